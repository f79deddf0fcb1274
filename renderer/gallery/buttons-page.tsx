import {
  Download,
  EllipsisVertical,
  FilePlus,
  Filter,
  Pencil,
  Plus,
  Redo2,
  Search,
  Trash2,
  Undo2,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { ChoiceGroup } from '../ui/choice-group.tsx';
import { CodeMark } from '../ui/code-mark.tsx';
import { CoderInitials } from '../ui/coder-initials.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmicMark } from '../ui/emic-mark.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { ContextMenu, MenuButton, type MenuEntry } from '../ui/menu.tsx';
import { Popover } from '../ui/popover.tsx';
import { Specimen } from './specimen.tsx';

export function ButtonsPage() {
  return (
    <>
      <Specimen title="Button">
        <Button variant="main" icon={Plus}>
          New code
        </Button>
        <Button icon={Download}>Export</Button>
        <Button variant="quiet" icon={Filter}>
          Add filter
        </Button>
        <Button variant="danger" icon={Trash2}>
          Delete
        </Button>
        <Button icon={FilePlus} shortcut="mod+n">
          New project
        </Button>
      </Specimen>
      <Specimen title="Button, not available">
        <Button variant="main" isDisabled>
          Import 12 transcripts
        </Button>
        <Button isDisabled>Export</Button>
        <Button variant="quiet" isDisabled>
          Add filter
        </Button>
      </Specimen>
      <Specimen title="Button, sizes">
        <Button size="small">Small</Button>
        <Button>Medium</Button>
        <Button size="large" variant="main">
          Large
        </Button>
      </Specimen>
      <Specimen title="Icon button">
        <IconButton name="Search" icon={Search} shortcut="mod+f" />
        <IconButton name="Undo Move code" icon={Undo2} shortcut="mod+z" />
        <IconButton name="Redo" icon={Redo2} isDisabled />
        <IconButton name="Rename" icon={Pencil} size="small" />
      </Specimen>
      <Specimen title="Keys">
        <Kbd keys="mod+k" />
        <Kbd keys="m" />
        <Kbd keys="1" />
        <Kbd keys="alt+arrowleft" />
        <span>
          <Kbd keys="mod+enter" plain /> apply and stay
        </span>
      </Specimen>
      <Specimen title="Mark and coder">
        <EmicMark size={34} />
        <EmicMark />
        <CoderInitials name="Amara Okafor" />
        <CoderInitials name="jo" />
      </Specimen>
      <Choices />
      <Menus />
      <Floating />
    </>
  );
}

function Choices() {
  const [role, setRole] = useState<'participant' | 'interviewer' | 'other'>('participant');
  const [line, setLine] = useState<'solid' | 'dashed' | 'dotted' | 'double'>('double');
  return (
    <Specimen title="Choice group" column>
      <ChoiceGroup
        label="Role"
        labelHidden
        value={role}
        onChange={setRole}
        choices={[
          { id: 'participant', name: 'Participant' },
          { id: 'interviewer', name: 'Interviewer' },
          { id: 'other', name: 'Other' },
        ]}
      />
      <ChoiceGroup
        label="Line"
        shape="apart"
        value={line}
        onChange={setLine}
        choices={(['solid', 'dashed', 'dotted', 'double'] as const).map((pattern) => ({
          id: pattern,
          name: pattern.charAt(0).toUpperCase() + pattern.slice(1),
          mark: <CodeMark color="var(--code-indigo-stripe)" pattern={pattern} />,
        }))}
      />
    </Specimen>
  );
}

function Menus() {
  const [done, setDone] = useState('nothing yet');
  const [context, setContext] = useState(false);
  const place = useRef<HTMLButtonElement>(null);
  const entries: readonly MenuEntry[] = [
    { id: 'rename', name: 'Rename', icon: Pencil, keys: 'f2', run: () => setDone('renamed') },
    { id: 'pin', name: 'Pinned', isTicked: true, run: () => setDone('unpinned') },
    { id: 'merge', name: 'Merge into…', isDisabled: true },
    { separator: 'before more' },
    {
      id: 'move',
      name: 'Move to',
      entries: [
        { id: 'top', name: 'The top level', run: () => setDone('moved to the top') },
        { id: 'risk', name: 'Risk management', run: () => setDone('moved to risk') },
      ],
    },
    {
      heading: 'Danger',
      entries: [
        {
          id: 'delete',
          name: 'Delete code',
          icon: Trash2,
          keys: 'delete',
          danger: true,
          run: () => setDone('deleted'),
        },
      ],
    },
  ];
  return (
    <Specimen title="Menu">
      <MenuButton label="Code" entries={entries}>
        <IconButton name="More" icon={EllipsisVertical} />
      </MenuButton>
      <Button ref={place} onPress={() => setContext(true)}>
        As a context menu
      </Button>
      <ContextMenu
        label="Code at a place"
        entries={entries}
        isOpen={context}
        onClose={() => setContext(false)}
        triggerRef={place}
      />
      <output>Done: {done}</output>
    </Specimen>
  );
}

function Floating() {
  const [asked, setAsked] = useState(false);
  return (
    <Specimen title="Popover and dialog">
      <Popover label="Explain this number" trigger={<Button>Explain</Button>}>
        {(close) => (
          <>
            <p>Participants with at least one segment in their own turns.</p>
            <Button size="small" variant="quiet" onPress={close}>
              Close
            </Button>
          </>
        )}
      </Popover>
      <Button onPress={() => setAsked(true)}>Merge codes…</Button>
      <Dialog
        title="Merge Safeguarding into Risk management"
        isOpen={asked}
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button variant="quiet" onPress={() => setAsked(false)}>
              Cancel
            </Button>
            <Button variant="main" onPress={() => setAsked(false)}>
              Merge codes
            </Button>
          </>
        }
      >
        <p>19 segments move, 3 become duplicates and are united. The definitions are joined.</p>
      </Dialog>
    </Specimen>
  );
}
