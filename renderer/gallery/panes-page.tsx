import { ArrowUpDown, Download, Search } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { CodeChip } from '../ui/code-chip.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Pane, PaneBody, PaneHead, PaneSection } from '../ui/pane.tsx';
import { Select } from '../ui/select.tsx';
import { SplitPanes } from '../ui/split-panes.tsx';
import { ViewBar } from '../ui/view-bar.tsx';
import styles from './gallery.module.css';

export function PanesPage() {
  return (
    <>
      <div className={styles.wide}>
        <ViewBar
          title="Compare groups"
          titleHidden
          note="28 interviews"
          actions={<Button icon={Download}>Export</Button>}
        >
          <Select
            label="Count"
            options={[{ id: 'participants', name: 'Participants' }]}
            value="participants"
            onChange={() => undefined}
          />
        </ViewBar>
      </div>
      <Split />
    </>
  );
}

function Split() {
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({
    list: 232,
    inspector: 232,
    below: 120,
  });
  const [collapsed, setCollapsed] = useState<readonly string[]>([]);
  const common = {
    onResize: (id: string, size: number) => setSizes((was) => ({ ...was, [id]: size })),
    onCollapse: (id: string, isCollapsed: boolean) =>
      setCollapsed((was) => (isCollapsed ? [...was, id] : was.filter((each) => each !== id))),
  };
  const sized = (id: string) => ({
    id,
    size: sizes[id] ?? 200,
    isCollapsed: collapsed.includes(id),
    collapsible: true,
  });
  return (
    <div className={styles.window}>
      <SplitPanes
        {...common}
        direction="row"
        panes={[
          { ...sized('list'), label: 'transcripts', min: 200, max: 480, content: <ListPane /> },
          {
            id: 'rest',
            label: 'text',
            min: 320,
            content: (
              <SplitPanes
                {...common}
                direction="column"
                panes={[
                  { id: 'text', label: 'text', content: <TextPane /> },
                  {
                    ...sized('below'),
                    label: 'segments',
                    min: 80,
                    content: <Pane label="Segments">Segments</Pane>,
                  },
                ]}
              />
            ),
          },
          { ...sized('inspector'), label: 'inspector', min: 220, max: 560, content: <Inspector /> },
        ]}
      />
    </div>
  );
}

function ListPane() {
  return (
    <Pane label="Transcripts">
      <PaneHead title="Transcripts" note={28}>
        <IconButton name="Sort" icon={ArrowUpDown} />
        <IconButton name="Search transcripts" icon={Search} />
      </PaneHead>
      <PaneBody>
        <p />
      </PaneBody>
    </Pane>
  );
}

function TextPane() {
  return (
    <Pane label="Text" surface="paper">
      <p className={styles.transcript}>
        Well, on paper it is straightforward. In practice I am sat in somebody’s front room with a form that
        is nineteen pages long, and I’m thinking, whose job is this, really?
      </p>
    </Pane>
  );
}

function Inspector() {
  return (
    <Pane label="Segment">
      <PaneHead title="Segment" />
      <PaneBody>
        <PaneSection title="Role boundaries">
          <CodeChip name="Somebody else’s job" color="#397f7f" pattern="dashed" />
          <p className={styles.quote}>“…I’m thinking, whose job is this, really?…”</p>
        </PaneSection>
        <PaneSection title="Also here" note="words">
          <p>Professional identity</p>
        </PaneSection>
      </PaneBody>
    </Pane>
  );
}
