import { useAnnouncements } from '../state/announcements.ts';

/** Once in the window: where `announce` is read out. Two places take turns, so that a repeated sentence is heard. */
export function LiveRegion() {
  const { sentence, turn } = useAnnouncements();
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite" data-announcement="even">
        {turn % 2 === 0 ? sentence : ''}
      </div>
      <div role="status" aria-live="polite" data-announcement="odd">
        {turn % 2 === 1 ? sentence : ''}
      </div>
    </div>
  );
}
