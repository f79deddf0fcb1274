import { useRef, useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import type { CodeView } from '../../../src/contract/views.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import styles from './code-page.module.css';
import type { CodeCommands } from './use-code-commands.ts';

type CodeNameProps = { readonly code: CodeView; readonly commands: CodeCommands };

/** The code's name as the page's heading; it is renamed by writing in it. Mounted anew for each name. */
export function CodeName({ code, commands }: CodeNameProps) {
  const input = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState<string | null>(null);
  const keep = async () => {
    const name = written?.trim() ?? '';
    if (name === '' || name === code.name || !(await commands.rename(code, name))) setWritten(null);
  };
  return (
    <div className={styles.name}>
      <h2 className="visually-hidden">{code.name}</h2>
      <CodeMark color={code.look.color} pattern={code.look.pattern} />
      <TextField
        className={styles.nameField ?? ''}
        aria-label="Name"
        value={written ?? code.name}
        onChange={setWritten}
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setWritten(null);
          if (event.key === 'Enter' || event.key === 'Escape') input.current?.blur();
          else event.continuePropagation();
        }}
      >
        <Input ref={input} className={styles.nameInput ?? ''} title={code.name} spellCheck={false} />
      </TextField>
    </div>
  );
}
