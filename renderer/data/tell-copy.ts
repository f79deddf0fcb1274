import type { Reply } from '../../src/contract/contract.ts';
import { sentenceFor } from '../../src/contract/messages.ts';
import type { CopyView } from '../../src/contract/shelf.ts';
import { goTo } from '../state/go.ts';
import { tell } from '../state/tell.ts';
import { showToast } from '../state/toasts.ts';
import { useView } from '../state/view.ts';

/** Says that a project was made of this one, and offers to open it; or why not, and asks who codes where that is needed. */
export function tellCopy(reply: Reply<CopyView>): void {
  if (reply.ok) {
    const { handle, name } = reply.value;
    tell(`Made “${name}”, beside this project.`, {
      label: 'Open',
      run: () => goTo(handle),
    });
    return;
  }
  const { code, details } = reply.error;
  showToast({ sentence: sentenceFor(code, details), tone: 'error' });
  if (code === 'CODER_NEEDED') useView.getState().askedForCoder();
}
