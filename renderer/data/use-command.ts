import { useCallback } from 'react';
import type { CommandName, Input, Output, Reply } from '../../src/contract/contract.ts';
import { sentenceFor } from '../../src/contract/messages.ts';
import { showToast } from '../state/toasts.ts';
import { useView } from '../state/view.ts';
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

/**
 * Changes the project. A refusal is told in a toast, unless the caller tells it itself; where it is not known who codes,
 * that is asked.
 */
export function useCommand(): Run {
  const { call } = useClient();
  return useCallback(
    async (name, input, { quiet = false, ...options } = {}) => {
      const reply = await call(name, input, options);
      if (!reply.ok && !quiet) {
        const { code, details } = reply.error;
        showToast({ sentence: sentenceFor(code, details), tone: 'error' });
        if (code === 'CODER_NEEDED') useView.getState().askedForCoder();
      }
      return reply;
    },
    [call],
  );
}
