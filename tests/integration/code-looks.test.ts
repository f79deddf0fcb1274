import { describe, expect, it } from 'vitest';
import { csvBytes, type TestProject, testProject } from '../support/project.ts';
import { codebook, coded, imported, labels, step, undoable } from './story.ts';

const TEAL = '#397f7f';
const CLARET = '#7b172e';
const OCHRE = '#a77c00';
const INDIGO = '#4120b6';

/** Path, own colour, own line, and how it looks. */
async function looks(project: TestProject): Promise<readonly string[]> {
  return (await project.get('code.list', {})).map(
    ({ path, color, pattern, look }) =>
      `${path}: ${color ?? '-'} ${pattern ?? '-'} = ${look.color} ${look.pattern}`,
  );
}

describe('the colour of a code', () => {
  it('is kept for a theme from the start, whichever way it came, and inherited by its sub-codes', async () => {
    const project = testProject();
    await imported(project);
    await project.get('code.create', { name: 'Risk', parent: null });
    await coded(project, 'Forms > Paper', 'forms');
    await project.get('code.create', { name: 'Own', parent: null, color: INDIGO });
    await codebook(project, 'Time', 'Risk > Panel', 'Risk > Panel > Chair');
    await project.get('code.create', { name: 'Late', parent: 'Risk' });
    expect(await looks(project)).toEqual([
      `Risk: ${TEAL} - = ${TEAL} solid`,
      `Risk > Panel: - - = ${TEAL} dashed`,
      `Risk > Panel > Chair: - - = ${TEAL} dashed`,
      `Risk > Late: - - = ${TEAL} dotted`,
      `Forms: ${CLARET} - = ${CLARET} solid`,
      `Forms > Paper: - - = ${CLARET} dashed`,
      `Own: ${INDIGO} - = ${INDIGO} solid`,
      `Time: ${OCHRE} - = ${OCHRE} solid`,
    ]);
    await project.get('code.delete', { code: 'Risk' });
    await project.get('code.move', { code: 'Time', parent: null, before: 'Forms' });
    await project.get('code.create', { name: 'New', parent: null });
    expect(await looks(project)).toEqual([
      `Time: ${OCHRE} - = ${OCHRE} solid`,
      `Forms: ${CLARET} - = ${CLARET} solid`,
      `Forms > Paper: - - = ${CLARET} dashed`,
      `Own: ${INDIGO} - = ${INDIGO} solid`,
      `New: ${TEAL} - = ${TEAL} solid`,
    ]);
  });

  it('and its line are changed apart, and given back to the rules', async () => {
    const project = testProject();
    await codebook(project, 'Risk', 'Risk > Panel', 'Risk > Forms');
    await undoable(project, () => project.get('code.recolor', { code: 'Panel', pattern: 'double' }));
    await undoable(project, () => project.get('code.recolor', { code: 'Panel', color: '#ABC' }));
    expect((await looks(project))[1]).toBe('Risk > Panel: #aabbcc double = #aabbcc double');
    await undoable(project, () =>
      project.get('code.recolor', { code: 'Forms', color: '#ff0000', pattern: 'solid' }),
    );
    await project.get('code.recolor', { code: 'Panel', color: null });
    await project.get('code.recolor', { code: 'Forms', pattern: null });
    const before = await labels(project);
    await project.get('code.recolor', { code: 'Forms' });
    expect(await labels(project)).toEqual(before);
    expect(await looks(project)).toEqual([
      `Risk: ${TEAL} - = ${TEAL} solid`,
      `Risk > Panel: - double = ${TEAL} double`,
      'Risk > Forms: #ff0000 - = #ff0000 dotted',
    ]);
    expect(before.slice(0, 3)).toEqual([
      "Changed the line of 'Forms'",
      "Recoloured 'Panel'",
      "Redid: Recoloured 'Forms'",
    ]);
    expect(await project.call('code.recolor', { code: 'Risk', color: 'reddish' })).toEqual({
      ok: false,
      error: { code: 'COLOR_INVALID', details: { color: 'reddish' } },
    });
  });

  it('of the palette is given up by a theme that becomes a sub-code, one of somebody’s own is not', async () => {
    const project = testProject();
    await codebook(project, 'Risk', 'Forms', 'Time');
    await project.get('code.recolor', { code: 'Time', color: '#123456' });
    await undoable(project, () => project.get('code.move', { code: 'Forms', parent: 'Risk' }));
    await project.get('code.move', { code: 'Time', parent: 'Risk' });
    expect(await looks(project)).toEqual([
      `Risk: ${TEAL} - = ${TEAL} solid`,
      `Risk > Forms: - - = ${TEAL} dashed`,
      'Risk > Time: #123456 - = #123456 dotted',
    ]);
    await undoable(project, () => project.get('code.move', { code: 'Forms', parent: null, before: 'Risk' }));
    await project.get('code.move', { code: 'Time', parent: null });
    expect(await looks(project)).toEqual([
      `Forms: ${CLARET} - = ${CLARET} solid`,
      `Risk: ${TEAL} - = ${TEAL} solid`,
      'Time: #123456 - = #123456 solid',
    ]);
  });

  it('and line go out with the codebook and come in again', async () => {
    const from = testProject();
    await codebook(from, 'Risk', 'Risk > Panel');
    await from.get('code.recolor', { code: 'Panel', pattern: 'double' });
    const { bytes } = await from.get('codebook.export', { bom: false });
    expect(new TextDecoder().decode(bytes)).toBe(
      [
        'code,definition,includes,excludes,example,color,origin,codable,pattern',
        `Risk,,,,,${TEAL},,,`,
        'Risk > Panel,,,,,,,,double',
        '',
      ].join('\r\n'),
    );
    const into = testProject(undefined, 1);
    await into.get('code.create', { name: 'First', parent: null });
    await into.get('codebook.import', { bytes });
    expect(await looks(into)).toEqual([
      `First: ${TEAL} - = ${TEAL} solid`,
      `Risk: ${TEAL} - = ${TEAL} solid`,
      `Risk > Panel: - double = ${TEAL} double`,
    ]);
    expect(
      await into.get('codebook.import', { bytes: csvBytes('code,Pattern', 'Risk,DASHED', 'First,wavy') }),
    ).toMatchObject({
      imported: 1,
      refused: [
        {
          row: 3,
          code: 'INVALID_INPUT',
          details: { issues: ['pattern "wavy" is none of solid, dashed, dotted, double'] },
        },
      ],
    });
    expect((await looks(into))[1]).toBe(`Risk: ${TEAL} dashed = ${TEAL} dashed`);
  });
});

describe('moving a code', () => {
  it('nests and orders in one change each, which says where it went', async () => {
    const project = testProject();
    await codebook(project, 'A', 'B', 'B > C', 'B > D');
    const moves = [
      { code: 'A', parent: 'B' },
      { code: 'A', parent: 'B', before: 'C' },
      { code: 'A', parent: 'B' },
      { code: 'C', parent: null, before: 'B' },
      { code: 'B', parent: null, before: 'C' },
      { code: 'B', parent: null },
    ];
    for (const move of moves) await undoable(project, () => project.get('code.move', move));
    await step(project, 'journal.undo', moves.length);
    expect(await step(project, 'journal.redo', moves.length)).toEqual([
      "Moved 'A' into 'B'",
      "Moved 'A' before 'C'",
      "Moved 'A' to the end of 'B'",
      "Made 'C' a theme",
      "Moved 'B' before 'C'",
      "Moved 'B' to the end of the themes",
    ]);
  });

  it('to where it stands already is no change', async () => {
    const project = testProject();
    await codebook(project, 'First', 'A', 'Gone', 'B', 'B > C', 'Left', 'D');
    // Gaps, so that a place could be named in more than one way.
    for (const code of ['First', 'Gone', 'Left']) await project.get('code.delete', { code });
    const before = await labels(project);
    for (const move of [
      { code: 'A', parent: null, before: 'B' },
      { code: 'A', parent: null, before: 'A' },
      { code: 'B', parent: null, before: 'D' },
      { code: 'D', parent: null, before: null },
      { code: 'C', parent: 'B' },
    ])
      await project.get('code.move', move);
    expect(await labels(project)).toEqual(before);
  });

  it('to where another of its name stands is refused in words, and nothing is changed', async () => {
    const project = testProject();
    await codebook(project, 'Risk', 'Care', 'Care > risk');
    const before = await looks(project);
    expect(await project.call('code.move', { code: 'Care > risk', parent: null })).toEqual({
      ok: false,
      error: { code: 'CODE_NAME_TAKEN', details: { name: 'risk' } },
    });
    expect(await looks(project)).toEqual(before);
  });
});

describe('what history says', () => {
  it('of a code that was deleted is what went with it', async () => {
    const project = testProject();
    await imported(project);
    await codebook(project, 'Empty', 'Risk', 'Risk > Panel', 'Risk > Forms');
    await coded(project, 'Panel', 'panel');
    await coded(project, 'Risk', 'tired');
    await coded(project, 'Care', 'said');
    for (const code of ['Empty', 'Care', 'Risk']) await project.get('code.delete', { code });
    expect(await labels(project, 3)).toEqual([
      "Deleted code 'Risk' with 2 sub-codes and 2 segments",
      "Deleted code 'Care' with 1 segment",
      "Deleted code 'Empty'",
    ]);
    await codebook(project, 'Roles', 'Roles > Team');
    await project.get('code.delete', { code: 'Roles' });
    expect(await labels(project, 1)).toEqual(["Deleted code 'Roles' with 1 sub-code"]);
  });

  it('of a code that was made a folder, or had its words changed, tells them apart', async () => {
    const project = testProject();
    await codebook(project, 'Risk');
    await project.get('code.define', { code: 'Risk', codable: false });
    await project.get('code.define', { code: 'Risk', definition: 'What may go wrong', codable: true });
    await project.get('code.define', { code: 'Risk', codable: false });
    await project.get('code.define', { code: 'Risk', codable: true });
    expect(await labels(project, 4)).toEqual([
      "Made 'Risk' a code",
      "Made 'Risk' a folder",
      "Edited 'Risk'",
      "Made 'Risk' a folder",
    ]);
  });

  it.each([
    [{ definition: 'What may go wrong' }, "Edited the definition of 'Risk'"],
    [{ includes: 'Somebody names it' }, "Edited when to use 'Risk'"],
    [{ excludes: 'It is money' }, "Edited when not to use 'Risk'"],
    [{ example: 'I fell' }, "Changed the example of 'Risk'"],
    [{ origin: 'guide' }, "Changed the origin of 'Risk'"],
    [{ definition: 'What may go wrong', example: 'I fell' }, "Edited 'Risk'"],
    // What is sent and stays as it was is no part of the change.
    [{ definition: 'What may go wrong', example: '', codable: true }, "Edited the definition of 'Risk'"],
    [{ definition: '', codable: false }, "Made 'Risk' a folder"],
  ] as const)('of a code’s definition names what was changed: %j', async (fields, label) => {
    const project = testProject();
    await codebook(project, 'Risk');
    await project.get('code.define', { code: 'Risk', ...fields });
    expect(await labels(project, 1)).toEqual([label]);
  });

  it('of a transcript and a comment that are gone says so', async () => {
    const project = testProject();
    await imported(project);
    await imported(project, 'N02.txt', 'N02: Nothing.');
    const { id } = await coded(project, 'Panel', 'panel');
    await project.get('segment.comment', { segment: id, comment: 'why' });
    await project.get('segment.comment', { segment: id, comment: '' });
    await project.get('document.delete', { document: 'N01' });
    await project.get('document.delete', { document: 'N02' });
    expect(await labels(project, 4)).toEqual([
      'Deleted N02',
      'Deleted N01 with 1 segment',
      "Removed the comment on 'Panel' in N01",
      "Commented 'Panel' in N01",
    ]);
  });
});
