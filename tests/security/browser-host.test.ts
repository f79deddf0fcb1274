import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, ask, type Got, INDEX, type TestHost, testHost } from '../support/browser-host.ts';

const NOT_ADMITTED = { ok: false, error: { code: 'NOT_ADMITTED', details: {} } };

type Inside = {
  readonly host: TestHost;
  /** What a page that was let in sends with everything. */
  readonly mine: Readonly<Record<string, string>>;
  readonly window: string;
  readonly call: (name: string, body: string, more?: Partial<Asked>) => Promise<Got>;
};

/** A host with one page let in, as plain requests. */
async function inside(...options: Parameters<typeof testHost>): Promise<Inside> {
  const host = await testHost(...options);
  const admitted = await open(host);
  const cookie = cookieOf(admitted);
  const window = keyOf(admitted);
  const json = { origin: host.origin, 'content-type': 'application/json' };
  const tab = await ask(host.port, {
    method: 'POST',
    path: '/tab',
    headers: { ...json, cookie, 'x-emic-window': window },
    body: '{}',
  });
  const mine = { origin: host.origin, cookie, 'x-emic-tab': JSON.parse(tab.body).key };
  return {
    host,
    mine,
    window,
    call: (name, body, more = {}) =>
      ask(host.port, {
        method: 'POST',
        path: `/call/${name}`,
        headers: { ...mine, 'content-type': 'application/json' },
        body,
        ...more,
      }),
  };
}

/** One for all tests of a `describe`. */
async function insideForAll(): Promise<Inside> {
  const folder = mkdtempSync(join(tmpdir(), 'emic-test-'));
  const ends: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true, force: true });
  });
  return inside({}, folder, (close) => ends.push(close));
}

async function open(host: TestHost, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  const { pathname, search } = new URL(await host.openingUrl(null));
  return ask(host.port, { path: pathname + search, headers });
}

const cookieOf = (got: Got) => got.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const keyOf = (got: Got) => /#key=([\w-]+)/.exec(got.headers.location ?? '')?.[1] ?? '';
const replyOf = ({ status, body }: Got) => [status, JSON.parse(body)];

describe('the opening address', () => {
  it('is changed for a cookie of this port that no script reads and no other site sends', async () => {
    const host = await testHost();
    const admitted = await open(host);
    expect(admitted.status).toBe(303);
    expect(admitted.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^emic_${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
    expect(admitted.headers.location).toMatch(/^\/#key=[\w-]{43}$/);
  });

  it('opens once', async () => {
    const host = await testHost();
    const { pathname, search } = new URL(await host.openingUrl(null));
    const statuses: number[] = [];
    for (const _ of [1, 2]) statuses.push((await ask(host.port, { path: pathname + search })).status);
    expect(statuses).toEqual([303, 403]);
  });

  it('is not used up by a browser that looks ahead', async () => {
    const host = await testHost();
    const { pathname, search } = new URL(await host.openingUrl(null));
    const ahead = await ask(host.port, { path: pathname + search, headers: { 'sec-purpose': 'prefetch' } });
    expect([ahead.status, ahead.headers['set-cookie']]).toEqual([503, undefined]);
    expect((await ask(host.port, { path: pathname + search })).status).toBe(303);
  });

  it.each(['', 'wrong', 'x'.repeat(43), '__proto__'])('is none with the token %j', async (token) => {
    const host = await testHost();
    await host.openingUrl(null);
    const got = await ask(host.port, { path: `/?token=${token}` });
    expect([got.status, got.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it('leads on from a page of ours where another site linked to it, so that the cookie comes along', async () => {
    const got = await open(await testHost(), { 'sec-fetch-site': 'cross-site' });
    expect(got.status).toBe(200);
    expect(got.headers['set-cookie']).toHaveLength(1);
    expect(got.body).toMatch(/http-equiv="refresh" content="0; url=\/#key=[\w-]{43}"/);
  });
});

describe('a request', () => {
  let page: Inside;
  beforeAll(async () => {
    page = await insideForAll();
  });

  it('goes through where all is as it should be', async () => {
    expect(replyOf(await page.call('settings.read', '{"input":{}}'))).toMatchObject([200, { ok: true }]);
  });

  it.each([
    ['no cookie', { cookie: undefined }],
    ['another cookie', { cookie: `emic_1=${'x'.repeat(43)}` }],
    ['no tab key', { 'x-emic-tab': undefined }],
    ['a wrong tab key', { 'x-emic-tab': 'x'.repeat(43) }],
    ['the window key as tab key', { 'x-emic-tab': 'window' }],
  ])('with %s gets 401', async (_, change) => {
    const headers = Object.fromEntries(
      Object.entries({ ...page.mine, 'content-type': 'application/json', ...change }).flatMap(
        ([key, value]) => (value === undefined ? [] : [[key, value === 'window' ? page.window : value]]),
      ),
    );
    const { port } = page.host;
    const body = '{"input":{}}';
    expect(replyOf(await ask(port, { method: 'POST', path: '/call/settings.read', headers, body }))).toEqual([
      401,
      NOT_ADMITTED,
    ]);
    expect(replyOf(await ask(port, { path: '/events', headers }))).toEqual([401, NOT_ADMITTED]);
    expect((await ask(port, { method: 'POST', path: '/file', headers, body })).status).toBe(401);
  });

  it('for a tab key needs the window key, which no request that is stolen contains', async () => {
    const { origin, cookie } = { origin: '', cookie: '', ...page.mine };
    const headers = { origin, cookie, 'content-type': 'application/json' };
    for (const more of [{}, { 'x-emic-window': 'wrong' }, { 'x-emic-window': cookie.split('=')[1] ?? '' }])
      expect(
        replyOf(
          await ask(page.host.port, {
            method: 'POST',
            path: '/tab',
            headers: { ...headers, ...more },
            body: '{}',
          }),
        ),
      ).toEqual([401, NOT_ADMITTED]);
  });

  it.each([
    ['http://evil.example'],
    ['null'],
    ['http://127.0.0.1:1'],
    ['https://127.0.0.1'],
    ['http://localhost'],
  ])('from a page of %s gets 403 and no permission to read it', async (origin) => {
    for (const asked of [
      { method: 'POST', path: '/call/settings.read', body: '{"input":{}}' },
      { method: 'OPTIONS', path: '/call/settings.read' },
      { path: '/' },
    ]) {
      const headers = { ...page.mine, 'content-type': 'application/json', origin };
      const got = await ask(page.host.port, { ...asked, headers });
      expect(got.status).toBe(403);
      expect(Object.keys(got.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('that changes something needs an Origin', async () => {
    const { origin: _, ...mine } = { origin: '', ...page.mine };
    const headers = { ...mine, 'content-type': 'application/json' };
    expect(replyOf(await page.call('settings.read', '{}', { headers }))).toEqual([403, NOT_ADMITTED]);
  });

  it.each(['cross-site', 'same-site'])('that a browser marks as %s gets 403', async (site) => {
    const headers = { ...page.mine, 'sec-fetch-site': site };
    expect((await ask(page.host.port, { path: '/', headers })).status).toBe(403);
  });

  it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]:80'])(
    'for the host %s gets 421: a name may have been led here',
    async (name) => {
      const host = name === 'localhost' ? `localhost:${page.host.port}` : name;
      const got = await ask(page.host.port, { path: '/', headers: { ...page.mine, host } });
      expect(replyOf(got)).toEqual([421, NOT_ADMITTED]);
    },
  );

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])(
    'for a procedure by %s gets 405',
    async (method) => {
      const got = await ask(page.host.port, { method, path: '/call/settings.read', headers: page.mine });
      expect([got.status, got.headers.allow]).toEqual([405, 'POST']);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', ''])(
    'of the kind %j gets 415',
    async (kind) => {
      const headers = { ...page.mine, 'content-type': kind };
      expect((await page.call('settings.read', '{"input":{}}', { headers })).status).toBe(415);
    },
  );

  it.each([
    ['not JSON', '{'],
    ['no object', '[]'],
    ['null', 'null'],
    ['an unknown key', '{"input":{},"extra":1}'],
    ['a coder that is no text', '{"input":{},"coder":{}}'],
    ['a task that is no name', '{"input":{},"task":"a b"}'],
    ['nesting without end', `{"input":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('whose body is %s gets 400', async (_, body) => {
    expect(replyOf(await page.call('settings.read', body))).toMatchObject([
      400,
      { ok: false, error: { code: 'INVALID_INPUT' } },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'settings', ''])(
    'for the procedure %j is told that there is none',
    async (name) => {
      expect(replyOf(await page.call(name, '{"input":{}}'))).toEqual([
        200,
        { ok: false, error: { code: 'NOT_SUPPORTED', details: { what: name } } },
      ]);
    },
  );

  it.each([
    '{"input":{"__proto__":{"theme":"dark"}}}',
    '{"input":{"constructor":1}}',
    '{"input":{"coders":{"constructor":"Eve"}}}',
    '{"input":{"theme":{"$file":"x","more":1}}}',
  ])('with the input %s is refused, and nothing is changed', async (body) => {
    expect(replyOf(await page.call('settings.change', body))).toMatchObject([
      200,
      { ok: false, error: { code: 'INVALID_INPUT' } },
    ]);
    const [, after] = replyOf(await page.call('settings.read', '{"input":{}}'));
    expect(after.value).toMatchObject({ theme: 'system', coders: {} });
  });

  it('with __proto__ as a key of a map is heard without it', async () => {
    const body = '{"input":{"coders":{"__proto__":"Eve"}}}';
    expect(replyOf(await page.call('settings.change', body))[1].value.coders).toEqual({});
    expect(Object.hasOwn(Object.prototype, 'Eve')).toBe(false);
  });

  it('has no project under a handle that nobody was given', async () => {
    for (const handle of ['x', 'TZocZbE0MbBx0QtfsmCqrR', '__proto__'])
      expect(
        replyOf(await page.call('', '{"input":{}}', { path: `/p/${handle}/call/project.read` })),
      ).toEqual([
        200,
        { ok: false, error: { code: 'NOT_FOUND', details: { what: 'project', name: handle } } },
      ]);
  });
});

describe('the built window', () => {
  let page: Inside;
  beforeAll(async () => {
    page = await insideForAll();
    const { folder } = page.host;
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'window', '.hidden'), 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'window', 'link.txt'));
    symlinkSync(folder, join(folder, 'window', 'folder-link'));
  });

  it('is shown to who was let in, with a policy that allows nothing from elsewhere', async () => {
    const { host, mine } = await inside();
    const got = await ask(host.port, { path: '/', headers: mine });
    expect([got.status, got.body]).toEqual([200, INDEX]);
    expect(got.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-AAAA'; img-src 'self' blob: data:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
  });

  it('is told in words to who was not', async () => {
    const host = await testHost();
    const got = await ask(host.port, { path: '/' });
    expect([got.status, got.body]).toEqual([401, expect.stringContaining('open that address')]);
    expect((await ask(host.port, { path: '/assets/a1b2.js' })).status).toBe(401);
  });

  it('keeps what is named by its content, and has an icon', async () => {
    const { host, mine } = await inside();
    const script = await ask(host.port, { path: '/assets/a1b2.js', headers: mine });
    expect([script.status, script.body]).toEqual([200, 'export {};\n']);
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    for (const path of ['/favicon.ico', '/favicon.svg'])
      expect((await ask(host.port, { path })).headers['content-type']).toBe('image/svg+xml');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/assets\\..\\..\\secret.txt',
    '/%5c..%5csecret.txt',
    '/%00index.html',
    '/index.html%00.js',
    '//secret.txt',
    '/./index.html',
    '/.hidden',
    '/link.txt',
    '/folder-link/secret.txt',
    '/assets',
    '/assets/',
    '/csp.json',
    '/nothing.js',
  ])('does not serve %s', async (path) => {
    const { host, mine } = page;
    const got = await ask(host.port, { path, headers: mine });
    expect([got.status, JSON.parse(got.body)]).toEqual([
      404,
      { ok: false, error: { code: 'NOT_FOUND', details: { what: 'such address' } } },
    ]);
  });
});

describe('what is handed over', () => {
  const octets = { 'content-type': 'application/octet-stream', 'x-emic-name': 'a.txt' };

  it('may not be larger than allowed, announced or not', async () => {
    const { host, mine, call } = await inside({ limits: { json: 1_000, file: 2_000 } });
    const long = JSON.stringify({ input: { name: 'x'.repeat(1_000) } });
    const body = new Uint8Array(2_001);
    expect((await call('shelf.create', long)).status).toBe(413);
    const chunked = { ...mine, 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    expect((await call('shelf.create', long, { headers: chunked })).status).toBe(413);
    const post = { method: 'POST', path: '/file', body };
    expect(replyOf(await ask(host.port, { ...post, headers: { ...mine, ...octets } }))).toEqual([
      413,
      { ok: false, error: { code: 'FILE_TOO_LARGE', details: { bytes: 2_001, limit: 2_000 } } },
    ]);
    const unannounced = { ...mine, ...octets, 'transfer-encoding': 'chunked' };
    expect((await ask(host.port, { ...post, headers: unannounced })).status).toBe(413);
    const most = { ...post, body: body.subarray(1) };
    expect((await ask(host.port, { ...most, headers: { ...mine, ...octets } })).status).toBe(200);
  });

  it('is octets, under a name', async () => {
    const { host, mine } = await inside();
    const post = { method: 'POST', path: '/file', body: 'x' };
    const as = (headers: Readonly<Record<string, string>>) =>
      ask(host.port, { ...post, headers: { ...mine, ...headers } });
    expect((await as({ ...octets, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await as({ 'content-type': 'application/octet-stream' })).status).toBe(400);
  });

  it.each(['..', '%2e%2e', '../../state/settings.json', '__proto__', '00000000-0000-0000-0000-000000000000'])(
    'cannot be fetched or used under the handle %s',
    async (handle) => {
      const { host, mine, call } = await inside();
      expect((await ask(host.port, { path: `/file/${handle}`, headers: mine })).status).toBe(404);
      const input = JSON.stringify({ input: { name: 'a.emic', bytes: { $file: handle } } });
      const [, reply] = replyOf(await call('shelf.add', input));
      expect(reply).toMatchObject({
        ok: false,
        error: { code: /^0/.test(handle) ? 'UPLOAD_EXPIRED' : 'INVALID_INPUT' },
      });
    },
  );
});

describe('the server', () => {
  it('listens on the loopback address alone', async () => {
    const { port } = await testHost();
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((one) => (one === undefined || one.internal ? [] : [one.address]));
    for (const address of ['::1', '127.0.0.2', ...others])
      expect([address, await reaches(address, port)]).toEqual([address, false]);
    expect(await reaches('127.0.0.1', port)).toBe(true);
  });

  it('says so where its port is taken', async () => {
    const { port } = await testHost();
    await expect(testHost({ port })).rejects.toMatchObject({ code: 'PORT_TAKEN', details: { port } });
  });

  it('takes away what a host that was killed has left', async () => {
    const host = await testHost();
    const files = join(host.folder, 'state', 'files');
    mkdirSync(join(files, '999999999-left'), { recursive: true });
    await host.restart();
    expect(readdirSync(files)).toEqual([expect.stringMatching(new RegExp(`^${process.pid}-`))]);
  });
});

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const end = (isReached: boolean) => {
      socket.destroy();
      settle(isReached);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}
