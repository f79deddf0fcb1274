import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../src/app/projects.ts';
import { csvBytes, projectOver, type TestProject, testProject } from '../support/project.ts';
import { byHand, coded, imported } from './story.ts';

/** A project with something of everything, closed. */
async function study(): Promise<TestProject> {
  const project = testProject();
  await imported(project);
  await imported(project, 'N02.txt', 'N02: Somebody else’s job.\nN02: Ours?\n');
  await project.get('participant.import', {
    bytes: csvBytes('participant,document,team', 'N01,N01,a', 'N02,N02,b'),
  });
  await coded(project, 'Care > Forms', 'forms');
  await coded(project, 'Care > Panel', 'panel', 'Daniel');
  await coded(project, 'Old', 'Somebody', 'Priya', { document: 'N02' });
  await project.get('code.merge', { code: 'Old', into: 'Care' });
  project.host.close();
  return project;
}

async function findings({ path, machine }: TestProject): Promise<readonly string[]> {
  const host = await openHost(path, machine);
  onTestFinished(() => {
    if (host.project.side.connection.open) host.close();
  });
  const found = await projectOver(host, machine).get('project.check', {});
  host.close();
  return found.map(({ what, where }) => `${where}: ${what}`);
}

const FORMS = `(SELECT id FROM segment WHERE quote = 'forms')`;
const N01_TEXT = `(SELECT text_sha256 FROM document_version JOIN document ON document.id = document_id WHERE name = 'N01')`;
const FIRST_TURN = `(SELECT min(id) FROM turn)`;

const BROKEN: readonly (readonly [promise: string, sql: string, found: readonly string[]])[] = [
  [
    'a quote changed',
    `UPDATE segment SET quote = 'Forms' WHERE id = ${FORMS}`,
    [`segment ID of N01: quote differs from the text`],
  ],
  [
    'a segment moved',
    `UPDATE segment SET start_offset = start_offset + 1 WHERE id = ${FORMS}`,
    [`segment ID of N01: quote differs from the text`],
  ],
  [
    'a segment in another transcript than its version',
    `UPDATE segment SET document_id = (SELECT id FROM document WHERE name = 'N02') WHERE id = ${FORMS}`,
    [`segment ID: stands in another document than its version`],
  ],
  [
    'a turn in another transcript than its version',
    `UPDATE turn SET document_id = (SELECT id FROM document WHERE name = 'N02') WHERE id = ${FIRST_TURN}`,
    [`turn ID: stands in another document than its version`],
  ],
  [
    'a text changed',
    `UPDATE text_content SET text = replace(text, 'And then', 'And when') WHERE sha256 = ${N01_TEXT}`,
    [`text_content HASH: does not hash to its name`, `text HASH: paragraphs do not make up the text`],
  ],
  [
    'an original file changed',
    `UPDATE content SET bytes = x'00' WHERE sha256 = (SELECT min(sha256) FROM content)`,
    [`content HASH: does not hash to its name`],
  ],
  [
    'a gap between turns',
    `UPDATE turn SET end_offset = end_offset - 1 WHERE id = ${FIRST_TURN}`,
    ['document N01: turns do not cover the text'],
  ],
  [
    'turns that overlap',
    `UPDATE turn SET end_offset = end_offset + 1 WHERE id = ${FIRST_TURN}`,
    ['document N01: turns do not cover the text', 'document N01: turns overlap at 28'],
  ],
  [
    'no turn at all',
    `DELETE FROM turn WHERE document_id = (SELECT id FROM document WHERE name = 'N02')`,
    ['document N02: turns do not cover the text'],
  ],
  [
    'an orphan',
    `DELETE FROM participant WHERE name = 'N02'`,
    [
      'attribute_value row 2: refers to a missing participant',
      'document_participant row 2: refers to a missing participant',
      'speaker row 3: refers to a missing participant',
    ],
  ],
  [
    'a paragraph missing',
    `DELETE FROM paragraph WHERE id = 2`,
    [
      `text HASH: paragraphs do not make up the text`,
      'paragraph_search: search index: database disk image is malformed',
    ],
  ],
  [
    'a paragraph changed',
    `UPDATE paragraph SET text = replace(text, 'forms', 'Forms') WHERE id = 2`,
    [`text HASH: paragraphs do not make up the text`],
  ],
  [
    'a search index that lost a word',
    `INSERT INTO paragraph_search (paragraph_search, rowid, text) SELECT 'delete', id, text FROM paragraph WHERE id = 2`,
    ['paragraph_search: search index: database disk image is malformed'],
  ],
  [
    'a wrong length',
    `UPDATE document_version SET characters = characters + 1 WHERE file_name = 'N01.txt'`,
    ['document N01: the text has 133 characters, not 134', 'document N01: turns do not cover the text'],
  ],
  [
    'a wrong number of words',
    `UPDATE document_version SET words = 7 WHERE file_name = 'N01.txt'`,
    ['document N01: the text has 25 words, not 7'],
  ],
  [
    'word starts lost',
    `UPDATE word_index SET starts = x'80' WHERE text_sha256 = ${N01_TEXT}`,
    ['document N01: its words cannot be read'],
  ],
  [
    'one name twice',
    `UPDATE document SET name = 'n01' WHERE name = 'N02'`,
    ['document: the same name 2 times: N01'],
  ],
  [
    'one code twice',
    `UPDATE code SET name = 'FORMS' WHERE name = 'Panel'`,
    ['code: the same name 2 times: Care > Forms'],
  ],
  [
    'codes in a circle',
    `UPDATE code SET parent_id = (SELECT id FROM code WHERE name = 'Panel') WHERE name = 'Care'`,
    [
      'code Care: is not beneath any theme',
      'code Forms: is not beneath any theme',
      'code Panel: is not beneath any theme',
    ],
  ],
  [
    'a segment on a code that was merged away',
    `UPDATE segment SET code_id = (SELECT id FROM code WHERE name = 'Old') WHERE id = ${FORMS}`,
    [`segment ID of N01: stands on the code Old, which was merged into another`],
  ],
  [
    'a speaker who takes no part',
    `DELETE FROM document_participant`,
    [
      'speaker N01 of N01: is a participant who is not linked to the document',
      'speaker N02 of N02: is a participant who is not linked to the document',
    ],
  ],
];

describe('checking a project', () => {
  it('finds nothing wrong with a sound one', async () => {
    expect(await findings(await study())).toEqual([]);
  });

  it.each(BROKEN)('names %s', async (_, sql, found) => {
    const project = await study();
    byHand(project.path, sql);
    const told = await findings(project);
    expect(
      told
        .map((one) => one.replaceAll(/[0-9a-f]{64}/g, 'HASH').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID'))
        .toSorted(),
    ).toEqual(found.toSorted());
  });

  it('is refused, and calls nothing damaged, while another program writes', async () => {
    const project = await study();
    const host = await openHost(project.path, project.machine);
    host.project.side.connection.pragma('busy_timeout = 50');
    const other = new Database(project.path);
    other.exec('BEGIN IMMEDIATE');
    const reply = await projectOver(host, project.machine).call('project.check', {});
    other.close();
    host.close();
    expect(reply).toEqual({ ok: false, error: { code: 'PROJECT_BUSY', details: { path: project.path } } });
  });
});
