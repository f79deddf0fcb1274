import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noticesOf } from '../../scripts/notices.ts';
import { CHECKOUT } from '../support/command-line.ts';

it('the notices carry the licence of every package that comes along, fonts too, and none of the tools', () => {
  const notices = noticesOf(CHECKOUT);
  const named = [...notices.matchAll(/^={80}\n(\S+) /gm)].map(([, name]) => name);
  const manifest = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8'));
  expect(Object.keys(manifest.dependencies).filter((name) => !named.includes(name))).toEqual([]);
  expect(Object.keys(manifest.devDependencies).filter((name) => named.includes(name))).toEqual([]);
  expect(notices).toContain('SIL OPEN FONT LICENSE');
  expect(notices).toContain('Copyright (c) Meta Platforms');
});
