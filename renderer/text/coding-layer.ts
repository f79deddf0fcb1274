import type { ReactNode, RefObject } from 'react';
import type { CodeView, MarkView, TurnView } from '../../src/contract/views.ts';
import type { TranscriptHandle } from './transcript-types.ts';

/** The transcript that is open for coding. */
export type CodedText = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly turns: readonly TurnView[];
};

export type CodingLayerProps = {
  /** Null while no transcript is open. */
  readonly document: CodedText | null;
  readonly codes: readonly CodeView[];
  /** All segments of the transcript, those hidden by a filter included. */
  readonly marks: readonly MarkView[];
  /** Those that the filter lets through. */
  readonly shown: readonly MarkView[];
  readonly text: RefObject<TranscriptHandle | null>;
  readonly children: ReactNode;
};
