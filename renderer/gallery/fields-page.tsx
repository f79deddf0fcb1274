import { useState } from 'react';
import { Checkbox } from '../ui/checkbox.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import type { Option } from '../ui/option-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Specimen } from './specimen.tsx';

const GROUPS: readonly Option<'profession' | 'site' | 'years'>[] = [
  { id: 'profession', name: 'Profession', note: '3 groups' },
  { id: 'site', name: 'Site', note: '3 groups' },
  { id: 'years', name: 'Years qualified', note: '28 values', isDisabled: true },
];
const PEOPLE: readonly Option[] = [
  { id: 'n04', name: 'N04 Denise', heading: 'Nurses' },
  { id: 'n05', name: 'N05 Kofi', heading: 'Nurses' },
  { id: 'sw11', name: 'SW11 Marta', note: 'new', heading: 'Social workers' },
];

export function FieldsPage() {
  return (
    <>
      <TextFields />
      <Specimen title="Text area" column>
        <TextArea
          label="Definition"
          defaultValue="The speaker says that some people are not offered a personal budget, or are offered it late, because helping them through it would take too long."
        />
        <TextArea
          label="Example"
          quote
          defaultValue="“I’m going to start with the ones who can fill most of it in themselves.”"
        />
        <TextArea label="Comment" placeholder="What struck you here" />
      </Specimen>
      <Choosing />
      <OnAndOff />
    </>
  );
}

function TextFields() {
  const [search, setSearch] = useState('');
  return (
    <Specimen title="Text and search field" column>
      <TextField label="Name" defaultValue="Excluding people to save time" />
      <TextField
        label="Name of the project"
        placeholder="Personal budgets study"
        help="It becomes the name of the file."
      />
      <TextField
        label="Code name"
        defaultValue="Risk management"
        fault="A code of this name is already in this place. Give it another name."
      />
      <TextField label="Not to be changed" defaultValue="N04 Denise" isDisabled />
      <SearchField label="Filter" value={search} onChange={setSearch} />
      <SearchField label="Search codes, transcripts, commands, text" shortcut="mod+k" />
      <SearchField label="Search transcripts" bare />
    </Specimen>
  );
}

function Choosing() {
  const [by, setBy] = useState<'profession' | 'site' | 'years'>('profession');
  const [site, setSite] = useState<string | null>(null);
  const [person, setPerson] = useState<string | null>('n04');
  return (
    <Specimen title="Select and combo box" column>
      <Select label="Group by" options={GROUPS} value={by} onChange={setBy} />
      <Select
        label="Site"
        labelPlace="above"
        options={PEOPLE}
        value={site}
        onChange={setSite}
        placeholder="Not recorded"
      />
      <Select label="Coder" options={GROUPS} value="site" onChange={setBy} isDisabled />
      <ComboBox
        label="Participant"
        options={PEOPLE}
        value={person}
        onChange={setPerson}
        help="Type to search."
      />
      <output>Chosen: {person ?? 'nobody'}</output>
    </Specimen>
  );
}

function OnAndOff() {
  const [on, setOn] = useState(false);
  return (
    <Specimen title="Checkbox and switch" column>
      <Checkbox defaultSelected>With sub-codes</Checkbox>
      <Checkbox isIndeterminate>All nurses</Checkbox>
      <Checkbox>Interviewer turns</Checkbox>
      <Checkbox isDisabled defaultSelected>
        Not available
      </Checkbox>
      <Switch isSelected={on} onChange={setOn}>
        Line numbers
      </Switch>
      <Switch defaultSelected>Comfortable rows</Switch>
      <Switch isDisabled>Not available</Switch>
    </Specimen>
  );
}
