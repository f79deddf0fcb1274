// `npm run bench`: ours beside a hand-written floor, in the same process and run. Exit code 1 where a bar is missed.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CORPUS_PLANS, type CorpusSize } from '../../fixtures/corpus/corpus.ts';
import { type Contest, measured } from './contest.ts';
import { type Ground, groundOf } from './ground.ts';
import { heading, type Line, lineOf, memoryLine, shown } from './lines.ts';
import { applyCodeContests } from './topics/apply-code.ts';
import { countingContests } from './topics/counting.ts';
import { importTranscriptContests } from './topics/import-transcript.ts';
import { openProjectContests } from './topics/open-project.ts';
import { openTranscriptContests } from './topics/open-transcript.ts';
import { searchContests } from './topics/search.ts';
import { segmentTableContests } from './topics/segment-tables.ts';

type Topic = (ground: Ground) => readonly Contest[] | Promise<readonly Contest[]>;

/** Those that only read come first: the others change ours and the floor's copy in different ways. */
const TOPICS: readonly Topic[] = [
  openProjectContests,
  openTranscriptContests,
  searchContests,
  segmentTableContests,
  countingContests,
  applyCodeContests,
  importTranscriptContests,
];

const { sizes, only } = asked();
process.stdout.write(`${heading()}\n`);
const lines: Line[] = [];
for (const size of sizes) {
  const ground = await groundOf(size);
  try {
    for (const topic of TOPICS) {
      for (const contest of await topic(ground)) {
        if (only === undefined || contest.operation.includes(only)) {
          print(lineOf(contest, size, await measured(contest)));
        }
      }
    }
    if (only === undefined || 'memory'.includes(only)) print(memoryLine(size, memoryOf(ground.pristine)));
  } finally {
    ground.close();
  }
}
const missed = lines.filter(({ ok }) => !ok).length;
if (missed > 0) process.stdout.write(`${missed} over the bar\n`);
process.exitCode = missed > 0 ? 1 : 0;

function print(line: Line): void {
  lines.push(line);
  process.stdout.write(`${shown(line)}\n`);
}

function asked(): { sizes: readonly CorpusSize[]; only: string | undefined } {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'S,M' },
      large: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const names = values.large ? ['S', 'M', 'L'] : values.size.toUpperCase().split(',');
  const sizes = names.filter((name) => Object.hasOwn(CORPUS_PLANS, name)) as CorpusSize[];
  if (sizes.length === names.length) return { sizes, only: values.only };
  process.stderr.write('usage: npm run bench -- [--size S,M,L] [--large] [--only WORDS]\n');
  process.exit(2);
}

/** Resident memory in bytes of a process that opened the project and counted one crosstab. */
function memoryOf(path: string): number {
  const probe = fileURLToPath(new URL('memory-probe.ts', import.meta.url));
  return Number(execFileSync(process.execPath, [probe, path], { encoding: 'utf8' }));
}
