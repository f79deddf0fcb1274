import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

type Later = {
  readonly fetch: () => Promise<unknown>;
  /** Nothing until it has come, then at once: React would hold what a lazy component shows for 300 ms. */
  readonly Shown: () => ReactNode;
};

/** A view whose program is fetched after the first paint. */
export function shownLater(load: () => Promise<ComponentType>): Later {
  const come: { view: ComponentType | null } = { view: null };
  const fetch = async () => {
    come.view ??= await load();
    return come.view;
  };
  const Shown = () => {
    const [View, setView] = useState(() => come.view);
    useEffect(() => {
      if (View === null) void fetch().then((view) => setView(() => view));
    }, [View]);
    return View && <View />;
  };
  return { fetch, Shown };
}
