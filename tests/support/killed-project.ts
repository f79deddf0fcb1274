import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { newProject, openHost } from '../../src/app/projects.ts';
import { checkProject, type Finding } from '../../src/db/check.ts';
import { projectOver, steadyMachine, textFile } from './project.ts';

const FIXTURE = resolve(import.meta.dirname, '../../fixtures/projects/schema-1.emic.gz');

/** What the processes that were killed have acknowledged of a project, so far. */
export type Acknowledged = {
  /** Ids in the history by number. */
  readonly entries: Map<number, string>;
  readonly files: Set<string>;
  layout: string | null;
};

/** A folder with `study.emic`, a backup of it, and a project of the first Emic's. */
export async function killableFolder(parent: string, seed: number): Promise<string> {
  const folder = mkdtempSync(join(parent, 'lane-'));
  const machine = steadyMachine(folder, seed % 100);
  const host = newProject(join(folder, 'study.emic'), undefined, { coder: 'Priya' }, machine);
  const { get } = projectOver(host, machine);
  const words = 'Interviewer: Risk?\nP1: The budget and the panel took time, and forms.\n';
  for (let number = 0; number < 3; number += 1)
    await get('document.import', textFile(`T${number}.txt`, words.repeat(20 + number)));
  host.close();
  copyFileSync(join(folder, 'study.emic'), join(folder, 'kept.emic'));
  writeFileSync(join(folder, 'old.emic'), gunzipSync(readFileSync(FIXTURE)));
  return folder;
}

/** What was said on the pipe; a last line that was cut short was not said. */
export function listen(
  stdout: string,
  acknowledged: Acknowledged,
): { readonly atWork: string; readonly said: number } {
  const lines = stdout.split('\n').slice(0, -1);
  const outcome = { atWork: 'start', said: 0 };
  for (const line of lines) {
    const [kind, first = '', second = ''] = line.split(' ');
    if (kind === 'begin') outcome.atWork = line.slice('begin '.length);
    else outcome.said += 1;
    if (kind === 'entry') acknowledged.entries.set(Number(first), second);
    if (kind === 'layout') acknowledged.layout = first;
    if (kind === 'file') acknowledged.files.add(line.slice('file '.length));
  }
  return outcome;
}

export type Verdict = {
  /** Of the project and of every new file that bears a final name. */
  readonly findings: readonly (Finding | { readonly file: string; readonly found: string })[];
  readonly lost: readonly string[];
};

/** Looks at copies: the next process takes the files up as the dead one left them. Clears drafts away. */
export async function verdictOn(
  folder: string,
  acknowledged: Acknowledged,
  seen: Set<string>,
  atWork: string,
): Promise<Verdict> {
  const study = await inspected(join(folder, 'study.emic'));
  const lost = [...acknowledged.entries]
    .filter(([sequence, id]) => study.entries.get(sequence) !== id)
    .map(([sequence, id]) => `entry ${sequence} ${id}`);
  // One that was just being kept may be there, too.
  const isLayoutKept =
    acknowledged.layout === null || study.layout === acknowledged.layout || atWork === 'layout';
  if (!isLayoutKept) lost.push(`layout ${acknowledged.layout}, is ${study.layout}`);
  if (atWork === 'layout') acknowledged.layout = study.layout;
  const findings: Verdict['findings'][number][] = [...study.findings];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of acknowledged.files) if (!existsSync(file)) lost.push(file);
  for (const name of files) {
    if (!name.endsWith('.emic') || seen.has(name)) continue;
    seen.add(name);
    if (/^(study|old|kept)\.emic$/.test(name)) continue;
    const { findings: found } = await inspected(join(folder, name));
    findings.push(...found.map(({ what, where }) => ({ file: name, found: `${what}: ${where}` })));
  }
  clear(folder, files, acknowledged);
  return { findings, lost };
}

/** Whole files have been seen; those of the project itself stay, for the next process to work with. */
function clear(folder: string, files: readonly string[], acknowledged: Acknowledged): void {
  for (const name of files) {
    if (/^(study|state|old\.emic|kept\.emic)/.test(name) && !/\.(part|new|copy)-/.test(name)) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  acknowledged.files.clear();
}

/** What a project file holds when the next start has mended it. */
async function inspected(path: string) {
  const folder = mkdtempSync(join(path, '../../inspected-'));
  const copy = join(folder, 'copy.emic');
  try {
    mkdirSync(folder, { recursive: true });
    for (const ending of ['', '-wal'])
      if (existsSync(path + ending) && statSync(path + ending).isFile())
        copyFileSync(path + ending, copy + ending);
    const host = await openHost(copy, steadyMachine(folder));
    try {
      const { reader } = host.project;
      const entries = reader.prepare<[], [number, string]>('SELECT sequence, id FROM journal').raw().all();
      const layout = reader
        .prepare<[], { value: string }>("SELECT value FROM layout WHERE key = 'kill'")
        .get();
      return {
        entries: new Map(entries),
        layout: layout?.value ?? null,
        findings: checkProject(host.project),
      };
    } finally {
      host.close();
    }
  } catch (error) {
    return {
      entries: new Map<number, string>(),
      layout: null,
      findings: [{ what: String(error), where: path }],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
