import { deepStrictEqual } from 'node:assert/strict';
import type { Output } from '../../../src/contract/contract.ts';
import { type Contest, times } from '../contest.ts';
import { type CodedTranscript, transcriptReader } from '../floors/transcript-floor.ts';
import type { Ground } from '../ground.ts';

/** Everything the window needs to show one coded transcript; another one each time. */
export async function openTranscriptContests({ get, database }: Ground): Promise<readonly Contest[]> {
  const read = transcriptReader(database);
  const documents = (await get('document.list', {})).map(({ id }) => id);
  const turn = { ours: 0, floor: 0 };
  const next = (side: keyof typeof turn) => {
    turn[side] += 1;
    return documents[turn[side] % documents.length] ?? '';
  };
  const ours = async () => {
    const document = next('ours');
    return {
      text: await get('document.text', { document }),
      segments: await get('segment.list', { document }),
    };
  };
  const agree = async () => {
    const shown = await ours();
    const least = read(next('floor'));
    agreeOn(shown.text, shown.segments, least);
  };
  return [
    {
      operation: 'open one coded transcript',
      ours: { run: ours },
      floor: { run: () => read(next('floor')) },
      agree,
      bar: times(3),
    },
  ];
}

function agreeOn(
  text: Output<'document.text'>,
  segments: Output<'segment.list'>,
  least: CodedTranscript,
): void {
  deepStrictEqual(text.text, least.text);
  deepStrictEqual(
    text.turns.map(({ start, end, speaker }) => [start, end, speaker]),
    least.turns,
  );
  const rows = segments.map(({ id, codeId, coderId, start, end, quote, comment, code }) => [
    id,
    codeId,
    coderId,
    start,
    end,
    quote,
    comment,
    code,
  ]);
  deepStrictEqual(rows, least.segments);
}
