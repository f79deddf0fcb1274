// A host process of its own: opens the project that is named, asks for one crosstab, and tells its memory in bytes.
import { openHost } from '../../src/app/projects.ts';
import { askerOf, benchMachine } from './ground.ts';

const host = await openHost(process.argv[2] ?? '', benchMachine());
const get = askerOf(host);
await get('project.read', {});
await get('document.list', {});
await get('code.list', {});
await get('crosstab.read', { by: ['profession', 'site'], unit: 'participants', coder: 'any', where: [] });
process.stdout.write(String(process.memoryUsage.rss()));
host.close();
