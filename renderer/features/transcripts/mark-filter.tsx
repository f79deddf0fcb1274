import { Filter, X } from 'lucide-react';
import { useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import { Button } from '../../ui/button.tsx';
import { CodeChip } from '../../ui/code-chip.tsx';
import { CodeMark } from '../../ui/code-mark.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { dayBefore, dayStart } from './shown-marks.ts';
import styles from './text-head.module.css';

const ANYBODY = 'anybody';
const EVER = 'ever';
const DAY = 'day';
const SPANS = { today: 0, week: 6, month: 29 } as const;

/** Chooses which segments the text shows. */
export function MarkFilterMenu({ codes }: { readonly codes: readonly CodeView[] }) {
  const { filter, filtered } = useTranscripts();
  const { data: coders = [] } = useQuery('coder.list', {});
  const isOn = Object.values(filter).some((part) => part !== null);
  return (
    <Popover
      label="Segments shown"
      placement="bottom end"
      trigger={
        <Button variant="quiet" icon={Filter}>
          {isOn ? 'Filter' : 'All codes'}
        </Button>
      }
    >
      <div className={styles.filter}>
        <ComboBox
          label="Code, with its sub-codes"
          placeholder="All codes"
          options={codes.map(({ id, path, look }) => ({
            id,
            name: path,
            mark: <CodeMark color={look.color} pattern={look.pattern} />,
          }))}
          value={filter.codeId}
          onChange={(codeId) => filtered({ codeId })}
        />
        <Select
          label="Coder"
          labelPlace="above"
          options={[{ id: ANYBODY, name: 'Anybody' }, ...coders.map(({ id, name }) => ({ id, name }))]}
          value={filter.coderId ?? ANYBODY}
          onChange={(id) => filtered({ coderId: id === ANYBODY ? null : id })}
        />
        <Since />
        <Button isDisabled={!isOn} onPress={() => filtered({ codeId: null, coderId: null, since: null })}>
          Show all
        </Button>
      </div>
    </Popover>
  );
}

function Since() {
  const { filter, filtered } = useTranscripts();
  const [now] = useState(Date.now);
  const [day, setDay] = useState(filter.since ?? '');
  const days = Object.entries(SPANS).map(([id, span]) => [id, dayBefore(now, span)] as const);
  const chosen =
    filter.since === null ? EVER : (days.find(([, since]) => since === filter.since)?.[0] ?? DAY);
  return (
    <>
      <Select
        label="Coded since"
        labelPlace="above"
        options={[
          { id: EVER, name: 'The beginning' },
          { id: 'today', name: 'Today' },
          { id: 'week', name: 'The last 7 days' },
          { id: 'month', name: 'The last 30 days' },
          { id: DAY, name: 'A day' },
        ]}
        value={chosen}
        onChange={(id) =>
          filtered({ since: id === EVER ? null : (new Map(days).get(id) ?? dayBefore(now, 1)) })
        }
      />
      {chosen === DAY && (
        <TextField
          type="date"
          label="Day"
          value={day === '' ? (filter.since ?? '') : day}
          onChange={(value) => {
            setDay(value);
            if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(dayStart(value))) filtered({ since: value });
          }}
        />
      )}
    </>
  );
}

type MarkFilterChipsProps = {
  readonly codes: readonly CodeView[];
  readonly shown: number;
  readonly all: number;
};

/** What is filtered by, each with a cross; nothing where all segments are shown. */
export function MarkFilterChips({ codes, shown, all }: MarkFilterChipsProps) {
  const { filter, filtered } = useTranscripts();
  const { data: coders = [] } = useQuery('coder.list', {});
  const code = codes.find(({ id }) => id === filter.codeId);
  const coder = coders.find(({ id }) => id === filter.coderId);
  if (code === undefined && coder === undefined && filter.since === null) return null;
  return (
    <div className={styles.chips}>
      <span className={styles.shown}>
        {shown.toLocaleString('en-GB')} of {all.toLocaleString('en-GB')}
      </span>
      {code && (
        <CodeChip
          name={code.name}
          color={code.look.color}
          pattern={code.look.pattern}
          onRemove={() => filtered({ codeId: null })}
        />
      )}
      {coder && <FilterChip words={coder.name} onRemove={() => filtered({ coderId: null })} />}
      {filter.since !== null && (
        <FilterChip words={`Since ${dayWords(filter.since)}`} onRemove={() => filtered({ since: null })} />
      )}
    </div>
  );
}

function FilterChip({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  return (
    <span className={styles.chip}>
      {words}
      <IconButton name={`Show all again, not only: ${words}`} icon={X} size="small" onPress={onRemove} />
    </span>
  );
}

function dayWords(day: string): string {
  return new Date(dayStart(day)).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}
