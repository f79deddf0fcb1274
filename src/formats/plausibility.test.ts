import { describe, expect, it } from 'vitest';
import { plausibilityOf } from './plausibility.ts';

describe('plausibilityOf', () => {
  it.each([
    ['a letter of another script inside a word', 'P07: un café.', 'P07: un cafй.'],
    ['a small letter as a quotation mark', 'She said: “No.', 'She said: ìNo.'],
    ['a capital as a quotation mark', 'It’s hers', 'ItÕs hers'],
    ['a control character for a letter', 'Příliš žluťoučký kůň', 'Pøíliš žlu\u009douèký kùò'],
    ['dashes for small letters', 'mañana pasó', 'ma–ana pas—'],
    ['a low quotation mark for a letter', 'un café, déjà', 'un caf‚, d‚jà'],
    ['accents in place of every letter', 'Да, работаю медсестрой', 'Äà, ðàáîòàþ ìåäñåñòðîé'],
    ['swapped capitals', 'Привет', 'пРИВЕТ'],
    ['a symbol inside a word', 'są', 's¹ w¹'],
    ['a letter beside a digit', 'for €60', 'for Û60'],
    ['a mark without a letter', 'cafe\u0301', 'cafe \u0301'],
  ])('is worse for %s', (_, right, wrong) => {
    expect(plausibilityOf(right)).toBeGreaterThan(plausibilityOf(wrong));
  });

  it('is good for text as it is written', () => {
    const texts = [
      '“Well,” she said – “it’s £50… or €60.”',
      '« Très bien », dit-elle',
      'שלום',
      '她说，不。',
      'word—word 1½ °C',
    ];
    for (const text of texts) expect(plausibilityOf(text), text).toBeGreaterThanOrEqual(0.5);
  });

  it.each([['йcouter'], ['cafй'], ['Û60'], ['ìHello'], ['caf‚ so'], ['¹a s¹w'], ['p’’\u0081']])(
    'is below 0 for %j',
    (wrong) => {
      expect(plausibilityOf(wrong)).toBeLessThan(0);
    },
  );

  it('tells nothing by an en dash inside a word, and half by an em dash', () => {
    expect([plausibilityOf('ma–ana'), plausibilityOf('no—nothing'), plausibilityOf('no – nothing')]).toEqual([
      0, 0.5, 1,
    ]);
  });

  it('is neither for text that could be of any encoding', () => {
    expect(plausibilityOf('P07: plain words')).toBe(0);
  });
});
