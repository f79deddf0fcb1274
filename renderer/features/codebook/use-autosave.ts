import { useEffect, useRef, useState } from 'react';

/** Milliseconds without a key after which what was written is kept. */
const PAUSE = 3_000;

export type Autosaved<Text extends string> = {
  readonly text: Text;
  readonly write: (text: Text) => void;
  /** Keeps it now, if it differs from what is kept. */
  readonly commit: () => void;
};

/**
 * A field that is kept on `commit`, after a pause and when it goes away. A change from elsewhere (an undo, another
 * window) shows at once unless something is being written here.
 */
export function useAutosave<Text extends string>(
  saved: Text,
  save: (text: Text) => Promise<boolean>,
  pause = PAUSE,
): Autosaved<Text> {
  const [text, setText] = useState(saved);
  const [seen, setSeen] = useState(saved);
  const [sent, setSent] = useState(saved);
  if (saved !== seen) {
    setSeen(saved);
    setSent(saved);
    if (text === sent) setText(saved);
  }
  const commit = () => {
    if (text === sent) return;
    setSent(text);
    save(text).then(
      (ok) => ok || setSent(seen),
      () => setSent(seen),
    );
  };
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => latest.current(), pause);
    return () => clearTimeout(timer);
  }, [text, sent, pause]);
  useEffect(() => {
    const leave = () => latest.current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return { text, write: setText, commit };
}
