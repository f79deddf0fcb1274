import { useCallback } from 'react';
import type { CommandName, Input, Output, Reply } from '../../src/contract/contract.ts';
import { sentenceFor } from '../../src/contract/messages.ts';
import { showToast } from '../state/toasts.ts';
import { type CallOptions, useClient } from './client.ts';

export type CommandOptions = CallOptions & {
  /** The caller tells a refusal itself. */
  readonly quiet?: boolean;
};

export type Run = <Name extends CommandName>(
  name: Name,
  input: Input<Name>,
  options?: CommandOptions,
) => Promise<Reply<Output<Name>>>;

/** Changes the project. A refusal is told in a toast, unless the caller tells it itself. */
export function useCommand(): Run {
  const { call } = useClient();
  return useCallback(
    async (name, input, { quiet = false, ...options } = {}) => {
      const reply = await call(name, input, options);
      if (!reply.ok && !quiet)
        showToast({ sentence: sentenceFor(reply.error.code, reply.error.details), tone: 'error' });
      return reply;
    },
    [call],
  );
}
