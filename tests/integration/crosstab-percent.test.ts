import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../src/contract/contract.ts';
import { type Emic, emicIn } from '../support/emic.ts';
import { exampleAt } from '../support/example-project.ts';

type View = Output<'crosstab.read'>;

describe('percentages of a crosstab', () => {
  const held: { emic?: Emic } = {};
  const emic = (): Emic => held.emic ?? expect.fail('the study was not made');
  const crosstab = (...words: readonly string[]) =>
    emic().text('crosstab', 'study.emic', '--by', 'profession', ...words);

  beforeAll(async () => {
    held.emic = emicIn();
    await exampleAt(join(held.emic.folder, 'study.emic'));
  });

  it('are of the column unless the row is asked for, in every format', async () => {
    for (const format of ['table', 'csv', 'tidy', 'json']) {
      const plain = await crosstab('--format', format, '--unit', 'segments');
      expect(await crosstab('--format', format, '--unit', 'segments', '--percent', 'column')).toBe(plain);
      expect(await crosstab('--format', format, '--unit', 'segments', '--percent', 'row')).not.toBe(plain);
    }
  });

  it('of the row are the value by its total, alike in JSON and both kinds of CSV, and said in words', async () => {
    for (const unit of ['participants', 'segments', 'documents', 'words', 'coverage', 'rate']) {
      const asked = ['--unit', unit, '--percent', 'row'];
      const { rows, definition } = JSON.parse(await crosstab(...asked, '--json')) as View;
      expect(definition).toContain("the row's total");
      const wide = linesOf(await crosstab(...asked, '--format', 'csv'));
      const tidy = linesOf(await crosstab(...asked, '--format', 'tidy'));
      for (const [index, { cells, total }] of rows.entries()) {
        const all = [...cells, total];
        for (const { value, percent } of all)
          expect(percent).toBe(
            total.value === null || value === null || total.value === 0 ? null : (100 * value) / total.value,
          );
        const rounded = all.map(({ percent }) =>
          percent === null ? '' : `${Math.round(percent * 100) / 100}`,
        );
        expect(wide[index]?.filter((_, column) => column > 1 && (column - 1) % 3 === 0)).toEqual(rounded);
        expect(tidy.slice(index * all.length, (index + 1) * all.length).map((line) => line.at(-1))).toEqual(
          rounded,
        );
      }
    }
  });

  it('are of nothing else', async () => {
    expect(
      await emic().run('crosstab', 'study.emic', '--by', 'profession', '--percent', 'table'),
    ).toMatchObject({
      code: 2,
      complaints: [expect.stringContaining('--percent is one of column, row, not "table"')],
    });
  });
});

/** Cells of the rows; paths of this study hold no comma. */
function linesOf(csv: string): readonly (readonly string[])[] {
  return csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
}
