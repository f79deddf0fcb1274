import type { Failure } from '../../../src/contract/contract.ts';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { AppliedView, CodeView, MarkView } from '../../../src/contract/views.ts';
import { formatCodePath } from '../../../src/domain/code-path.ts';
import { sameName } from '../../../src/domain/name.ts';
import type { ProjectClient } from '../../data/client.ts';
import type { Run } from '../../data/use-command.ts';
import { announce } from '../../state/announcements.ts';
import { useCodingState } from '../../state/coding.ts';
import { type Stretch, useReading } from '../../state/reading.ts';
import { showToast } from '../../state/toasts.ts';
import type { TurnShown } from '../../text/transcript-types.ts';
import { appliedSentence, codesHere, plural, resizedSentence } from './coding-sentences.ts';
import { inVivoName } from './in-vivo-name.ts';

/** What is coded, as the window knows it at the moment. */
export type Ground = {
  readonly documentId: string | null;
  readonly text: string;
  readonly turns: readonly TurnShown[];
  readonly codes: readonly CodeView[];
  readonly marks: readonly MarkView[];
  /** Those that the filter lets through. */
  readonly shown: readonly MarkView[];
};

export type Tools = {
  readonly call: ProjectClient['call'];
  readonly run: Run;
  readonly ground: () => Ground;
  /** Says in one sentence what was done. */
  readonly tell: (sentence: string, undoable: boolean) => void;
};

/** Where in vivo codes are gathered until somebody sorts them. */
const IN_VIVO = 'In vivo';
const QUIET = { quiet: true };

export async function applyCodes(tools: Tools, codes: readonly string[], target: Stretch): Promise<boolean> {
  const { documentId: document } = tools.ground();
  const [code] = codes;
  if (document === null || code === undefined) return false;
  const { start, end } = target;
  const reply =
    codes.length === 1
      ? await tools.run('segment.apply', { document, code, start, end }, QUIET)
      : await tools.run('segment.applyAll', { document, codes: [...codes], start, end }, QUIET);
  if (!reply.ok) return refused(reply.error, () => applyCodes(tools, codes, target));
  await settled(tools, target, 'id' in reply.value ? [reply.value] : reply.value);
  return true;
}

/** Makes a code beneath another, or a theme, and applies it. */
export async function createAndApply(
  tools: Tools,
  name: string,
  parentId: string | null,
  target: Stretch,
): Promise<boolean> {
  const { codes } = tools.ground();
  const parent = codes.find(({ id }) => id === parentId);
  useCodingState.setState({ lastParent: parent?.id ?? null });
  if (parent !== undefined) return applyPath(tools, `${parent.path} > ${formatCodePath([name])}`, target);
  // A bare name would mean the code of that name, wherever it stands.
  if (!codes.some((code) => sameName(code.name, name)))
    return applyPath(tools, formatCodePath([name]), target);
  const reply = await tools.run('code.create', { name, parent: null });
  return reply.ok && applyCodes(tools, [reply.value.id], target);
}

export async function applyInVivo(tools: Tools, target: Stretch): Promise<boolean> {
  const name = inVivoName(tools.ground().text.slice(target.start, target.end));
  if (name !== '') return applyPath(tools, formatCodePath([IN_VIVO, name]), target, true);
  announce('There are no words to name a code after');
  return false;
}

/** Applies the code at a path; what is new of it is made in the same change. */
async function applyPath(tools: Tools, code: string, target: Stretch, inVivo = false): Promise<boolean> {
  const { documentId: document } = tools.ground();
  if (document === null) return false;
  const { start, end } = target;
  const reply = await tools.run(
    'segment.apply',
    { document, code, start, end, ...(inVivo ? { inVivo } : {}) },
    QUIET,
  );
  if (!reply.ok) return refused(reply.error, () => applyPath(tools, code, target, inVivo));
  await settled(tools, target, [reply.value]);
  return true;
}

async function settled(tools: Tools, target: Stretch, applied: readonly AppliedView[]): Promise<void> {
  const { codes, marks } = tools.ground();
  const ids = [...new Set(applied.map(({ codeId }) => codeId))];
  const parent = codes.find(({ id }) => id === ids[0])?.parentId;
  const state = useCodingState.getState();
  state.applied(ids, parent === undefined ? state.lastParent : parent);
  useReading.getState().focusedSegment(applied[0]?.id ?? null);
  const created = applied.some((each) => each.created);
  const names = [...new Set(applied.map(({ code }) => lastName(code)))];
  const words = await wordsIn(tools, target);
  await shown(() => tools.ground().marks.some(({ id }) => id === applied[0]?.id));
  const after = tools.ground();
  const isHidden = (segment: string) =>
    after.marks.some(({ id }) => id === segment) && !after.shown.some(({ id }) => id === segment);
  const hidden = applied.some(({ id }) => isHidden(id)) ? ', hidden by the filter' : '';
  const sentence = appliedSentence(names, words, codesHere(marks, target, ids), created);
  tools.tell(`${sentence}${hidden}`, created);
}

export async function removeSegment(tools: Tools, segment: string): Promise<boolean> {
  const { marks } = tools.ground();
  const mark = marks.find(({ id }) => id === segment);
  const name = codeName(tools, segment);
  const reply = await tools.run('segment.remove', { segment }, QUIET);
  if (!reply.ok) return refused(reply.error, () => removeSegment(tools, segment));
  if (useReading.getState().focusedSegmentId === segment) useReading.getState().focusedSegment(null);
  await shown(() => !tools.ground().marks.some(({ id }) => id === segment));
  const others = marks.filter(({ id }) => id !== segment);
  tools.tell(`Removed “${name}”, ${plural(mark ? codesHere(others, mark, []) : 0, 'code')} here`, true);
  return true;
}

export async function commentSegment(tools: Tools, segment: string, comment: string): Promise<boolean> {
  const reply = await tools.run('segment.comment', { segment, comment }, QUIET);
  if (!reply.ok) return refused(reply.error, () => commentSegment(tools, segment, comment));
  tools.tell(comment === '' ? 'Removed the comment' : `Commented “${codeName(tools, segment)}”`, true);
  return true;
}

/** The id under which the segment goes on, which is another's where the same stood there already; null if refused. */
export async function resizeSegment(tools: Tools, segment: string, target: Stretch): Promise<string | null> {
  const name = codeName(tools, segment);
  const { start, end } = target;
  const reply = await tools.run('segment.resize', { segment, start, end }, QUIET);
  if (!reply.ok) {
    refused(reply.error, async () => (await resizeSegment(tools, segment, target)) !== null);
    return null;
  }
  tools.tell(resizedSentence(name, await wordsIn(tools, target)), true);
  return reply.value.id;
}

/** Milliseconds after which a change is told, shown or not. */
const PATIENCE = 1000;

/** Waits until a change is on the screen, so that the next key finds what was told of. */
export async function shown(isShown: () => boolean): Promise<void> {
  const began = performance.now();
  while (!isShown() && performance.now() - began < PATIENCE)
    await new Promise((resolve) => requestAnimationFrame(resolve));
}

function codeName({ ground }: Tools, segment: string): string {
  const { marks, codes } = ground();
  const codeId = marks.find(({ id }) => id === segment)?.codeId;
  return codes.find(({ id }) => id === codeId)?.name ?? '';
}

async function wordsIn({ call, ground }: Tools, { start, end }: Stretch): Promise<number> {
  const reply = await call('document.words', { document: ground().documentId ?? '', start, end });
  return reply.ok ? reply.value.words : 0;
}

function refused(failure: Failure, again: () => Promise<boolean>): false {
  if (failure.code === 'CODER_NEEDED') useCodingState.getState().signatureNeeded(() => void again());
  else showToast({ sentence: sentenceFor(failure.code, failure.details), tone: 'error' });
  return false;
}

/** The name at the end of a path. */
function lastName(path: string): string {
  return (path.split(/(?<!\\) > /u).at(-1) ?? path).replaceAll('\\>', '>');
}
