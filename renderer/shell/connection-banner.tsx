import { useEffect, useState } from 'react';
import type { Carrier, Connection } from '../data/carrier.ts';
import { Banner } from '../ui/banner.tsx';

/** One calm line while the host is gone. */
export function ConnectionBanner({ carrier }: { readonly carrier: Carrier }) {
  const [connection, setConnection] = useState<Connection>('open');
  useEffect(() => carrier.onConnection(setConnection), [carrier]);
  if (connection === 'open') return null;
  return (
    <Banner>
      Emic's host has stopped. Everything you were told is saved is saved; this window connects again by
      itself as soon as the host is back.
    </Banner>
  );
}
