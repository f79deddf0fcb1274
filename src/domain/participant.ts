import type { Instant } from '../kernel/clock.ts';
import type { AttributeId, ParticipantId } from './ids.ts';

export type Participant = { readonly id: ParticipantId; readonly name: string; readonly createdAt: Instant };

/** One value of an attribute as it was entered and as it is understood. */
export type AttributeValue = {
  readonly attributeId: AttributeId;
  readonly entered: string;
  readonly value: string;
};
