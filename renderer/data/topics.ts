import { codebookTopic } from '../state/codebook.ts';
import { codingTopic } from '../state/coding.ts';
import { compareTopic } from '../state/compare.ts';
import { historyTopic } from '../state/history.ts';
import { paletteTopic } from '../state/palette.ts';
import { participantsTopic } from '../state/participants.ts';
import { readingTopic } from '../state/reading.ts';
import { segmentsTopic } from '../state/segments.ts';
import type { Topic } from '../state/topic.ts';
import { transcriptsTopic } from '../state/transcripts.ts';
import { viewTopic } from '../state/view.ts';

/** Everything of the window's state that a project keeps. */
export const topics: readonly Topic[] = [
  viewTopic,
  readingTopic,
  transcriptsTopic,
  codingTopic,
  paletteTopic,
  codebookTopic,
  historyTopic,
  participantsTopic,
  compareTopic,
  segmentsTopic,
];
