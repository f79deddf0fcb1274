import type { CodeView } from '../../../src/contract/views.ts';
import { PALETTE, PATTERNS, type Pattern } from '../../../src/domain/code-look.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { CodeMark } from '../../ui/code-mark.tsx';
import { PalettePicker } from '../../ui/palette-picker.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './code-page.module.css';
import { ORIGIN_CHOICES, ORIGIN_WORDS } from './origin-words.ts';
import { useAutosave } from './use-autosave.ts';
import type { CodeCommands } from './use-code-commands.ts';

type CodeLookProps = { readonly code: CodeView; readonly commands: CodeCommands };

const LINE_WORDS = { solid: 'Solid', dashed: 'Dashed', dotted: 'Dotted', double: 'Double' } as const;
/** Milliseconds: arrow keys go through colours and lines, and only the one they rest on is history. */
const REST = 250;

/** The code's colour and line, and where it came from. */
export function CodeLook({ code, commands }: CodeLookProps) {
  return (
    <div className={styles.look}>
      <Colour code={code} commands={commands} />
      <div className={styles.lineAndOrigin}>
        <Line code={code} commands={commands} />
        <Select
          label="Origin"
          labelPlace="above"
          options={ORIGIN_CHOICES.map((id) => ({ id, name: ORIGIN_WORDS[id] }))}
          value={code.origin ?? 'none'}
          onChange={(id) => void commands.define(code, { origin: id === 'none' ? null : id })}
        />
      </div>
    </div>
  );
}

function Colour({ code, commands }: CodeLookProps) {
  const { text: color, write } = useAutosave(
    code.look.color,
    (chosen) => commands.recolor(code, { color: chosen }),
    REST,
  );
  const name = PALETTE.find(({ hex }) => hex === color)?.name ?? `own colour ${color}`;
  const isBeneath = code.parentId !== null;
  return (
    <div className={styles.colour}>
      <div className={styles.colourHead}>
        <span className={styles.label} aria-hidden="true">
          Colour
        </span>
        <span>
          · {name}
          {isBeneath && code.color === null && color === code.look.color && ', from the theme'}
        </span>
        {isBeneath && code.color !== null && (
          <Button variant="quiet" size="small" onPress={() => void commands.recolor(code, { color: null })}>
            Take the theme’s
          </Button>
        )}
      </div>
      <PalettePicker label="Colour" labelHidden value={color} onChange={write} />
    </div>
  );
}

function Line({ code, commands }: CodeLookProps) {
  const { text: pattern, write } = useAutosave<Pattern>(
    code.look.pattern,
    (chosen) => commands.recolor(code, { pattern: chosen }),
    REST,
  );
  const choices = PATTERNS.map((id) => ({
    id,
    name: LINE_WORDS[id],
    mark: <CodeMark color={code.look.color} pattern={id} />,
  }));
  return <ChoiceGroup label="Line" shape="apart" choices={choices} value={pattern} onChange={write} />;
}
