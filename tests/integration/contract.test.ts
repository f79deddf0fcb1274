import { describe, expect, it } from 'vitest';
import {
  type CommandName,
  contract,
  type Input,
  type ProcedureName,
  type QueryName,
} from '../../src/contract/contract.ts';
import { allRows, csvBytes, type TestProject, testProject, textFile } from '../support/project.ts';
import { N01 } from './story.ts';

type Call = { readonly [Name in ProcedureName]: readonly [Name, Input<Name>] }[ProcedureName];

const counting: Input<'crosstab.read'> = { by: ['team'], unit: 'segments', coder: 'any', where: [] };

/** One question of every kind, whatever the project holds; `S1` stands for the first segment there is. */
const QUESTIONS: { readonly [Name in QueryName]: Input<Name> } = {
  'project.read': {},
  'project.check': {},
  'project.export': {},
  'coder.list': {},
  'document.preview': textFile('N09.txt', N01),
  'document.list': {},
  'document.text': { document: 'N01' },
  'document.words': { document: 'N01', start: 0, end: 20 },
  'document.original': { document: 'N01' },
  'speaker.list': {},
  'participant.list': {},
  'participant.preview': { bytes: csvBytes('participant,team,site', 'N01,b,x', 'N09,c,') },
  'attribute.list': {},
  'code.list': {},
  'code.facts': { code: 'Care' },
  'code.previewMerge': { code: 'Risk', into: 'Care' },
  'codebook.export': {},
  'segment.list': { document: 'N01' },
  'segment.marks': { document: 'N01' },
  'segment.read': { segment: 'S1' },
  'segment.retrieve': { where: [], coder: 'any', context: 'more', limit: 9 },
  'segment.table': { where: [], coder: 'any' },
  'segment.export': { where: [], coder: 'any' },
  'crosstab.read': counting,
  'crosstab.export': { ...counting, layout: 'tidy' },
  'crosstab.explain': { ...counting, row: 'Care', group: null },
  'search.find': { text: 'panel', mode: 'words', limit: 9 },
  'journal.list': { limit: 100 },
  'layout.read': {},
};

/** A story with every command in it; `S1` and `S2` stand for the first and the last segment there is. */
const STORY: readonly Call[] = [
  ['project.rename', { name: 'Budgets' }],
  ['document.import', textFile('N01.txt', N01)],
  [
    'document.import',
    textFile('N02.txt', 'Interviewer: So?\nMaureen: No panel.\nInterviewer: And?\nMaureen: No.'),
  ],
  ['code.create', { name: 'Care', parent: null }],
  ['code.create', { name: 'Risk', parent: null, color: '#fff' }],
  ['segment.apply', { document: 'N01', code: 'Care', start: 0, end: 11 }],
  ['segment.applyAll', { document: 'N01', codes: ['Care', 'Risk'], start: 12, end: 20 }],
  ['layout.keep', { key: 'panes', value: { left: 232 } }],
  ['segment.applyQuote', { document: 'N02', code: 'Risk > New', quote: 'No panel', comment: 'why' }],
  [
    'segment.import',
    { bytes: csvBytes('document,code,quote,coder', 'N01,Risk,panel,Daniel', 'N01,Risk,zzz,') },
  ],
  ['participant.create', { name: 'N01' }],
  [
    'participant.import',
    { bytes: csvBytes('participant,document,team,years', 'N01,N01,a,3', 'N02,N02,a,4', 'N03,,b,') },
  ],
  ['participant.rename', { participant: 'N03', name: 'N04' }],
  ['participant.link', { participant: 'N04', document: 'N02' }],
  ['participant.unlink', { participant: 'N04', document: 'N02' }],
  ['participant.delete', { participant: 'N04' }],
  ['speaker.update', { document: 'N02', label: 'Maureen', role: 'interviewer' }],
  ['attribute.create', { name: 'wave', scope: 'document', type: 'choice', choices: ['1', '2'] }],
  ['attribute.set', { attribute: 'wave', document: 'N01', values: ['2'] }],
  [
    'attribute.setMany',
    {
      cells: [
        { attribute: 'team', participant: 'N01', values: ['c'] },
        { attribute: 'years', participant: 'N02', values: ['many'] },
      ],
    },
  ],
  ['attribute.update', { attribute: 'wave', choices: ['2', '1', '3'] }],
  ['attribute.update', { attribute: 'years', name: 'Years in post', type: 'text' }],
  ['attribute.delete', { attribute: 'wave' }],
  ['code.rename', { code: 'Care', name: 'Caring' }],
  ['code.rename', { code: 'Caring', name: 'Care' }],
  ['code.recolor', { code: 'Care', color: '#123456' }],
  ['code.recolor', { code: 'Care', pattern: 'dotted' }],
  ['code.define', { code: 'Care', definition: 'What helps', codable: true }],
  ['code.move', { code: 'Risk', parent: null, before: 'Care' }],
  ['codebook.import', { bytes: csvBytes('code,definition', 'Care > Social,x', 'Time,y') }],
  ['segment.recode', { segment: 'S1', code: 'Time' }],
  ['segment.resize', { segment: 'S1', start: 0, end: 5 }],
  ['segment.comment', { segment: 'S1', comment: 'so' }],
  ['segment.remove', { segment: 'S2' }],
  ['code.merge', { code: 'Time', into: 'Care' }],
  ['code.delete', { code: 'Risk > New' }],
  ['document.rename', { document: 'N02', name: 'Maureen' }],
  ['document.delete', { document: 'Maureen' }],
  ['journal.undo', {}],
  ['journal.undo', { count: 3 }],
  ['journal.redo', {}],
  ['journal.redo', { count: 2 }],
];

const names = Object.keys(contract) as ProcedureName[];
const queryNames = Object.keys(QUESTIONS) as QueryName[];

async function meant(project: TestProject, [name, input]: Call): Promise<Call> {
  const { rows } = await project.get('segment.table', { where: [], coder: 'any' });
  const ids: Record<string, unknown> = { S1: rows[0]?.[0], S2: rows.at(-1)?.[0] };
  const segment = 'segment' in input ? (ids[input.segment] ?? input.segment) : undefined;
  return [name, segment === undefined ? input : { ...input, segment }] as Call;
}

/** What history covers, and the layout, which it does not. */
function keptRows(project: TestProject): ReturnType<typeof allRows> {
  const layout = project.host.project.reader.prepare('SELECT * FROM layout ORDER BY key').all();
  return { ...allRows(project), layout };
}

function answers(project: TestProject): Promise<readonly (readonly [QueryName, unknown])[]> {
  return Promise.all(
    queryNames.map(async (name) => {
      const [, input] = await meant(project, [name, QUESTIONS[name]] as Call);
      return [name, await project.call(name, input as never)] as const;
    }),
  );
}

/** What a reply would be behind a carrier that knows JSON and bytes only. */
function carried(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    expect([value.constructor, value.byteLength]).toEqual([Uint8Array, value.buffer.byteLength]);
    return value;
  }
  if (Array.isArray(value)) return value.map(carried);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, carried(one)]));
  return value === undefined ? 'not JSON' : JSON.parse(JSON.stringify(value));
}

function expectCarried(reply: unknown): void {
  expect(carried(reply)).toStrictEqual(reply);
  expect(structuredClone(reply)).toStrictEqual(reply);
}

describe('the contract', () => {
  it('keeps its word through a story with every procedure in it', async () => {
    const project = testProject();
    const announced: (readonly string[])[] = [];
    project.host.onChanged(({ tables }) => announced.push(tables));
    let before = { rows: keptRows(project), answers: await answers(project) };
    for (const call of STORY) {
      const [name, input] = await meant(project, call);
      announced.length = 0;
      const reply = await project.call(name, input as never);
      expect([name, reply]).toMatchObject([name, { ok: true }]);
      expectCarried(reply);
      const after = { rows: keptRows(project), answers: await answers(project) };
      const changed = Object.keys(after.rows).filter(
        (table) => JSON.stringify(after.rows[table]) !== JSON.stringify(before.rows[table]),
      );
      expect([name, announced]).toEqual([name, [changed]]);
      for (const [index, [query, answer]] of after.answers.entries()) {
        expectCarried(answer);
        const reads: readonly string[] = contract[query].reads;
        const isStale = reads.includes('*') || reads.some((table) => changed.includes(table));
        if (!isStale) expect([name, query, answer]).toEqual([name, query, before.answers[index]?.[1]]);
      }
      before = after;
    }
    const used = new Set<string>([...STORY.map(([name]) => name), ...queryNames]);
    expect(names.filter((name) => !used.has(name))).toEqual([]);
    expect(before.answers.filter(([, reply]) => !(reply as { ok: boolean }).ok)).toEqual([]);
  });

  it('names tables that there are', () => {
    const tables = testProject().host.project.side.tables();
    const known = new Set(['*', 'layout', ...tables.map(({ name }) => name)]);
    expect(names.flatMap((name) => contract[name].reads.filter((table) => !known.has(table)))).toEqual([]);
  });

  it.each(names)('refuses what is no input of %s, by its path', async (name) => {
    const project = testProject();
    const { host } = project;
    const before = allRows(project);
    const issues = async (input: unknown) => {
      const reply = await host.handle(name, input, { coder: 'Zoe' });
      if (reply.ok || reply.error.code !== 'INVALID_INPUT') return reply;
      return reply.error.details.issues;
    };
    const sample = {
      ...(name in QUESTIONS ? QUESTIONS[name as QueryName] : STORY.find(([one]) => one === name)?.[1]),
    } as Record<string, unknown>;
    for (const wrong of [null, undefined, 'text', 7, [], [sample]])
      expect(await issues(wrong)).toEqual([
        expect.stringMatching(/^the input (is needed|should be a record)$/),
      ]);
    expect(await issues({ ...sample, surprise: 1 })).toEqual([expect.stringContaining('surprise')]);
    expect(await issues({ ...sample, constructor: 1 })).toEqual([expect.stringContaining('constructor')]);
    expect(await issues(JSON.parse(`{"__proto__":{"name":"x"}}`))).toEqual(
      expect.arrayContaining([expect.any(String)]),
    );
    for (const key of Object.keys(sample)) {
      const { [key]: _, ...rest } = sample;
      const { success } = contract[name].input.safeParse(rest);
      if (!success) expect(await issues(rest)).toEqual([expect.stringMatching(new RegExp(`^${key} `))]);
      // A topic of the layout may be any JSON.
      const record = name === 'layout.keep' && key === 'value' ? [] : [{ a: 1 }];
      for (const wrong of [...record, Number.NaN, Symbol('s')])
        expect(await issues({ ...sample, [key]: wrong })).toEqual([
          expect.stringMatching(new RegExp(`^${key}\\b`)),
        ]);
    }
    expect(allRows(project)).toEqual(before);
  });

  it.each([
    ['segment.apply', { document: 'N01', code: 'A', start: -1, end: 2 }, 'start'],
    ['segment.apply', { document: 'N01', code: 'A', start: 0.5, end: 2 }, 'start'],
    ['segment.apply', { document: 'N01', code: 'A', start: 0, end: 2 ** 60 }, 'end'],
    ['segment.applyQuote', { document: 'N01', code: 'A', quote: '' }, 'quote'],
    ['segment.applyQuote', { document: 'N01', code: 'A', quote: 'x', occurrence: 0 }, 'occurrence'],
    ['search.find', { text: 'x', mode: 'words', limit: 0 }, 'limit'],
    ['search.find', { text: 'x', mode: 'fuzzy', limit: 1 }, 'mode'],
    ['journal.undo', { count: 0 }, 'count'],
    ['crosstab.read', { ...counting, by: ['a', 'b', 'c'] }, 'by'],
    ['crosstab.read', { ...counting, coder: { coder: 'x', more: 1 } }, 'coder'],
    ['crosstab.read', { ...counting, where: [{ attribute: 'a', value: null, more: 1 }] }, 'where.0'],
    ['document.import', { name: 'a.txt', bytes: [1, 2] }, 'bytes'],
    ['attribute.create', { name: 'a', scope: 'code', type: 'text' }, 'scope'],
  ])('refuses %s %j because of %s', async (name, input, path) => {
    const reply = await testProject().host.handle(name, input, { coder: null });
    expect(reply).toEqual({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        details: { issues: [expect.stringMatching(new RegExp(`(^|in )${path}\\b`))] },
      },
    });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'segment', 'segment.apply.x'])(
    'has no procedure %j',
    async (name) => {
      expect(await testProject().host.handle(name, {}, { coder: null })).toEqual({
        ok: false,
        error: { code: 'NOT_SUPPORTED', details: { what: name } },
      });
    },
  );

  it('knows a command by its kind and gives every one a readable label', async () => {
    const project = testProject();
    for (const call of STORY) {
      const [name, input] = await meant(project, call);
      await project.get(name, input as never);
    }
    const commands = names.filter((name): name is CommandName => contract[name].kind === 'command');
    expect(STORY.map(([name]) => name)).toEqual(expect.arrayContaining(commands));
    const { entries } = await project.get('journal.list', { limit: 100 });
    expect(entries.map(({ label }) => label).toReversed()).toMatchSnapshot();
  });
});
