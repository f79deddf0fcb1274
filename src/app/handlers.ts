import type { CommandName, Input, Output, QueryName } from '../contract/contract.ts';
import { checkProject } from '../db/check.ts';
import type { Writer } from '../db/connection.ts';
import type { Project } from '../db/project.ts';
import type { Author } from '../db/transact.ts';
import { setManyAttributes, setOneAttribute } from './attribute-values.ts';
import { codeFacts } from './code-facts.ts';
import { mergeCodes, previewMerge } from './code-merge.ts';
import {
  createCode,
  defineCode,
  deleteBranch,
  listCodes,
  moveCode,
  recolorCode,
  renameCode,
} from './codebook.ts';
import { exportCodebook, importCodebook } from './codebook-table.ts';
import {
  applyCode,
  applyCodes,
  applyCodeToQuote,
  commentSegment,
  listSegments,
  marksOf,
  recodeSegment,
  removeSegment,
  resizeSegment,
} from './coding.ts';
import {
  countWords,
  deleteTranscript,
  listDocuments,
  originalFile,
  readDocument,
  renameTranscript,
} from './documents.ts';
import type { Act, Done } from './done.ts';
import type { FirstScreen } from './first-screen.ts';
import { listHistory } from './history.ts';
import { readLayout } from './layout.ts';
import { importParticipants } from './participant-import.ts';
import { previewParticipants } from './participant-preview.ts';
import {
  changeAttribute,
  createAttribute,
  createParticipant,
  deleteOneAttribute,
  deleteOneParticipant,
  linkOne,
  listAttributes,
  listParticipants,
  renameOneParticipant,
  unlinkOne,
} from './participants.ts';
import type { Progress } from './progress.ts';
import { exportProject } from './project-export.ts';
import { listCoders, readProject, renameProject } from './project-facts.ts';
import { explainOne, exportCrosstab, type Reports, readCrosstabTable } from './reports.ts';
import { retrieveSegments } from './retrieval.ts';
import { findText } from './search.ts';
import { readSegment } from './segment-detail.ts';
import { importSegments } from './segment-import.ts';
import { exportSegments, segmentTable } from './segment-table.ts';
import { changeSpeaker, listSpeakers } from './speakers.ts';
import { importDocument, previewDocument } from './transcript-import.ts';

export type Context = {
  readonly project: Project;
  readonly reports: Reports;
  readonly firstScreen: FirstScreen;
  readonly author: Author;
  readonly progress: Progress;
};

type Queries = { readonly [Name in QueryName]: (context: Context, input: Input<Name>) => Output<Name> };
/** Undo and redo enter the journal in their own way, the layout not at all; the host knows them. */
type Journalled = Exclude<CommandName, 'journal.undo' | 'journal.redo' | 'layout.keep'>;
type Commands = {
  readonly [Name in Journalled]: (tx: Writer, input: Input<Name>, act: Act) => Done<Output<Name>>;
};

/** A handler whose input the contract has parsed, seen without its types. */
export type QueryHandler = (context: Context, input: unknown) => unknown;
export type CommandHandler = (tx: Writer, input: unknown, act: Act) => Done<unknown>;

export const queries: Queries = {
  'project.read': ({ project }) => readProject(project.reader),
  'project.check': ({ project, progress }) => checkProject(project, progress.step),
  'project.export': ({ project, progress }) => exportProject(project.reader, progress),
  'coder.list': ({ project }) => listCoders(project.reader),
  'document.preview': ({ project }, input) => previewDocument(project.reader, input),
  'document.list': ({ project, firstScreen }) => listDocuments(project.reader, firstScreen.wordsCoded()),
  'document.text': ({ project }, input) => readDocument(project.reader, input),
  'document.words': ({ project }, input) => countWords(project.reader, input),
  'document.original': ({ project }, input) => originalFile(project.reader, input),
  'speaker.list': ({ project }, input) => listSpeakers(project.reader, input),
  'participant.list': ({ project, reports }) => listParticipants(project.reader, reports),
  'participant.preview': ({ project }, input) => previewParticipants(project.reader, input),
  'attribute.list': ({ project }) => listAttributes(project.reader),
  'code.list': ({ project, reports, firstScreen }) => {
    const participants = firstScreen.participantsByCode();
    return listCodes(project.reader, reports.loaded() ? reports.corpus() : null, participants);
  },
  'code.facts': ({ project, reports }, input) => codeFacts(project.reader, reports, input),
  'code.previewMerge': ({ project }, input) => previewMerge(project.reader, input),
  'codebook.export': ({ project }, input) => exportCodebook(project.reader, input),
  'segment.marks': ({ project }, input) => marksOf(project.reader, input),
  'segment.list': ({ project }, input) => listSegments(project.reader, input),
  'segment.read': ({ project }, input) => readSegment(project.reader, input),
  'segment.retrieve': ({ project, reports }, input) => retrieveSegments(project.reader, reports, input),
  'segment.table': ({ project, reports }, input) => segmentTable(project.reader, reports, input),
  'segment.export': ({ project, reports, progress }, input) =>
    exportSegments(project.reader, reports, input, progress),
  'crosstab.read': ({ project, reports }, input) => readCrosstabTable(project.reader, reports, input),
  'crosstab.export': ({ project, reports }, input) => exportCrosstab(project.reader, reports, input),
  'crosstab.explain': ({ project, reports }, input) => explainOne(project.reader, reports, input),
  'search.find': ({ project }, input) => findText(project.reader, input),
  'journal.list': ({ project, author }, input) => listHistory(project, author, input),
  'layout.read': ({ project }) => readLayout(project.reader),
};

export const commands: Commands = {
  'project.rename': renameProject,
  'document.import': importDocument,
  'document.rename': renameTranscript,
  'document.delete': deleteTranscript,
  'speaker.update': changeSpeaker,
  'participant.create': createParticipant,
  'participant.rename': renameOneParticipant,
  'participant.delete': deleteOneParticipant,
  'participant.link': linkOne,
  'participant.unlink': unlinkOne,
  'participant.import': importParticipants,
  'attribute.create': createAttribute,
  'attribute.update': changeAttribute,
  'attribute.delete': deleteOneAttribute,
  'attribute.set': setOneAttribute,
  'attribute.setMany': setManyAttributes,
  'code.create': createCode,
  'code.rename': renameCode,
  'code.move': moveCode,
  'code.recolor': recolorCode,
  'code.define': defineCode,
  'code.merge': mergeCodes,
  'code.delete': deleteBranch,
  'codebook.import': importCodebook,
  'segment.apply': applyCode,
  'segment.applyAll': applyCodes,
  'segment.applyQuote': applyCodeToQuote,
  'segment.remove': removeSegment,
  'segment.recode': recodeSegment,
  'segment.resize': resizeSegment,
  'segment.comment': commentSegment,
  'segment.import': importSegments,
};
