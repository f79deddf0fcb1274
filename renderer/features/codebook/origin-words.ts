import type { Origin } from '../../../src/domain/code.ts';

/** Where a code came from, in the words of the code's page. */
export const ORIGIN_WORDS = {
  none: 'Not said',
  guide: 'From the guide',
  data: 'From the data',
  'in vivo': 'In vivo',
} as const satisfies { readonly [Name in Origin | 'none']: string };

export type OriginChoice = keyof typeof ORIGIN_WORDS;

export const ORIGIN_CHOICES = ['none', 'guide', 'data', 'in vivo'] as const satisfies readonly OriginChoice[];
