import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Emic, emicIn } from '../support/emic.ts';

const STUDY = resolve(import.meta.dirname, '../../fixtures/study');

type Row = {
  readonly document: string;
  readonly participant: readonly string[];
  readonly profession: readonly (string | null)[];
  readonly code_path: string;
  readonly coder: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};
type Cell = {
  readonly group: string;
  readonly value: number;
  readonly n: number;
  readonly percent: number | null;
};
type Table = {
  readonly groups: readonly { value: string; n: number }[];
  readonly rows: readonly { code_path: string; level: number; cells: readonly Cell[]; total: Cell }[];
};

const GROUPS = ['Nurse', 'Occupational therapist', 'Social worker'];

/** The participants of a segment that are in the group, told by its own row alone. */
function members(row: Row, group: string): readonly string[] {
  return row.participant.filter((_, index) => row.profession[index] === group);
}

function isInBranch(row: Row, path: string): boolean {
  return row.code_path === path || row.code_path.startsWith(`${path} > `);
}

describe('the numbers of the example study', () => {
  const held: { emic?: Emic } = {};
  const emic = (): Emic => held.emic ?? expect.fail('the study was not imported');

  beforeAll(async () => {
    held.emic = await importedStudy();
  });

  it('of participants, segments and documents can be recounted from `emic segments --counted`', async () => {
    const counted = await emic().json<readonly Row[]>(
      'segments',
      'study.emic',
      '--counted',
      '--by',
      'profession',
      '--json',
    );
    const recount = {
      participants: (rows: readonly Row[], group: string) =>
        new Set(rows.flatMap((row) => members(row, group))).size,
      segments: (rows: readonly Row[], group: string) =>
        rows.filter((row) => members(row, group).length > 0).length,
      documents: (rows: readonly Row[], group: string) =>
        new Set(rows.filter((row) => members(row, group).length > 0).map((row) => row.document)).size,
    };
    for (const [unit, count] of Object.entries(recount)) {
      const table = await emic().json<Table>(
        'crosstab',
        'study.emic',
        '--by',
        'profession',
        '--unit',
        unit,
        '--json',
      );
      expect(table.rows).toHaveLength(25);
      for (const { code_path, cells } of table.rows) {
        const rows = counted.filter((row) => isInBranch(row, code_path));
        const expected = GROUPS.map((group) => ({ group, value: count(rows, group) }));
        expect(
          cells.map(({ group, value }) => ({ group, value })),
          `${unit} of ${code_path}`,
        ).toEqual(expected);
      }
    }
  });

  it('of one coder alone can be recounted, too', async () => {
    const rows = await emic().json<readonly Row[]>(
      'segments',
      'study.emic',
      '--counted',
      '--by',
      'profession',
      '--coder',
      'Daniel',
      '--json',
    );
    expect(new Set(rows.map(({ coder }) => coder))).toEqual(new Set(['Daniel']));
    const table = await emic().json<Table>(
      'crosstab',
      'study.emic',
      '--by',
      'profession',
      '--unit',
      'segments',
      '--coder',
      'daniel',
      '--json',
    );
    const totals = table.rows.map(({ code_path }) => rows.filter((row) => isInBranch(row, code_path)).length);
    expect(table.rows.map(({ total }) => total.value)).toEqual(totals);
  });

  it('stand on quotes that are in the texts at the very offsets', async () => {
    const rows = await emic().json<readonly Row[]>('segments', 'study.emic', '--json');
    expect(rows).toHaveLength(521);
    const texts = new Map<string, string>();
    for (const { document, start, end, text } of rows) {
      const whole = texts.get(document) ?? (await emic().text('text', 'study.emic', document));
      texts.set(document, whole);
      expect(whole.slice(start, end)).toBe(text);
    }
  });

  it('have the groups of the participants table as N', async () => {
    const { groups } = await emic().json<Table>('crosstab', 'study.emic', '--by', 'profession', '--json');
    expect(groups).toEqual([
      { value: 'Nurse', n: 10 },
      { value: 'Occupational therapist', n: 8 },
      { value: 'Social worker', n: 10 },
    ]);
    const missing = await emic().json<Table>('crosstab', 'study.emic', '--by', 'team', '--json');
    expect(missing.groups.at(-1)).toEqual({ value: 'Not recorded', n: 2 });
  });
});

async function importedStudy(): Promise<Emic> {
  const emic = emicIn();
  const transcripts = readdirSync(join(STUDY, 'transcripts'))
    .sort()
    .map((name) => join(STUDY, 'transcripts', name));
  await emic.text('new', 'study.emic', '--coder', 'Priya');
  await emic.text('import', 'study.emic', ...transcripts);
  await emic.text('participants', 'study.emic', join(STUDY, 'participants.csv'));
  await emic.text('codebook', 'import', 'study.emic', join(STUDY, 'codebook.csv'));
  for (const coder of ['priya', 'daniel'])
    await emic.text('segments', 'import', 'study.emic', join(STUDY, `segments-${coder}.csv`));
  return emic;
}
