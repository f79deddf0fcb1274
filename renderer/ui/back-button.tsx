import { ArrowLeft } from 'lucide-react';
import { useView, VIEW_WORDS } from '../state/view.ts';
import { Button } from './button.tsx';

/** Leads to where a jump came from; absent where there was none. */
export function BackButton() {
  const { cameFrom, over, wentBack } = useView();
  if (cameFrom === null || over !== null) return null;
  return (
    <Button variant="quiet" icon={ArrowLeft} onPress={wentBack}>
      Back to {VIEW_WORDS[cameFrom]}
    </Button>
  );
}
