import { PALETTE, PATTERNS, type Pattern } from '../../src/domain/code-look.ts';
import type { TreeNode } from '../ui/tree-rows.ts';

export type CodeNode = TreeNode & {
  readonly color: string;
  readonly pattern: Pattern;
  readonly count: number;
};

const THEMES: readonly (readonly [
  id: string,
  name: string,
  subCodes: readonly (readonly [string, string])[],
])[] = [
  [
    'role',
    'Role boundaries',
    [
      ['job', 'Somebody else’s job'],
      ['crossing', 'Crossing into social care'],
      ['identity', 'Professional identity'],
    ],
  ],
  [
    'risk',
    'Risk management',
    [
      ['positive', 'Positive risk-taking'],
      ['cover', 'Covering your back'],
      ['safe', 'Safeguarding'],
    ],
  ],
  ['medical', 'Medical model', [['stability', 'Treatment and stability first']]],
  [
    'time',
    'Time and paperwork',
    [
      ['forms', 'Length of forms'],
      ['panel', 'Panel and sign-off'],
      ['excluding', 'Excluding people to save time, a code whose name is longer than its row'],
    ],
  ],
  ['hope', 'Recovery and hope', []],
];

export const CODES: readonly CodeNode[] = THEMES.flatMap(([id, name, subCodes], theme) => {
  const color = PALETTE[theme % PALETTE.length]?.hex ?? PALETTE[0].hex;
  return [
    { id, parentId: null, name, color, pattern: 'solid' as const, count: 96 - theme * 11 },
    ...subCodes.map(([subId, subName], index) => ({
      id: subId,
      parentId: id,
      name: subName,
      color,
      pattern: PATTERNS[(index + 1) % PATTERNS.length] ?? 'solid',
      count: 41 - index * 9,
    })),
  ];
});

/** 200 themes of 24 codes. */
export const MANY: readonly TreeNode[] = Array.from({ length: 5000 }, (_, index) => ({
  id: `code ${index}`,
  parentId: index % 25 === 0 ? null : `code ${index - (index % 25)}`,
  name: index % 25 === 0 ? `Theme ${index / 25 + 1}` : `Code ${index}`,
}));
