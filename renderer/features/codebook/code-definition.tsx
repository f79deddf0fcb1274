import type { Ref } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { announce } from '../../state/announcements.ts';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './code-page.module.css';
import { ExamplePlace } from './example-place.tsx';
import { useAutosave } from './use-autosave.ts';
import type { CodeCommands } from './use-code-commands.ts';

type CodeDefinitionProps = {
  readonly code: CodeView;
  readonly commands: CodeCommands;
  readonly definitionRef?: Ref<HTMLTextAreaElement>;
};

/** What a code means and how it is used. Each field is kept on its own: one entry of history. */
export function CodeDefinition({ code, commands, definitionRef }: CodeDefinitionProps) {
  const { definition, includes, excludes, example } = code;
  return (
    <div className={styles.fields}>
      <KeptField
        label="Definition"
        saved={definition}
        rows={2}
        keep={(text) => commands.define(code, { definition: text })}
        {...(definitionRef === undefined ? {} : { fieldRef: definitionRef })}
      />
      <div className={styles.pair}>
        <KeptField
          label="Use when"
          saved={includes}
          rows={4}
          keep={(text) => commands.define(code, { includes: text })}
        />
        <KeptField
          label="Don’t use when"
          saved={excludes}
          rows={4}
          keep={(text) => commands.define(code, { excludes: text })}
        />
      </div>
      <div>
        <KeptField
          label="Example"
          quote
          saved={example}
          rows={2}
          keep={(text) => commands.define(code, { example: text })}
        />
        <ExamplePlace example={example} />
      </div>
    </div>
  );
}

type KeptFieldProps = {
  readonly label: string;
  readonly saved: string;
  readonly rows: number;
  readonly quote?: boolean;
  readonly keep: (text: string) => Promise<boolean>;
  readonly fieldRef?: Ref<HTMLTextAreaElement>;
};

function KeptField({ label, saved, rows, quote = false, keep, fieldRef }: KeptFieldProps) {
  const { text, write, commit } = useAutosave(saved, async (words) => {
    const kept = await keep(words);
    if (kept) announce(`${label} kept.`);
    return kept;
  });
  return (
    <TextArea
      label={label}
      rows={rows}
      quote={quote}
      value={text}
      onChange={write}
      onBlur={commit}
      {...(fieldRef === undefined ? {} : { ref: fieldRef })}
    />
  );
}
