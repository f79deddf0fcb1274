import type { DocumentColumns, SegmentColumns } from '../domain/columns.ts';
import { bookDocument } from './booking.ts';
import { changeSupport } from './crosstab-columns.ts';
import { type CrosstabPlan, codersOf, passesFilters, rowOf } from './crosstab-plan.ts';
import { type CrosstabState, makeRoom, type Scratch } from './crosstab-state.ts';
import { agreedStretches, grown } from './passages.ts';
import { placementOf } from './placement.ts';
import { surveyOf } from './survey.ts';
import {
  closePassages,
  countAgreedSegments,
  countSegmentsAndPassages,
  extendPassage,
  type Sweep,
} from './tally.ts';

/** Adds one document to the counts (sign 1), or takes away what it once added (-1). */
export function sweepDocument(state: CrosstabState, document: DocumentColumns, sign: 1 | -1): void {
  const { plan, scratch } = state;
  const { segments, owners } = document;
  if (!passesFilters(plan, document)) return;
  state.heads = null;
  const placement = placementOf(state, document);
  changeSupport(state.set, placement.memberships, sign);
  const coders = plan.agreed ? codersOf(document) : [];
  if (plan.agreed && coders.length < 2) return;
  makeRoom(state, { segments: segments.count, owners: owners.length });
  const sweep: Sweep = { state, document, placement, survey: surveyOf(document, placement), sign };
  scratch.rowCount = 0;
  if (plan.agreed) countAgreed(sweep, coders);
  else countSegmentsAndPassages(sweep);
  closePassages(sweep);
  bookDocument(sweep);
}

function countAgreed(sweep: Sweep, coders: readonly number[]): void {
  const { plan, scratch } = sweep.state;
  const { segments } = sweep.document;
  const { firstMember, stretches, coderOf } = scratch;
  for (let index = 0; index < segments.count; index += 1) {
    coderOf[index] = coders.indexOf(segments.coder[index] ?? -1);
  }
  listMembers(plan, segments, scratch);
  stretches.heads = grown(stretches.heads, segments.count);
  stretches.tails = grown(stretches.tails, segments.count);
  stretches.reach = grown(stretches.reach, coders.length);
  for (let row = 0; row < plan.rows.length; row += 1) {
    const range = { indexes: scratch.members, from: firstMember[row] ?? 0, to: firstMember[row + 1] ?? 0 };
    if (range.from === range.to) continue;
    const count = agreedStretches(stretches, segments, range, coderOf, coders.length);
    if (count === 0) continue;
    countAgreedSegments(sweep, row, range, count);
    for (let stretch = 0; stretch < count; stretch += 1) {
      extendPassage(sweep, row, stretches.heads[stretch] ?? 0, stretches.tails[stretch] ?? 0);
    }
  }
}

/** Lists the segments of each row in reading order: counted first, then filled in from the back. */
function listMembers(plan: CrosstabPlan, segments: SegmentColumns, scratch: Scratch): void {
  const { firstMember } = scratch;
  const { parentOf } = plan;
  firstMember.fill(0);
  for (let index = 0; index < segments.count; index += 1) {
    for (let row = rowOf(plan, segments, index); row >= 0; row = parentOf[row] ?? -1) {
      firstMember[row] = (firstMember[row] ?? 0) + 1;
    }
  }
  let sum = 0;
  for (let row = 0; row < firstMember.length; row += 1) {
    sum += firstMember[row] ?? 0;
    firstMember[row] = sum;
  }
  scratch.members = grown(scratch.members, sum);
  const { members } = scratch;
  for (let index = segments.count - 1; index >= 0; index -= 1) {
    for (let row = rowOf(plan, segments, index); row >= 0; row = parentOf[row] ?? -1) {
      const place = (firstMember[row] ?? 0) - 1;
      firstMember[row] = place;
      members[place] = index;
    }
  }
}
