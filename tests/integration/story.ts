import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { Output } from '../../src/contract/contract.ts';
import { allRows, csvBytes, type TestProject, textFile } from '../support/project.ts';

export type Coded = Output<'segment.apply'>;

export const N01 = [
  'Interviewer: How did it go?',
  'N01: I was 😀 tired of the forms. The panel said no.',
  'Interviewer: And then?',
  'N01: The panel said no again.',
].join('\n');

/** A conversation of two, with an interviewer. */
export const TALK = [
  'Interviewer: How did it go?',
  'Maureen: The forms, mostly.',
  'Sarah: And the panel said no.',
  'Interviewer: I see.',
  'Maureen: So we waited.',
].join('\n');

/** Imports a transcript and gives its id. */
export async function imported(project: TestProject, name = 'N01.txt', text = N01): Promise<string> {
  return (await project.get('document.import', textFile(name, text))).id;
}

/** Codes the words where they first stand. */
export function coded(
  project: TestProject,
  code: string,
  quote: string,
  coder?: string,
  more: { readonly document?: string; readonly occurrence?: number; readonly comment?: string } = {},
): Promise<Coded> {
  return project.get('segment.applyQuote', { document: 'N01', code, quote, ...more }, coder);
}

export async function paths(project: TestProject): Promise<readonly string[]> {
  return (await project.get('code.list', {})).map(({ path }) => path);
}

/** Every segment of the project as `code: quote (coder)`, in the order of its segment table. */
export async function segments(project: TestProject): Promise<readonly string[]> {
  const { header, rows } = await project.get('segment.table', { where: [], coder: 'any' });
  const cell = (row: (typeof rows)[number], name: string) => String(row[header.indexOf(name)]);
  return rows.map((row) => `${cell(row, 'code_path')}: ${cell(row, 'text')} (${cell(row, 'coder')})`);
}

/** The labels of the history, newest first. */
export async function labels(project: TestProject, limit = 1_000): Promise<readonly string[]> {
  return (await project.get('journal.list', { limit })).entries.map(({ label }) => label);
}

/** Undoes or redoes, and gives the labels of what it took back or brought back. */
export async function step(
  project: TestProject,
  name: 'journal.undo' | 'journal.redo',
  count = 1,
  coder?: string,
): Promise<readonly string[]> {
  return (await project.get(name, { count }, coder)).map(({ label }) => label);
}

/** Changes a project file behind Emic's back, without any of its rules. */
export function byHand(path: string, ...statements: readonly string[]): void {
  const connection = new Database(path);
  try {
    connection.pragma('foreign_keys = OFF');
    connection.pragma('ignore_check_constraints = ON');
    for (const sql of statements) connection.exec(sql);
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
}

/** Codes by path, each with its parents before it. */
export async function codebook(project: TestProject, ...all: readonly string[]): Promise<void> {
  const rows = all.map((path) => `"${path}"`);
  await project.get('codebook.import', { bytes: csvBytes('code', ...rows) });
}

/** Runs a change and expects that undoing it gives back every row. */
export async function undoable(project: TestProject, change: () => Promise<unknown>): Promise<void> {
  const before = allRows(project);
  await change();
  const after = allRows(project);
  await project.get('journal.undo', {});
  expect(allRows(project)).toEqual(before);
  await project.get('journal.redo', {});
  expect(allRows(project)).toEqual(after);
}
