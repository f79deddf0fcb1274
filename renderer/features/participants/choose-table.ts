import { offerFiles } from '../../state/importing.ts';

/** Asks for a table of participants, for commands that are no button. */
export function chooseTable(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.csv,.tsv,text/csv';
  input.addEventListener('change', () => offerFiles([...(input.files ?? [])]), { once: true });
  input.click();
}
