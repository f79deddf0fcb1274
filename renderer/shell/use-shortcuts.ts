import { useEffect } from 'react';
import { useActionList } from '../state/actions.ts';
import { keyName } from '../state/key-name.ts';
import { platformOf } from '../ui/shortcut.ts';

/** Runs the actions whose keys are pressed anywhere in the window. */
export function useShortcuts(): void {
  useEffect(() => {
    const mac = platformOf(navigator.platform) === 'mac';
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = keyName(event, mac);
      if (isTyping(event.target) && belongsToTyping(pressed)) return;
      const action = [...useActionList.getState().actions.values()].find(
        ({ keys, alsoKeys, inText }) =>
          !inText && (keys?.toLowerCase() === pressed || alsoKeys?.toLowerCase() === pressed),
      );
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    // The transcript takes a caret, but nobody writes into it.
    (target instanceof HTMLElement && target.isContentEditable && target.ariaReadOnly !== 'true')
  );
}

/** Keys that write, move or undo within a field stay its own. */
function belongsToTyping(pressed: string): boolean {
  if (/^(mod\+(shift\+)?[zyxcva]|mod\+(arrow|home|end|backspace|delete).*)$/.test(pressed)) return true;
  return !/^(mod|alt|meta|ctrl)\+/.test(pressed) && !/^(shift\+)?f\d+$/.test(pressed);
}
