// Draws docs/comparison.svg: what `npm run demo` prints, for the README.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const demo = spawnSync(process.execPath, [fileURLToPath(new URL('demo.ts', import.meta.url))], {
  encoding: 'utf8',
});
const lines = demo.stdout
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith('Written') && !line.startsWith('Try'))
  .join('\n')
  .trimEnd()
  .split('\n');
const columns = Math.max(...lines.map((line) => line.length));
const [wide, high, edge] = [8.43, 20, 20];
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const width = Math.ceil(columns * wide + 2 * edge);
const height = lines.length * high + 2 * edge;
const texts = lines.map(
  (line, index) => `<text x="${edge}" y="${edge + high * (index + 0.75)}">${escaped(line)}</text>`,
);

writeFileSync(
  new URL('../docs/comparison.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>Participants per theme by professional group, as the command line prints them</title>
<rect width="100%" height="100%" rx="8" fill="#fbfaf8" stroke="#d9d5cf"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="#2b2825" xml:space="preserve">
${texts.join('\n')}
</g>
</svg>
`,
);
