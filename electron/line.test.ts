import { expect, it } from 'vitest';
import { newLine } from './line.ts';

type Ended = { readonly ends: MessageChannel; readonly heard: unknown[] };

/** A host that answers each question with its name. */
function host(): Ended {
  const ends = new MessageChannel();
  const heard: unknown[] = [];
  ends.port2.onmessage = ({ data }) => {
    heard.push(data.name);
    ends.port2.postMessage({ kind: 'answer', id: data.id, reply: { ok: true, value: data.name } });
  };
  return { ends, heard };
}

const question = (name: string) => ({ kind: 'call', name, input: {}, coder: null, task: null }) as const;
const LOST = { ok: false, error: { code: 'HOST_LOST', details: {} } };

it('keeps questions until the line stands, refuses them where it breaks, and asks for another line', async () => {
  const asked: number[] = [];
  const opened: boolean[] = [];
  const line = newLine({
    connect: () => asked.push(asked.length),
    hear: () => undefined,
    opened: (isAgain) => opened.push(isAgain),
  });
  const early = line.ask(question('early'));
  const second = line.ask(question('second'));
  expect(asked).toHaveLength(1);
  const first = host();
  line.joined(first.ends.port1);
  expect([await early, await second]).toEqual([
    { ok: true, value: 'early' },
    { ok: true, value: 'second' },
  ]);
  first.ends.port2.onmessage = null;
  const unanswered = line.ask(question('never answered'));
  line.lost();
  expect(await unanswered).toEqual(LOST);
  await expect.poll(() => asked.length).toBe(2);
  const meanwhile = line.ask(question('meanwhile'));
  const next = host();
  line.joined(next.ends.port1);
  expect([await meanwhile, next.heard, opened]).toEqual([
    { ok: true, value: 'meanwhile' },
    ['meanwhile'],
    [false, true],
  ]);
  next.ends.port2.close();
});

it('answers with what kept the host from being had, and tries again with the next question', async () => {
  const asked: number[] = [];
  const line = newLine({ connect: () => asked.push(0), hear: () => undefined, opened: () => undefined });
  const question1 = line.ask(question('one'));
  line.refused({ code: 'PROJECT_READ_ONLY', details: { path: '/study.emic' } });
  expect(await question1).toMatchObject({ ok: false, error: { code: 'PROJECT_READ_ONLY' } });
  void line.ask(question('two'));
  expect(asked).toHaveLength(2);
  line.lost();
});
