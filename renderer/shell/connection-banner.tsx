import { useEffect, useState } from 'react';
import type { Carrier, Connection } from '../data/carrier.ts';
import { askWindow } from '../state/bridge.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

/** One calm line while the host is gone. */
export function ConnectionBanner({ carrier }: { readonly carrier: Carrier }) {
  const [connection, setConnection] = useState<Connection>('open');
  useEffect(() => carrier.onConnection(setConnection), [carrier]);
  if (connection === 'open') return null;
  if (connection === 'stopped')
    return (
      <Banner
        tone="warning"
        action={<Button onPress={() => void askWindow('window.retry')}>Try again</Button>}
      >
        Emic's host has stopped several times and is not started again by itself. Everything you were told is
        saved is saved.
      </Banner>
    );
  return (
    <Banner>
      Emic's host has stopped. Everything you were told is saved is saved; this window connects again by
      itself as soon as the host is back.
    </Banner>
  );
}
