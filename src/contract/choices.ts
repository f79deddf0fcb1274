import { contract } from './contract.ts';

/** What `unit` of a crosstab may be. */
export const crosstabUnits = contract['crosstab.read'].input.shape.unit.options;

/** What a speaker may be. */
export const speakerRoles = contract['speaker.update'].input.shape.role.unwrap().options;

/** What a percentage of a crosstab may be of. */
export const percentBases = contract['crosstab.read'].input.shape.percentOf.unwrap().options;
