import type { Instant } from '../kernel/clock.ts';
import type { ParticipantId } from './ids.ts';

export type Participant = { readonly id: ParticipantId; readonly name: string; readonly createdAt: Instant };
