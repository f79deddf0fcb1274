import type { CommandName, Input, Output, QueryName } from '../contract/contract.ts';
import { checkProject } from '../db/check.ts';
import type { Writer } from '../db/connection.ts';
import type { Project } from '../db/project.ts';
import type { Author } from '../db/transact.ts';
import {
  createCode,
  defineCode,
  deleteBranch,
  listCodes,
  mergeCodes,
  moveCode,
  previewMerge,
  recolorCode,
  renameCode,
} from './codebook.ts';
import { exportCodebook, importCodebook } from './codebook-table.ts';
import {
  applyCode,
  applyCodeToQuote,
  commentSegment,
  listSegments,
  recodeSegment,
  removeSegment,
  resizeSegment,
} from './coding.ts';
import {
  deleteTranscript,
  importDocument,
  listDocuments,
  originalFile,
  previewDocument,
  readDocument,
  renameTranscript,
} from './documents.ts';
import type { Act, Done } from './done.ts';
import { listHistory } from './history.ts';
import { importParticipants } from './participant-import.ts';
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
  setOneAttribute,
  unlinkOne,
} from './participants.ts';
import { exportProject } from './project-export.ts';
import { listCoders, readProject, renameProject } from './project-facts.ts';
import { explainOne, exportCrosstab, type Reports, readCrosstabTable } from './reports.ts';
import { findText } from './search.ts';
import { importSegments } from './segment-import.ts';
import { exportSegments, segmentTable } from './segment-table.ts';
import { changeSpeaker, listSpeakers } from './speakers.ts';

export type Context = { readonly project: Project; readonly reports: Reports; readonly author: Author };

type Queries = { readonly [Name in QueryName]: (context: Context, input: Input<Name>) => Output<Name> };
/** Undo and redo enter the journal in their own way; the host knows them. */
type Journalled = Exclude<CommandName, 'journal.undo' | 'journal.redo'>;
type Commands = {
  readonly [Name in Journalled]: (tx: Writer, input: Input<Name>, act: Act) => Done<Output<Name>>;
};

/** A handler whose input the contract has parsed, seen without its types. */
export type QueryHandler = (context: Context, input: unknown) => unknown;
export type CommandHandler = (tx: Writer, input: unknown, act: Act) => Done<unknown>;

export const queries: Queries = {
  'project.read': ({ project }) => readProject(project.reader),
  'project.check': ({ project }) => checkProject(project),
  'project.export': ({ project }) => exportProject(project.reader),
  'coder.list': ({ project }) => listCoders(project.reader),
  'document.preview': ({ project }, input) => previewDocument(project.reader, input),
  'document.list': ({ project }) => listDocuments(project.reader),
  'document.text': ({ project }, input) => readDocument(project.reader, input),
  'document.original': ({ project }, input) => originalFile(project.reader, input),
  'speaker.list': ({ project }, input) => listSpeakers(project.reader, input),
  'participant.list': ({ project }) => listParticipants(project.reader),
  'attribute.list': ({ project }) => listAttributes(project.reader),
  'code.list': ({ project, reports }) =>
    listCodes(project.reader, reports.loaded() ? reports.corpus() : null),
  'code.previewMerge': ({ project }, input) => previewMerge(project.reader, input),
  'codebook.export': ({ project }, input) => exportCodebook(project.reader, input),
  'segment.list': ({ project }, input) => listSegments(project.reader, input),
  'segment.table': ({ project, reports }, input) => segmentTable(project.reader, reports, input),
  'segment.export': ({ project, reports }, input) => exportSegments(project.reader, reports, input),
  'crosstab.read': ({ project, reports }, input) => readCrosstabTable(project.reader, reports, input),
  'crosstab.export': ({ project, reports }, input) => exportCrosstab(project.reader, reports, input),
  'crosstab.explain': ({ project, reports }, input) => explainOne(project.reader, reports, input),
  'search.find': ({ project }, input) => findText(project.reader, input),
  'journal.list': ({ project, author }, input) => listHistory(project, author, input.limit),
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
  'code.create': createCode,
  'code.rename': renameCode,
  'code.move': moveCode,
  'code.recolor': recolorCode,
  'code.define': defineCode,
  'code.merge': mergeCodes,
  'code.delete': deleteBranch,
  'codebook.import': importCodebook,
  'segment.apply': applyCode,
  'segment.applyQuote': applyCodeToQuote,
  'segment.remove': removeSegment,
  'segment.recode': recodeSegment,
  'segment.resize': resizeSegment,
  'segment.comment': commentSegment,
  'segment.import': importSegments,
};
