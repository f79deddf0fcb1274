import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SpeakerRole } from '../../../src/domain/transcript-draft.ts';
import { LateLine } from '../../retrieval/late-line.tsx';
import { useImporting } from '../../state/importing.ts';
import { Banner } from '../../ui/banner.tsx';
import { classNames } from '../../ui/class-names.ts';
import { counted } from '../../ui/counted.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { encodingOptions } from './encodings.ts';
import styles from './import-text.module.css';
import type { FileInHand } from './import-view.tsx';
import { shownWarnings } from './import-warnings.ts';

const FORMATS: { readonly [format: string]: string } = {
  docx: 'Word',
  'plain-text': 'Plain text',
  markdown: 'Markdown',
  webvtt: 'WebVTT subtitles',
  srt: 'SRT subtitles',
};

/** The beginning of a file as it will be read. */
export function ImportText({ inHand }: { readonly inHand: FileInHand }) {
  const { file, preview, fault, plan } = inHand;
  const isOver = file.outcome?.kind === 'imported';
  return (
    <section className={styles.pane} aria-label={`${file.name}, as it will be read`}>
      <TextHead inHand={inHand} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label="Beginning of the text">
        <div className={styles.page}>
          {file.outcome?.kind === 'refused' && <Banner tone="danger">{file.outcome.sentence}</Banner>}
          {fault !== null && <Banner tone="danger">{fault}</Banner>}
          {!isOver &&
            preview !== null &&
            plan !== null &&
            shownWarnings(preview, plan).map((words) => (
              <Banner key={words} tone="warning">
                {words}
              </Banner>
            ))}
          {preview === null && fault === null && <LateLine words="Reading the file…" />}
          {preview !== null && plan !== null && <Opening inHand={inHand} />}
        </div>
      </section>
    </section>
  );
}

function TextHead({ inHand: { file, preview } }: { readonly inHand: FileInHand }) {
  const { changed, leftOut, run } = useImporting();
  const format = preview === null ? null : (FORMATS[preview.format] ?? preview.format);
  const canChoose = !/\.docx$/i.test(file.name) && file.bytes !== null && file.outcome === null;
  const facts: readonly ReactNode[] =
    preview === null ? [] : [format, counted(preview.turns, 'turn'), counted(preview.words, 'word')];
  return (
    <header className={styles.head}>
      <h2 className={styles.title} title={file.name}>
        {file.name}
      </h2>
      <span className={styles.facts}>{facts.join(' · ')}</span>
      <span className={styles.tools}>
        {canChoose && (
          <Select
            label="Encoding"
            labelPlace="hidden"
            options={encodingOptions(preview?.encoding ?? null, file.encoding)}
            value={file.encoding ?? 'found'}
            onChange={(encoding) => changed(file.id, { encoding: encoding === 'found' ? null : encoding })}
            isDisabled={run !== null}
            quiet
          />
        )}
        {file.outcome?.kind !== 'imported' && (
          <IconButton
            name="Leave this file out"
            icon={X}
            shortcut="delete"
            isDisabled={run !== null}
            onPress={() => leftOut(file.id)}
          />
        )}
      </span>
    </header>
  );
}

function Opening({ inHand: { preview, plan } }: { readonly inHand: FileInHand }) {
  if (preview === null || plan === null) return null;
  const roles = new Map(plan.speakers.map(({ label, role }) => [label, role]));
  const more = preview.turns - preview.opening.length;
  return (
    <>
      <ol className={styles.turns}>
        {preview.opening.map(({ speaker, text }, index) => (
          <Turn
            // biome-ignore lint/suspicious/noArrayIndexKey: turns are known by their place alone
            key={index}
            number={index + 1}
            speaker={speaker}
            role={speaker === null ? null : (roles.get(speaker) ?? 'other')}
            text={text}
          />
        ))}
      </ol>
      {more > 0 && <p className={styles.more}>{`${counted(more, 'more turn')} to the end.`}</p>}
    </>
  );
}

type TurnProps = {
  readonly number: number;
  readonly speaker: string | null;
  readonly role: SpeakerRole | null;
  readonly text: string;
};

function Turn({ number, speaker, role, text }: TurnProps) {
  return (
    <li className={styles.turn}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <p className={classNames(styles.words, role !== null && styles[role])} dir="auto">
        {speaker !== null && <span className={styles.label}>{speaker}</span>}
        {text}
      </p>
    </li>
  );
}
