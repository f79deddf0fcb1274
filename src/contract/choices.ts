import { contract } from './contract.ts';

/** What `unit` of a crosstab may be. */
export const crosstabUnits = contract['crosstab.read'].input.shape.unit.options;

/** What a speaker may be. */
export const speakerRoles = contract['speaker.update'].input.shape.role.unwrap().options;
