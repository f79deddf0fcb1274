import { warningSentence } from '../../../src/contract/messages.ts';
import type { PreviewView } from '../../../src/contract/views.ts';
import { encodingName } from './encodings.ts';
import type { ImportPlan } from './import-plan.ts';

/** What a person should know before importing, as it stands with what they decided. */
export function shownWarnings(
  preview: Pick<PreviewView, 'warnings' | 'imported'>,
  { speakers, owners }: ImportPlan,
): readonly string[] {
  const unlinked = speakers.filter(({ role, person }) => role === 'participant' && person === null);
  const already =
    preview.imported === null
      ? []
      : [`This very file is in the project already, as ${preview.imported}. It is not imported again.`];
  const found = preview.warnings.flatMap((warning) => {
    switch (warning.code) {
      // Said of each speaker where it is decided.
      case 'SPEAKER_UNLINKED':
      case 'SPEAKER_DOUBTFUL':
        return [];
      case 'NO_SPEAKERS_FOUND':
        return [`No speaker labels were found: it will be one turn, ${spokenBy(owners ?? [])}.`];
      case 'ENCODING_GUESSED': {
        const { encoding, example } = warning.details;
        return [
          `Read as ${encodingName(String(encoding))}, for example “${String(example)}”. If letters look wrong, choose another encoding.`,
        ];
      }
      default:
        return [warningSentence(warning)];
    }
  });
  const nobody = unlinked.map(
    ({ label }) => `${label} is linked to no participant: what they say is not counted until they are.`,
  );
  return [...already, ...found, ...nobody];
}

function spokenBy(owners: readonly { readonly name: string }[]): string {
  if (owners.length === 0) return 'spoken by nobody';
  return `spoken by ${owners.map(({ name }) => name).join(' and ')}`;
}
