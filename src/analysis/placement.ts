import type { DocumentColumns, Owner } from '../domain/columns.ts';
import { columnIn, groupsOf, hasInterviewerColumn, slotIn, TOTAL } from './crosstab-columns.ts';
import type { CrosstabState } from './crosstab-state.ts';

/** Where people count: each column and each slot once, those of the total included. */
export type Seats = { readonly columns: readonly number[]; readonly slots: readonly number[] };

/** The owners whose turns count in a column, or for a slot. */
export type Share = { readonly of: number; readonly owners: readonly number[] };

/** Where the people of one document count. */
export type Placement = {
  /** By owner; without columns where the owner does not count. */
  readonly owners: readonly Seats[];
  /** The same by column and by slot. */
  readonly columns: readonly Share[];
  readonly slots: readonly Share[];
  /** Of all linked participants who count, and of interviewers who speak. */
  readonly linked: Seats;
  /** The groups of every linked participant who counts, one after the other; none where groups are fixed. */
  readonly memberships: readonly number[];
};

export function placementOf(state: CrosstabState, document: DocumentColumns): Placement {
  const { participants, turns } = document;
  const speaking = state.plan.query.includeInterviewer
    ? document.owners.filter((owner, index) => 'interviewer' in owner && turns.owner.includes(index))
    : [];
  const owners = document.owners.map((owner) => seatsOf(state, document, [owner]));
  return {
    owners,
    columns: sharesOf(owners.map(({ columns }) => columns)),
    slots: sharesOf(owners.map(({ slots }) => slots)),
    linked: seatsOf(state, document, [{ participants }, ...speaking]),
    memberships: state.fixedGroups
      ? []
      : Array.from(participants).flatMap((participant) => groupsIn(state, document, participant)),
  };
}

// A document has few columns and slots: looking through them is quicker than a map.
function sharesOf(seats: readonly (readonly number[])[]): readonly Share[] {
  const shares: { readonly of: number; readonly owners: number[] }[] = [];
  for (const [owner, places] of seats.entries()) {
    for (const place of places) {
      const share = shares.find(({ of }) => of === place);
      if (share) share.owners.push(owner);
      else shares.push({ of: place, owners: [owner] });
    }
  }
  return shares;
}

function seatsOf(state: CrosstabState, document: DocumentColumns, owners: readonly Owner[]): Seats {
  const [only, second] = owners;
  if (only !== undefined && second === undefined) {
    if ('interviewer' in only && !state.plan.query.includeInterviewer) return NO_SEATS;
    if ('participants' in only && only.participants.length === 1 && state.fixedGroups)
      return seatsOfOne(state, document, only.participants);
  }
  return seatsTogether(state, document, owners);
}

const NO_SEATS: Seats = { columns: [], slots: [] };

/** One participant has the same seats in every document, as long as documents do not decide on groups. */
function seatsOfOne(state: CrosstabState, document: DocumentColumns, participants: Int32Array): Seats {
  const [participant = -1] = participants;
  const known = state.seats.get(participant);
  if (known !== undefined) return known;
  const seats = seatsTogether(state, document, [{ participants }]);
  state.seats.set(participant, seats);
  return seats;
}

function seatsTogether(state: CrosstabState, document: DocumentColumns, owners: readonly Owner[]): Seats {
  const slots = new Set<number>();
  for (const owner of owners) {
    if ('participants' in owner) seatParticipants(state, document, owner.participants, slots);
    else if (state.plan.query.includeInterviewer) slots.add(interviewerSlot(state, owner.interviewer));
  }
  const columns = new Set<number>();
  for (const slot of slots) for (const column of state.set.slots[slot]?.columns ?? []) columns.add(column);
  return { columns: [...columns], slots: [...slots] };
}

function seatParticipants(
  state: CrosstabState,
  document: DocumentColumns,
  participants: Int32Array,
  slots: Set<number>,
): void {
  for (const participant of participants) {
    if (!state.plan.passes[participant]) continue;
    const groups = groupsIn(state, document, participant);
    if (state.fixedGroups) slots.add(slotIn(state.set, `${participant}`, [TOTAL, ...groups]));
    else {
      slots.add(slotIn(state.set, `${participant}`, [TOTAL]));
      for (const group of groups) slots.add(slotIn(state.set, `${participant} in ${group}`, [group]));
    }
  }
}

function interviewerSlot({ set, plan }: CrosstabState, interviewer: number): number {
  const columns = hasInterviewerColumn(plan) ? [TOTAL, columnIn(set, { kind: 'interviewer' })] : [TOTAL];
  return slotIn(set, `interviewer ${interviewer}`, columns);
}

function groupsIn(state: CrosstabState, document: DocumentColumns, participant: number): readonly number[] {
  const { plan, fixedGroups, set } = state;
  if (fixedGroups) return fixedGroups[participant] ?? [];
  const values = plan.participantValues[participant];
  return values && plan.passes[participant] ? groupsOf(set, plan, values, document.values) : [];
}
