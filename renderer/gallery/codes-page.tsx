import { type CSSProperties, useState } from 'react';
import { PALETTE, PATTERNS } from '../../src/domain/code-look.ts';
import { Bar } from '../ui/bar.tsx';
import { CodeChip } from '../ui/code-chip.tsx';
import { CodeMark } from '../ui/code-mark.tsx';
import { Count } from '../ui/count.tsx';
import { PalettePicker } from '../ui/palette-picker.tsx';
import { VirtualList } from '../ui/virtual-list.tsx';
import styles from './gallery.module.css';
import { Specimen } from './specimen.tsx';

const OWN = ['#ffff00', '#000000', '#ffffff', '#ff00ff'] as const;
const STEPS = [0, 1, 2, 3, 4, 5, 6] as const;
const PASSAGES = Array.from({ length: 5000 }, (_, index) => ({ id: index, name: `Passage ${index + 1}` }));

export function CodesPage() {
  const [color, setColor] = useState<string>(PALETTE[3].hex);
  const [active, setActive] = useState(0);
  return (
    <>
      <Specimen title="Mark: colours and lines" column>
        <div className={styles.swatches}>
          {PALETTE.map(({ name, hex }) => (
            <span key={name} className={styles.row}>
              {PATTERNS.map((pattern) => (
                <CodeMark key={pattern} color={hex} pattern={pattern} />
              ))}
              <CodeMark color={hex} pattern="dashed" small />
              {name}
            </span>
          ))}
        </div>
      </Specimen>
      <Specimen title="Chip">
        <CodeChip name="Somebody else’s job" color="#397f7f" pattern="dashed" />
        <CodeChip name="Medical model" color="#a77c00" pattern="solid" onPress={() => undefined} />
        <CodeChip name="Panel and sign-off" color="#4120b6" pattern="dotted" onRemove={() => undefined} />
        <CodeChip
          name="Employing assistants"
          color="#8571eb"
          pattern="double"
          onPress={() => undefined}
          onRemove={() => undefined}
        />
        {OWN.map((hex) => (
          <CodeChip key={hex} name={`Own colour ${hex}`} color={hex} pattern="solid" />
        ))}
      </Specimen>
      <Specimen title="Palette" column>
        <PalettePicker label="Colour" value={color} onChange={setColor} />
      </Specimen>
      <Specimen title="Counts and bars" column>
        {[0.82, 0.43, 0.12, 0].map((share, index) => (
          <span key={share} className={styles.row}>
            <Bar share={share} />
            <span>{Math.round(share * 100)} %</span>
            <Count value={Math.round(share * 12_345) + index} of="segments" />
          </span>
        ))}
        <div className={styles.heat}>
          {STEPS.map((step) => (
            <span key={step} style={{ '--ground': `var(--heat-${step})` } as CSSProperties}>
              {step}
            </span>
          ))}
        </div>
      </Specimen>
      <section className={styles.tall} aria-label="Long list">
        <VirtualList
          label="Passages"
          items={PASSAGES}
          keyOf={({ id }) => id}
          renderItem={({ name }) => name}
          rowHeight={26}
          active={active}
          onActiveChange={setActive}
        />
      </section>
    </>
  );
}
