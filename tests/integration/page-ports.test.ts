import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../src/contract/contract.ts';
import { projectDesk } from '../../src/transport/desks.ts';
import { type FromPage, newPagePorts, type PagePort, type ToPage } from '../../src/transport/page-ports.ts';
import { flagOf, type News } from '../../src/transport/wire.ts';
import { temporaryFolder, testProject, textFile } from '../support/project.ts';

const HANDLE = '0a1b2c3d-0000-4000-8000-000000000001';

/** A project's host behind a real channel, and a page at its other end. */
async function joined() {
  const folder = temporaryFolder();
  const made = testProject(folder);
  made.host.close();
  const uploads = join(folder, 'uploads');
  mkdirSync(uploads);
  const told: News[] = [];
  const tell = (news: News) => void told.push(news);
  const held: { pages?: ReturnType<typeof newPagePorts> } = {};
  const desk = projectDesk(made.path, { ...process.env, EMIC_STATE_DIR: join(folder, 'state') }, (news) => {
    tell(news);
    held.pages?.hear(news);
  });
  const pages = newPagePorts(async () => ({ desk, uploads }), tell);
  held.pages = pages;
  const { port1, port2 } = new MessageChannel();
  const hostEnd: PagePort = {
    postMessage: (message) => port1.postMessage(message),
    on: (event, listener) => void port1.on(event, (data?: unknown) => listener({ data })),
    start: () => port1.start(),
  };
  pages.attach(hostEnd);
  const heard: ToPage[] = [];
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  port2.on('message', (said: ToPage) => {
    if (said.kind === 'answer') waiting.get(said.id)?.(said.reply);
    else heard.push(said);
  });
  const post = (message: unknown) => port2.postMessage(message);
  const ask = (asked: object): Promise<Reply<unknown>> =>
    new Promise((settle) => {
      const id = waiting.size + 1;
      waiting.set(id, settle);
      post({ ...asked, id });
    });
  const call = (name: string, input: unknown, more: Partial<FromPage> = {}) =>
    ask({ kind: 'call', name, input, coder: 'Priya', task: null, ...more });
  onTestFinished(async () => {
    port2.close();
    await (await desk).close();
  });
  return { folder, uploads, pages, heard, told, post, ask, call };
}

describe('a page and a host that are joined by a channel', () => {
  it('exchange calls, bytes both ways, and news of what changed', async () => {
    const { call, heard, told } = await joined();
    const file = textFile('N01.txt', 'Interviewer: And?\nAnn: The forms 😀.\n');
    const imported = await call('document.import', file);
    expect(imported).toMatchObject({ ok: true, value: { document: 'N01' } });
    const original = await call('document.original', { document: 'N01' });
    expect(original).toEqual({ ok: true, value: file });
    await expect.poll(() => heard.map(({ kind }) => kind)).toContain('changed');
    // Whoever started the host hears the same.
    expect(told.filter(({ kind }) => kind === 'changed')).toEqual(
      heard.filter(({ kind }) => kind === 'changed'),
    );
    expect(await call('code.create', { name: 'Forms', parent: null, colour: 1 })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    });
  });

  it('tell how far work is, and end it where a flag says so', async () => {
    const { call, uploads, heard } = await joined();
    const rows = Array.from({ length: 3_000 }, (_, row) => `Theme ${row % 50} > Code ${row}`);
    const bytes = new TextEncoder().encode(['code', ...rows].join('\n'));
    writeFileSync(flagOf(uploads, 'stopped'), '');
    const stopped = await call('project.check', {}, { task: 'stopped' } as never);
    expect([stopped.ok, existsSync(flagOf(uploads, 'stopped'))]).toEqual([false, false]);
    expect(stopped).toMatchObject({ error: { code: 'CANCELLED' } });
    await call('codebook.import', { bytes }, { task: 'book' } as never);
    expect((await call('project.check', {}, { task: 'check' } as never)).ok).toBe(true);
    expect(heard.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(0);
  });

  it('save bytes at a place that was allowed, once, and at no other', async () => {
    const { ask, pages, folder } = await joined();
    const path = join(folder, 'table.csv');
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await ask({ kind: 'save', handle: HANDLE, bytes })).toMatchObject({
      error: { code: 'UPLOAD_EXPIRED' },
    });
    pages.allow(HANDLE, path);
    expect(await ask({ kind: 'save', handle: HANDLE, bytes })).toEqual({ ok: true, value: { place: path } });
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    expect(await ask({ kind: 'save', handle: HANDLE, bytes })).toMatchObject({
      error: { code: 'UPLOAD_EXPIRED' },
    });
    pages.allow(HANDLE, join(folder, 'study.emic'));
    expect(await ask({ kind: 'save', handle: HANDLE, bytes })).toMatchObject({
      error: { code: 'FILE_EXISTS' },
    });
  });

  it('hear nothing of what is no question, and refuse what is none of a page’s', async () => {
    const { ask, post, call } = await joined();
    for (const noise of [null, 7, 'call', [], { kind: 'call' }, { id: 'one', kind: 'call' }, { id: 1.5 }])
      post(noise);
    const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);
    const refused = await Promise.all([
      ask({ kind: 'attach' }),
      ask({ kind: 'allow', handle: HANDLE, path: '/etc/passwd' }),
      ask({ kind: 'save', handle: '../../etc/passwd', bytes: new Uint8Array(1) }),
      ask({ kind: 'save', handle: HANDLE, bytes: 'text' }),
      call('project.read', deep),
      call('project.read', {}, { coder: 7 } as never),
      call('project.read', {}, { task: '../x' } as never),
      call('x'.repeat(500), {}),
    ]);
    expect(refused.map((reply) => (reply.ok ? 'answered' : reply.error.code))).toEqual(
      refused.map(() => 'INVALID_INPUT'),
    );
    expect(await call('__proto__', {})).toMatchObject({ error: { code: 'NOT_SUPPORTED' } });
    expect(await call('project.read', {})).toMatchObject({ ok: true, value: { name: 'study' } });
  });
});
