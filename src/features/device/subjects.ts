/** What a change is about, read from the change alone: its names are made of what they name. */
import type { Change } from '../../domain/change';
import type { CheckInArguments, SubmitArguments } from '../../domain/decide-check-in';
import type { Day } from '../../domain/day';
import type { RecordId } from '../../domain/ids';
import { asItWas, checkInDraftKind, lineDraftKind, readCheckInDraft, readLineDraft } from '../../storage/drafts';
import type { Draft } from '../../storage/words-store';
import { evidenceSubjectOf, evidenceSubjectOfDraft, type EvidenceSubject } from './evidence-subjects';
import { meetingSubjectOf, meetingSubjectOfDraft, type MeetingSubject } from './meeting-subjects';
import { reviewSubjectOf, reviewSubjectOfDraft, type ReviewItemSubject } from './review-subjects';

export type CheckInAct = 'submit' | 'accept' | 'return' | 'publish' | 'correct';

export type Subject =
  | { readonly kind: 'check-in'; readonly act: CheckInAct; readonly commitment: RecordId; readonly from: Day; readonly milestones: readonly RecordId[] }
  | MeetingSubject
  | EvidenceSubject
  | ReviewItemSubject
  | { readonly kind: 'record'; readonly entity: string; readonly id: RecordId }
  | { readonly kind: 'unknown' };

type Spoken = Pick<Change, 'kind' | 'operations' | 'arguments'>;

const moves: Readonly<Record<string, CheckInAct>> = { 'check-in.accept': 'accept', 'check-in.return': 'return', 'check-in.publish': 'publish' };

export const subjectOf = (change: Spoken): Subject => {
  if (change.kind === 'check-in.submit') {
    const { commitment, from } = change.arguments as unknown as SubmitArguments;
    return { kind: 'check-in', act: 'submit', commitment, from, milestones: [] };
  }
  const act = moves[change.kind];
  if (act) return checkInNamed((change.arguments as unknown as CheckInArguments).checkIn, act);
  return evidenceSubjectOf(change) ?? reviewSubjectOf(change) ?? meetingSubjectOf(change) ?? subjectOfEdit(change);
};

/** What a draft will become. */
export const subjectOfDraft = (kept: Draft): Subject => {
  const draft = asItWas(kept);
  const checkIn = draft.kind === checkInDraftKind ? readCheckInDraft(draft) : undefined;
  if (checkIn) return { kind: 'check-in', act: 'submit', commitment: checkIn.commitment, from: checkIn.from, milestones: [] };
  const line = draft.kind === lineDraftKind ? readLineDraft(draft) : undefined;
  return line ? { kind: 'check-in', act: 'correct', commitment: line.commitment, from: line.from, milestones: [line.line.milestone] } : (meetingSubjectOfDraft(draft) ?? evidenceSubjectOfDraft(draft) ?? reviewSubjectOfDraft(draft) ?? { kind: 'unknown' });
};

const subjectOfEdit = ({ operations }: Spoken): Subject => {
  const [first] = operations;
  if (!first) return { kind: 'unknown' };
  if (first.entity !== 'checkInLine') return { kind: 'record', entity: first.entity, id: first.id };
  const lines = operations.flatMap(({ id }) => lineNamed(id) ?? []);
  const [line] = lines;
  return line ? { kind: 'check-in', act: 'correct', commitment: line.commitment, from: line.from, milestones: lines.map((one) => one.milestone) } : { kind: 'unknown' };
};

const checkInNamed = (id: RecordId, act: CheckInAct): Subject => {
  const [, commitment, from] = /^(.*)~(\d{4}-\d{2}-\d{2})$/.exec(id) ?? [];
  return commitment === undefined || from === undefined ? { kind: 'unknown' } : { kind: 'check-in', act, commitment, from, milestones: [] };
};

/** A line's id is made of its commitment, period and milestone. */
export const lineNamed = (id: RecordId): { readonly commitment: RecordId; readonly from: Day; readonly milestone: RecordId } | undefined => {
  const [, commitment, from, milestone] = /^(.*)~(\d{4}-\d{2}-\d{2})~(.*)$/.exec(id) ?? [];
  return commitment === undefined || from === undefined || milestone === undefined ? undefined : { commitment, from, milestone };
};
