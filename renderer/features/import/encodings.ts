import type { Option } from '../../ui/option-list.tsx';

/** Those that transcripts are found in; names as the WHATWG has them. */
const ENCODINGS: readonly (readonly [id: string, name: string])[] = [
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16, little endian'],
  ['utf-16be', 'UTF-16, big endian'],
  ['windows-1252', 'Windows, Western (1252)'],
  ['windows-1250', 'Windows, Central European (1250)'],
  ['windows-1251', 'Windows, Cyrillic (1251)'],
  ['windows-1253', 'Windows, Greek (1253)'],
  ['windows-1254', 'Windows, Turkish (1254)'],
  ['windows-1255', 'Windows, Hebrew (1255)'],
  ['windows-1256', 'Windows, Arabic (1256)'],
  ['windows-1257', 'Windows, Baltic (1257)'],
  ['windows-1258', 'Windows, Vietnamese (1258)'],
  ['iso-8859-2', 'ISO, Central European (8859-2)'],
  ['iso-8859-15', 'ISO, Western (8859-15)'],
  ['macintosh', 'Mac, Western'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['euc-jp', 'Japanese (EUC)'],
  ['euc-kr', 'Korean'],
  ['gb18030', 'Chinese, simplified (GB 18030)'],
  ['big5', 'Chinese, traditional (Big5)'],
];

export function encodingName(id: string): string {
  return ENCODINGS.find(([known]) => known === id.toLowerCase())?.[1] ?? id;
}

/** Every encoding, and before them what was found out. */
export function encodingOptions(found: string | null, asked: string | null): readonly Option[] {
  const name = found === null || asked !== null ? 'As found out' : encodingName(found);
  return [
    { id: 'found', name, ...(asked === null && found !== null ? { note: 'found out' } : {}) },
    ...ENCODINGS.map(([id, words]) => ({ id, name: words, heading: 'Read as' })),
  ];
}
