import type { CommandName, Input, Reply } from '../../src/contract/contract.ts';
import { PATTERNS } from '../../src/domain/code-look.ts';
import { csvBytes, type TestProject, textFile } from '../support/project.ts';

/** One random change: which command, and numbers to pick its arguments by. */
export type Step = { readonly command: number; readonly picks: readonly [number, number, number, number] };

const WORDS = ['risk', 'budget', '😀', 'nurse', 'שלום', 'forms', 'e\u0301', 'panel', '護理', 'time'];
const NAMES = ['Risk', 'Time', 'Roles', 'Left out', 'Panel', 'a > b', 'Ünwell'];
const COLORS = ['#d55e00', '#0072b2', '#fff'];

type Sent = { readonly [Name in CommandName]: readonly [Name, Input<Name>] }[CommandName];

/** Sends the command a step names, with arguments picked from what the project holds now. May be refused. */
export async function takeStep(project: TestProject, { command, picks }: Step): Promise<Reply<unknown>> {
  const world = await worldOf(project, picks);
  const maker = MAKERS[command % MAKERS.length];
  const [name, input] = maker?.(world) ?? ['code.create', { name: 'Fallback', parent: null }];
  return project.call(name, input as never);
}

type World = {
  readonly picks: readonly [number, number, number, number];
  readonly documents: readonly string[];
  readonly lengths: readonly number[];
  readonly codes: readonly string[];
  readonly segments: readonly string[];
  readonly participants: readonly string[];
  readonly attributes: readonly string[];
  readonly speakers: readonly { readonly document: string; readonly label: string }[];
};

async function worldOf(project: TestProject, picks: World['picks']): Promise<World> {
  const documents = await project.get('document.list', {});
  const segments = project.host.project.reader
    .prepare<[], { id: string }>('SELECT id FROM segment ORDER BY id')
    .all();
  return {
    picks,
    documents: documents.map(({ id }) => id),
    lengths: documents.map(({ characters }) => characters),
    codes: (await project.get('code.list', {})).map(({ id }) => id),
    segments: segments.map(({ id }) => id),
    participants: (await project.get('participant.list', {})).map(({ id }) => id),
    attributes: (await project.get('attribute.list', {})).map(({ id }) => id),
    speakers: await project.get('speaker.list', {}),
  };
}

function pick<T>(items: readonly T[], by: number, otherwise: T): T {
  return items[by % Math.max(1, items.length)] ?? otherwise;
}

const NOWHERE = 'nowhere';
const code = ({ codes, picks }: World, index: 0 | 1 | 2 | 3) => pick(codes, picks[index], NOWHERE);
const document = ({ documents, picks }: World) => pick(documents, picks[0], NOWHERE);
const segment = ({ segments, picks }: World) => pick(segments, picks[0], NOWHERE);
const participant = ({ participants, picks }: World) => pick(participants, picks[0], NOWHERE);
const attribute = ({ attributes, picks }: World) => pick(attributes, picks[1], NOWHERE);
const name = ({ picks }: World, index: 0 | 1 | 2 | 3) =>
  `${pick(NAMES, picks[index], 'X')} ${picks[index] % 5}`;

function span({ lengths, picks }: World): { start: number; end: number } {
  const length = pick(lengths, picks[0], 10);
  const start = picks[2] % Math.max(1, length);
  return { start, end: Math.min(length, start + 1 + (picks[3] % 12)) };
}

function transcript({ picks }: World): string {
  return Array.from({ length: 2 + (picks[1] % 5) }, (_, line) => {
    const words = Array.from({ length: 3 + ((picks[2] + line) % 6) }, (_unused, index) =>
      pick(WORDS, picks[3] + line * 7 + index * 3, 'so'),
    );
    return `${line % 2 === 0 ? 'Interviewer' : `P${picks[1] % 3}`}: ${words.join(' ')}.`;
  }).join('\n');
}

/** Places of some commands among the makers. */
export const IMPORT = 0;
export const APPLY = 1;
export const CREATE_CODE = 8;
export const IMPORT_PEOPLE = 27;

const MAKERS: readonly ((world: World) => Sent)[] = [
  (world) => ['document.import', textFile(`T${world.picks[0] % 4}.txt`, transcript(world))],
  (world) => ['segment.apply', { document: document(world), code: code(world, 1), ...span(world) }],
  (world) => [
    'segment.apply',
    { document: document(world), code: code(world, 1), ...span(world), comment: 'why' },
  ],
  (world) => [
    'segment.applyQuote',
    { document: document(world), code: name(world, 1), quote: pick(WORDS, world.picks[2], 'risk') },
  ],
  (world) => ['segment.remove', { segment: segment(world) }],
  (world) => ['segment.recode', { segment: segment(world), code: code(world, 1) }],
  (world) => ['segment.resize', { segment: segment(world), ...span(world) }],
  (world) => ['segment.comment', { segment: segment(world), comment: name(world, 1) }],
  (world) => [
    'code.create',
    { name: name(world, 0), parent: world.picks[1] % 2 === 0 ? null : code(world, 2) },
  ],
  (world) => ['code.rename', { code: code(world, 0), name: name(world, 1) }],
  (world) => [
    'code.move',
    {
      code: code(world, 0),
      parent: world.picks[1] % 3 === 0 ? null : code(world, 2),
      before: world.picks[3] % 2 === 0 ? null : code(world, 3),
    },
  ],
  (world) => ['code.recolor', { code: code(world, 0), color: pick([...COLORS, null], world.picks[1], null) }],
  (world) => [
    'code.define',
    { code: code(world, 0), definition: name(world, 1), codable: world.picks[2] % 4 !== 0 },
  ],
  (world) => ['code.merge', { code: code(world, 0), into: code(world, 1) }],
  (world) => ['code.delete', { code: code(world, 0) }],
  (world) => ['participant.create', { name: `P${world.picks[0] % 4}` }],
  (world) => ['participant.rename', { participant: participant(world), name: `P${world.picks[1] % 6}` }],
  (world) => ['participant.delete', { participant: participant(world) }],
  (world) => [
    'participant.link',
    { participant: participant(world), document: pick(world.documents, world.picks[1], NOWHERE) },
  ],
  (world) => [
    'participant.unlink',
    { participant: participant(world), document: pick(world.documents, world.picks[1], NOWHERE) },
  ],
  (world) => [
    'attribute.create',
    {
      name: name(world, 0),
      scope: world.picks[1] % 3 === 0 ? 'document' : 'participant',
      type: pick(['text', 'integer', 'choice'] as const, world.picks[2], 'text'),
      choices: world.picks[2] % 3 === 2 ? ['b', 'a'] : [],
    },
  ],
  (world) => [
    'attribute.update',
    {
      attribute: attribute(world),
      type: pick(['text', 'integer', 'choice'] as const, world.picks[2], 'text'),
    },
  ],
  (world) => [
    'attribute.set',
    {
      attribute: attribute(world),
      participant: participant(world),
      document: document(world),
      values: world.picks[2] % 3 === 0 ? [] : [String(world.picks[3] % 5)],
    },
  ],
  (world) => ['attribute.delete', { attribute: attribute(world) }],
  (world) => {
    const speaker = pick(world.speakers, world.picks[0], { document: NOWHERE, label: NOWHERE });
    return [
      'speaker.update',
      {
        document: speaker.document,
        label: speaker.label,
        role: pick(['participant', 'interviewer', 'other'] as const, world.picks[1], 'other'),
      },
    ];
  },
  (world) => ['document.rename', { document: document(world), name: name(world, 1) }],
  (world) => ['document.delete', { document: document(world) }],
  (world) => [
    'participant.import',
    {
      bytes: csvBytes(
        'participant,team,years',
        `P${world.picks[0] % 4},${pick(NAMES, world.picks[1], 'x')},${world.picks[2] % 30}`,
        'P1,Time,',
        'P2,,3',
      ),
    },
  ],
  (world) => [
    'codebook.import',
    {
      bytes: csvBytes(
        'code,definition,color',
        `${name(world, 0)} > ${name(world, 1)},what,#123456`,
        `${name(world, 2)},,`,
      ),
    },
  ],
  (world) => [
    'segment.import',
    {
      bytes: csvBytes(
        'document,code,quote,coder',
        `T0,Risk,risk,Daniel`,
        `T${world.picks[0] % 4},${name(world, 1)},budget,`,
      ),
    },
  ],
  (world) => ['project.rename', { name: name(world, 0) }],
  (world) => [
    'attribute.setMany',
    {
      cells: world.participants.map((one, index) => ({
        attribute: pick(world.attributes, world.picks[1] + index, NOWHERE),
        participant: one,
        document: document(world),
        values: (world.picks[2] + index) % 4 === 0 ? [] : [String((world.picks[3] + index) % 5)],
      })),
    },
  ],
  (world) => [
    'segment.applyAll',
    { document: document(world), codes: [code(world, 1), name(world, 2), code(world, 3)], ...span(world) },
  ],
  (world) => [
    'code.recolor',
    { code: code(world, 0), pattern: pick([...PATTERNS, null], world.picks[1], null) },
  ],
  (world) => [
    'document.import',
    {
      ...textFile(`T${world.picks[0] % 4}.txt`, transcript(world)),
      as: name(world, 2),
      speakers: [
        {
          label: `P${world.picks[1] % 3}`,
          role: pick(['participant', 'interviewer'] as const, world.picks[3], 'other'),
          participant: pick([`P${world.picks[2] % 4}`, null], world.picks[0], null),
        },
      ],
      owners: [`P${world.picks[3] % 5}`],
    },
  ],
  (world) => ['layout.keep', { key: `k${world.picks[0] % 2}`, value: world.picks[1] % 3 || null }],
];
