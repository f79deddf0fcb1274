import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docxOfLines } from '../support/docx-builder.ts';
import { type Emic, emicIn } from '../support/emic.ts';

const ANNA = [
  'Interview with Anna, 3 May 2013',
  'Sarah: How did the first budget go?',
  'Anna: We filled in the form twice. I was frightened of getting it wrong.',
  'Sarah: Wrong in what way?',
  'Anna: Somebody would ask who signed it. That is always me.',
];

const ZOOM = `WEBVTT

1
00:00:01.000 --> 00:00:04.000
Sarah Jones: Tell me about the panel.

2
00:00:04.500 --> 00:00:08.000
Ben Carter: The panel sits on a Tuesday and

3
00:00:08.000 --> 00:00:12.000
Ben Carter: nobody from nursing is in the room.

4
00:00:12.500 --> 00:00:14.000
Sarah Jones: And who carries the risk?

5
00:00:14.500 --> 00:00:18.000
Ben Carter: Whoever answers the phone afterwards.
`;

const CHLOE =
  'Interviewer: Was it worth it?\r\nC3: She’d have spent £40 on taxis – and she did.\r\nInterviewer: And the risk?\r\nC3: I wrote it down, “agreed with family”, and I slept.\r\n';

const GROUP = [
  'Moderator: Who does the plan?',
  'Anna: The social worker, I thought.',
  'Ben Carter: Whose phone rings? Mine.',
  'Moderator: And the risk?',
  'C3: We all sign.',
  'Anna: I sign last.',
].join('\n');

/** As Excel saves "CSV (semicolon delimited)" on a British Windows machine. */
const PARTICIPANTS =
  'sep=;\r\nparticipant;document;profession;years in post\r\nAnna;anna.docx;Nurse;12\r\nBen Carter;zoom.vtt;Social worker;3\r\nC3;chloe.txt;Nurse;\r\n';

function writeOwnFiles(folder: string): void {
  writeFileSync(join(folder, 'anna.docx'), docxOfLines(ANNA));
  writeFileSync(join(folder, 'zoom.vtt'), ZOOM.replaceAll('\n', '\r\n'));
  writeFileSync(join(folder, 'chloe.txt'), windows1252(CHLOE));
  writeFileSync(join(folder, 'group.txt'), GROUP);
  writeFileSync(join(folder, 'people.csv'), windows1252(PARTICIPANTS));
}

function windows1252(text: string): Buffer {
  const special: Readonly<Record<string, number>> = { '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96 };
  return Buffer.from([...text].map((character) => special[character] ?? character.charCodeAt(0)));
}

async function projectOfOwnFiles(): Promise<Emic> {
  const emic = emicIn();
  writeOwnFiles(emic.folder);
  await emic.text('new', 'mine.emic', '--coder', 'Me');
  await emic.text(
    'import',
    'mine.emic',
    'anna.docx',
    'zoom.vtt',
    'chloe.txt',
    'group.txt',
    '--interviewer',
    'Sarah',
    '--interviewer',
    'Sarah Jones',
  );
  await emic.text('participants', 'mine.emic', 'people.csv');
  return emic;
}

describe('a newcomer with four transcripts of their own', () => {
  it('sees each file read for what it is', async () => {
    const emic = emicIn();
    writeOwnFiles(emic.folder);
    await emic.text('new', 'mine.emic');
    type Report = {
      imported: readonly {
        file: string;
        turns: number;
        speakers: readonly { label: string; role: string }[];
        warnings: readonly { code: string }[];
      }[];
      failed: unknown[];
    };
    const { imported, failed } = await emic.json<Report>(
      'import',
      'mine.emic',
      'anna.docx',
      'zoom.vtt',
      'chloe.txt',
      'group.txt',
      '--json',
    );
    expect(failed).toEqual([]);
    expect(
      imported.map(({ file, turns, speakers }) => ({
        file,
        turns,
        speakers: speakers.map(({ label, role }) => `${label}: ${role}`),
      })),
    ).toEqual([
      { file: 'anna.docx', turns: 5, speakers: ['Sarah: participant', 'Anna: participant'] },
      { file: 'zoom.vtt', turns: 4, speakers: ['Sarah Jones: participant', 'Ben Carter: participant'] },
      { file: 'chloe.txt', turns: 4, speakers: ['Interviewer: interviewer', 'C3: participant'] },
      {
        file: 'group.txt',
        turns: 6,
        speakers: [
          'Moderator: interviewer',
          'Anna: participant',
          'Ben Carter: participant',
          'C3: participant',
        ],
      },
    ]);
    expect(imported[2]?.warnings.map(({ code }) => code)).toEqual(['ENCODING_GUESSED', 'SPEAKER_UNLINKED']);
    expect(await emic.text('text', 'mine.emic', 'chloe')).toBe(CHLOE.replaceAll('\r\n', '\n'));
    expect(await emic.text('text', 'mine.emic', 'zoom')).toContain(
      'Ben Carter: The panel sits on a Tuesday and nobody from nursing is in the room.',
    );
  });

  it('compares groups, and every number can be recounted from the segments', async () => {
    const emic = await projectOfOwnFiles();
    const code = (document: string, path: string, quote: string) =>
      emic.text('code', 'mine.emic', '--document', document, '--code', path, '--quote', quote);
    await code('anna', 'Risk > Blame', 'Somebody would ask who signed it.');
    await code('anna.docx', 'Risk > Blame', 'frightened of getting it wrong');
    await code('zoom', 'Risk', 'who carries the risk?');
    await code('zoom', 'Roles', 'nobody from nursing is in the room');
    await code('chloe', 'Risk > Written down', '“agreed with family”');
    await code('group', 'Risk > Blame', 'We all sign.\nAnna: I sign last.');
    await code('group', 'Roles', 'Whose phone rings?');

    type Table = {
      rows: readonly {
        code_path: string;
        cells: readonly { group: string; value: number; n: number }[];
        total: { value: number; n: number };
      }[];
    };
    const { rows } = await emic.json<Table>('crosstab', 'mine.emic', '--by', 'profession', '--json');
    const told = rows.map(({ code_path, cells, total }) => [
      code_path,
      ...cells.map(({ group, value, n }) => `${group} ${value}/${n}`),
      `total ${total.value}/${total.n}`,
    ]);
    expect(told).toEqual([
      ['Risk', 'Nurse 2/2', 'Social worker 0/1', 'total 2/3'],
      ['Risk > Blame', 'Nurse 2/2', 'Social worker 0/1', 'total 2/3'],
      ['Risk > Written down', 'Nurse 1/2', 'Social worker 0/1', 'total 1/3'],
      ['Roles', 'Nurse 0/2', 'Social worker 1/1', 'total 1/3'],
    ]);

    type Row = { participant: string[]; code_path: string };
    const segments = await emic.json<readonly Row[]>(
      'segments',
      'mine.emic',
      '--counted',
      '--by',
      'profession',
      '--code',
      'Risk',
      '--json',
    );
    expect(segments.map(({ participant, code_path }) => [code_path, participant])).toEqual([
      ['Risk > Blame', ['Anna']],
      ['Risk > Blame', ['Anna']],
      ['Risk > Written down', ['C3']],
      ['Risk > Blame', ['C3', 'Anna']],
    ]);
    expect(await emic.text('crosstab', 'mine.emic', '--by', 'profession')).toMatchSnapshot();
  });

  it('mends a speaker who was taken for a participant', async () => {
    const emic = emicIn();
    writeOwnFiles(emic.folder);
    await emic.text('new', 'mine.emic');
    await emic.text('import', 'mine.emic', 'zoom.vtt');
    writeFileSync(join(emic.folder, 'ids.csv'), 'participant,document\nP2,zoom\n');
    await emic.text('participants', 'mine.emic', 'ids.csv');
    type Speaker = { label: string; role: string; participant: string | null };
    const before = await emic.json<readonly Speaker[]>('speakers', 'mine.emic', '--json');
    expect(before.map(({ participant }) => participant)).toEqual([null, null]);
    const after = await emic.json<readonly Speaker[]>(
      'speakers',
      'mine.emic',
      '--document',
      'zoom',
      '--label',
      'Sarah Jones',
      '--role',
      'interviewer',
      '--json',
    );
    expect(after.map(({ label, role, participant }) => ({ label, role, participant }))).toEqual([
      { label: 'Sarah Jones', role: 'interviewer', participant: null },
      { label: 'Ben Carter', role: 'participant', participant: 'P2' },
    ]);
  });
});
