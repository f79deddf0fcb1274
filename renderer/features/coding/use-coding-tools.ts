import { useMemo, useRef } from 'react';
import { useClient } from '../../data/client.ts';
import { useCoder } from '../../data/project-context.ts';
import { type Run, useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useTold } from '../../data/use-told.ts';
import type { Ground, Tools } from './coding-commands.ts';

/** What coding commands work with; stays the same, and always knows the latest answers. */
export function useCodingTools(ground: Ground): Tools {
  const { call } = useClient();
  const run = useCommand();
  const tell = useTold();
  const signed = useSigned();
  const latest = useRef(ground);
  latest.current = ground;
  return useMemo(() => {
    const runSigned: Run = async (name, input, options) =>
      signed.current
        ? run(name, input, options)
        : { ok: false, error: { code: 'CODER_NEEDED', details: {} } };
    return { call, run: runSigned, tell, ground: () => latest.current };
  }, [call, run, tell, signed]);
}

/** Whether it is known who codes: somebody said so, or there is one coder only. Nobody is added for want of an answer. */
function useSigned(): { readonly current: boolean } {
  const { coder } = useCoder();
  const { data: coders = [] } = useQuery('coder.list', {});
  const signed = useRef(false);
  signed.current = coder !== null || coders.length < 2;
  return signed;
}
