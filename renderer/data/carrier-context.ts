import { createContext, useContext } from 'react';
import type { Carrier } from './carrier.ts';

export const CarrierContext = createContext<Carrier | null>(null);

/** The wire itself, for progress and connection; questions go through `useQuery` and `useCommand`. */
export function useCarrier(): Carrier {
  const carrier = useContext(CarrierContext);
  if (carrier === null) throw new Error('The window has no host.');
  return carrier;
}
