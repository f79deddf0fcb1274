import { useQuery as useAnswer } from '@tanstack/react-query';
import { useContext } from 'react';
import { shelfOver } from '../../../src/contract/shelf.ts';
import { CarrierContext } from '../../data/carrier-context.ts';

/** The program's version, empty until it is known. */
export function useProgramVersion(): string {
  const carrier = useContext(CarrierContext);
  const { data } = useAnswer({
    queryKey: ['shelf.read', {}],
    queryFn: async () => {
      if (carrier === null) return '';
      const reply = await shelfOver((name, input) => carrier.shelf(name, input)).call('shelf.read', {});
      return reply.ok ? reply.value.version : '';
    },
  });
  return data ?? '';
}
