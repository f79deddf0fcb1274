import { emicIn } from './command-line.ts';

/** The command line in a folder, for what must go through: gives what it prints. */
export function emicFor(folder: string): (...words: readonly string[]) => Promise<string> {
  const emic = emicIn(folder);
  return async (...words) => {
    const { code, stdout, stderr } = await emic(...words);
    if (code !== 0) throw new Error(`emic ${words.join(' ')} ended with ${code}: ${stderr}`);
    return stdout;
  };
}
