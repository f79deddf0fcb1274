import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExample } from '../../src/app/example.ts';
import { CHECKOUT } from './command-line.ts';
import { steadyMachine } from './project.ts';

const MADE_FROM = ['fixtures/study/**', 'migrations/*.sql', 'src/{app,db,domain,formats,analysis}/**/*.ts'];

/** A copy of the example study at `path`. It is made once for the code and texts as they are, and kept. */
export async function exampleAt(path: string): Promise<void> {
  const kept = join(tmpdir(), 'emic-example', `${fingerprint()}.emic`);
  if (!existsSync(kept)) {
    mkdirSync(join(tmpdir(), 'emic-example'), { recursive: true });
    const fresh = `${kept}.${process.pid}`;
    await makeExample(fresh, steadyMachine(join(tmpdir(), 'emic-example', `state-${process.pid}`)));
    renameSync(fresh, kept);
  }
  copyFileSync(kept, path);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = MADE_FROM.flatMap((pattern) => globSync(pattern, { cwd: CHECKOUT, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.includes('.test'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 24);
}
