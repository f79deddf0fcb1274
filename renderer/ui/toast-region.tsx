import { Check, CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useAnnouncements } from '../state/announcements.ts';
import { type Toast, useToasts } from '../state/toasts.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './toast-region.module.css';

// Milliseconds; the second is as long as the toast takes to fade (--motion-toast-out).
const STAYS = 6000;
const FADES = 220;

/** Once in the window: one toast at a time, the newest replaces. `besideRail`: the centre is the view's. */
export function ToastRegion({ besideRail }: { readonly besideRail: boolean }) {
  const toast = useToasts((state) => state.toast);
  const announced = useAnnouncements((state) => state.sentence);
  return (
    <section className={classNames(styles.region, besideRail && styles.besideRail)} aria-label="Messages">
      <div role="status" className="visually-hidden">
        {/* What was announced in the same words is not read out twice. */}
        {toast?.tone === 'done' && toast.sentence !== announced ? toast.sentence : ''}
      </div>
      <div role="alert" className="visually-hidden">
        {toast?.tone === 'error' ? toast.sentence : ''}
      </div>
      {toast && <ToastBar key={toast.id} toast={toast} />}
    </section>
  );
}

function ToastBar({ toast }: { readonly toast: Toast }) {
  const closed = useToasts((state) => state.closed);
  const [held, setHeld] = useState({ hover: false, focus: false });
  const leaving = useLeaving(toast, held.hover || held.focus, () => closed(toast.id));
  const { id, sentence, tone, action } = toast;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being looked at or tabbed into only holds it, nothing to do here
    <div
      className={classNames(styles.toast, tone === 'error' && styles.error, leaving && styles.leaving)}
      onPointerEnter={() => setHeld((was) => ({ ...was, hover: true }))}
      onPointerLeave={() => setHeld((was) => ({ ...was, hover: false }))}
      onFocus={() => setHeld((was) => ({ ...was, focus: true }))}
      onBlur={() => setHeld((was) => ({ ...was, focus: false }))}
    >
      <Icon of={tone === 'error' ? CircleAlert : Check} />
      <span className={styles.sentence}>{sentence}</span>
      {action && (
        <Button
          className={styles.action ?? ''}
          onPress={() => {
            closed(id);
            action.run();
          }}
        >
          {action.label}
          {action.keys && <Kbd keys={action.keys} />}
        </Button>
      )}
      {(tone === 'error' || !action) && (
        <Button className={styles.close ?? ''} aria-label="Close message" onPress={() => closed(id)}>
          <Icon of={X} />
        </Button>
      )}
    </div>
  );
}

/** True while a toast that has been up long enough fades; `gone` is called after that. */
function useLeaving(toast: Toast, held: boolean, gone: () => void): boolean {
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    if (toast.tone === 'error' || held) {
      setLeaving(false);
      return;
    }
    const timer = setTimeout(() => setLeaving(true), STAYS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: gone only names the toast, which stays the same here
  useEffect(() => {
    if (!leaving) return;
    const timer = setTimeout(gone, FADES);
    return () => clearTimeout(timer);
  }, [leaving]);
  return leaving;
}
