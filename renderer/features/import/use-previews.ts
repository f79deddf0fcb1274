import { useQueries } from '@tanstack/react-query';
import type { Failure } from '../../../src/contract/contract.ts';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { PreviewView } from '../../../src/contract/views.ts';
import { useClient } from '../../data/client.ts';
import { Refused } from '../../data/use-query.ts';
import type { OfferedFile } from '../../state/importing.ts';

export type FilePreview = {
  readonly preview: PreviewView | null;
  /** Why it cannot be imported as it stands. */
  readonly fault: string | null;
};

/** How each file will be read. Asked anew with another encoding and when people change, but not while importing. */
export function usePreviews(files: readonly OfferedFile[], isRunning: boolean): readonly FilePreview[] {
  const { call } = useClient();
  const answers = useQueries({
    queries: files.map(({ id, name, bytes, encoding, outcome }) => ({
      // The bytes stand behind the id: they would make a key as long as the file.
      queryKey: ['document.preview', id, encoding] as const,
      queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<PreviewView> => {
        const file = { name, bytes: bytes ?? new Uint8Array(), ...(encoding === null ? {} : { encoding }) };
        const reply = await call('document.preview', file, { signal });
        if (!reply.ok) throw new Refused(reply.error);
        return reply.value;
      },
      enabled: bytes !== null && outcome === null && !isRunning,
      // Only what the same file gave in another encoding.
      placeholderData: (
        previous: PreviewView | undefined,
        query: { readonly queryKey: readonly unknown[] } | undefined,
      ) => (query?.queryKey[1] === id ? previous : undefined),
    })),
  });
  return files.map(({ fault }, index) => {
    const answer = answers[index];
    if (fault !== null) return { preview: null, fault };
    if (answer?.error instanceof Refused)
      return { preview: null, fault: faultSentence(answer.error.failure) };
    return { preview: answer?.data ?? null, fault: null };
  });
}

/** As everywhere, but for what can be mended right here. */
export function faultSentence({ code, details }: Failure): string {
  if (code === 'ENCODING_INVALID')
    return `Read as ${String(details.encoding)}, the text is damaged. Choose another encoding.`;
  if (code === 'ENCODING_UNKNOWN') return 'The encoding of the text could not be told. Choose one.';
  return sentenceFor(code, details);
}
