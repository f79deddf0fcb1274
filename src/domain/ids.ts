import type { Brand } from '../kernel/brand.ts';

export type CoderId = Brand<string, 'CoderId'>;
export type DocumentId = Brand<string, 'DocumentId'>;
export type DocumentVersionId = Brand<string, 'DocumentVersionId'>;
export type SpeakerId = Brand<string, 'SpeakerId'>;
export type TurnId = Brand<string, 'TurnId'>;
export type ParticipantId = Brand<string, 'ParticipantId'>;
export type AttributeId = Brand<string, 'AttributeId'>;
export type CodeId = Brand<string, 'CodeId'>;
export type SegmentId = Brand<string, 'SegmentId'>;
export type EntryId = Brand<string, 'EntryId'>;
export type ReplicaId = Brand<string, 'ReplicaId'>;
/** SHA-256 of content, 64 lower-case hexadecimal digits. */
export type ContentHash = Brand<string, 'ContentHash'>;
