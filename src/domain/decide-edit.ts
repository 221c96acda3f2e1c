/** Plain edits of rows: what may be changed by hand, by whom, and which moves of a life are open. */
import { rowKeyText, writerOf, type RowImage, type RowKey, type RowOperation } from './change';
import { contactOfAttendee } from './attendance';
import { checkInLineId, type CheckInLine, type StatedLine } from './check-in';
import { isMeetingActOnly, isMeetingEntity, meetingEditRows, openedAsAnnounced, refusalOfMeetingEdit, shownAsTheOthers } from './decide-meeting-edit';
import { entityNamed } from './entities';
import { owedBy, unshownBy } from './decide-check-in';
import { evidenceKey } from './decide-evidence';
import type { Deciding, DecisionRefusal, Operations } from './deciding';
import { sameJson } from './json';
import { firstStates, isAgreed, isReason, mayMove } from './life-cycles';
import { may } from './permissions';
import { accept, refuse } from './result';
import { recordOf, type RowLookup } from './rows';

export const editRows = (operations: readonly RowOperation[], row: RowLookup): readonly RowKey[] =>
  operations.flatMap((operation) => {
    const keys: RowKey[] = [{ entity: operation.entity, id: operation.id }];
    if (isMeetingEntity(operation.entity)) return [...keys, ...meetingEditRows(operation, row), ...takenAlong(operation)];
    const planningMeeting = operation.entity === 'commitment' ? row(operation)?.fields['planningMeeting'] : undefined;
    if (typeof planningMeeting === 'string') return [...keys, { entity: 'meeting', id: planningMeeting }];
    if (operation.entity !== 'checkInLine') return keys;
    const line = recordOf('checkInLine', row(operation));
    return line ? [...keys, { entity: 'checkIn', id: line.checkIn }, { entity: 'commitment', id: line.commitment }, ...shownBySet(operation, line).map(evidenceKey)] : keys;
  });

/** The evidence that a corrected line will point to. */
const shownBySet = ({ set }: RowOperation, line: Pick<CheckInLine, 'shownBy'>): readonly string[] =>
  ((set && 'shownBy' in set ? (set['shownBy'] as readonly string[] | null) : line.shownBy) ?? []);

/** The operations as they came, a correction on behalf of an area marked as one, or the first reason not to. Each is judged against the row as it stands, so none may stand on another. */
export const decideEdit = (operations: readonly RowOperation[], deciding: Deciding): Operations => {
  if (operations.length === 0) return refuse({ problem: 'invalid', why: 'no-operations' });
  if (new Set(operations.map(rowKeyText)).size < operations.length) return refuse({ problem: 'invalid', why: 'row-twice' });
  for (const operation of operations) {
    const refusal = refusalOf(operation, deciding);
    if (refusal) return refuse(refusal);
  }
  const alone = operations.flatMap(takenAlong).filter((each) => deciding.row(each) && !operations.some((operation) => rowKeyText(operation) === rowKeyText(each)));
  return accept([...operations.map((operation) => shownAsTheOthers(openedAsAnnounced(markedOnBehalf(operation, deciding)), deciding.row)), ...alone.map((each): RowOperation => ({ ...each, act: 'delete' }))]);
};

/** What goes with a row that is deleted, whether or not its author may hold it. */
const takenAlong = ({ entity, act, id }: RowOperation): readonly RowKey[] => (entity === 'attendance' && act === 'delete' ? [{ entity: 'attendeeContact', id: contactOfAttendee(id) }] : []);

/** Who may hold a row of each kind. Contacts never leave coordination; drafts of check-ins move only by their own acts. */
const audiencesAllowed: Readonly<Record<string, readonly string[]>> = {
  plan: ['public', 'members'],
  organization: ['public', 'members'],
  membership: ['members', 'coordination'],
  contact: ['coordination'],
  commitment: ['public', 'members'],
  milestone: ['public', 'members'],
};

/** Fields that other acts write: check-ins say what is reported, only the monitoring body's reviews what is verified. */
const writtenByActs: Readonly<Record<string, readonly string[]>> = {
  commitment: ['planningMeeting'],
  milestone: ['reported', 'reportedOn', 'reportedIn', 'reportedFor', 'completedOn', 'verified', 'verifiedOn', 'verifiedIn'],
};

/** Written by their own acts alone. */
const actRecords: readonly string[] = ['evidence', 'evidenceRequest', 'publishedEvidence', 'publishedRequest', 'review', 'civilSocietyView', 'assessment'];

const refusalOf = (operation: RowOperation, deciding: Deciding): DecisionRefusal | undefined => {
  if (!entityNamed(operation.entity)) return { problem: 'unsupported', why: operation.entity };
  if (isMeetingEntity(operation.entity)) return refusalOfMeetingEdit(operation, deciding);
  if (isMeetingActOnly(operation.entity) || actRecords.includes(operation.entity)) return { problem: 'forbidden', why: 'by its own acts only' };
  if (operation.act === 'append') return { problem: 'forbidden', why: 'append' };
  // Who may is asked before what is there: whoever may not does not learn either what others hold.
  if (operation.entity === 'checkIn') return { problem: 'forbidden', why: 'by its own acts only' };
  if (operation.entity !== 'checkInLine' && !may(deciding.person, 'plan.edit', deciding.today)) return { problem: 'forbidden', why: 'plan.edit' };
  const row = deciding.row(operation);
  if (operation.act !== 'create' && !row) return { problem: 'missing', why: operation.entity };
  return operation.entity === 'checkInLine' ? refusalOfLine(operation, deciding) : refusalOfPlanEdit(operation, row, deciding);
};

const refusalOfPlanEdit = (operation: RowOperation, row: RowImage | undefined, deciding: Deciding): DecisionRefusal | undefined => {
  const fields = Object.keys(operation.set ?? {});
  const reserved = fields.find((field) => (writtenByActs[operation.entity] ?? []).includes(field));
  if (reserved !== undefined) return { problem: 'forbidden', why: reserved };
  const audience = operation.audience ?? (operation.act === 'create' ? 'members' : undefined);
  if (audience !== undefined && !(audiencesAllowed[operation.entity] ?? []).includes(audience)) return { problem: 'forbidden', why: `audience ${audience}` };
  const isTakenAway = operation.act === 'delete' || (row?.audience === 'public' && audience !== undefined && audience !== 'public');
  const kept = isTakenAway ? keptFor(operation, row) : undefined;
  if (kept !== undefined) return { problem: 'forbidden', why: kept };
  return row ? (refusalOfRewriting(operation, row) ?? refusalOfMove(operation, row, deciding)) : refusalOfBirth(operation);
};

/**
 * Why a record is not taken from whoever could read it, deleted or hidden: with it would go what was said of it.
 * A milestone may be while nobody has said anything of it, a commitment while it is not agreed.
 */
const keptFor = ({ entity, act }: RowOperation, row: RowImage | undefined): string | undefined => {
  if (entity === 'plan') return 'a plan is archived, never deleted or hidden';
  if (entity === 'membership' && act === 'delete') return 'a membership ends, it is never deleted';
  const commitment = entity === 'commitment' ? recordOf('commitment', row) : undefined;
  if (commitment && isAgreed(commitment.lifecycle)) return 'a commitment that was agreed is withdrawn, never deleted or hidden';
  const milestone = entity === 'milestone' ? recordOf('milestone', row) : undefined;
  const spokenOf = milestone?.reported !== undefined || (milestone?.verified ?? 'unreviewed') !== 'unreviewed';
  return spokenOf ? 'a milestone that was spoken of is withdrawn, never deleted or hidden' : undefined;
};

/** Whose place it is and what it lets them do: another place is another membership. */
const placeOfMembership = ['person', 'organization', 'role'];

const refusalOfRewriting = ({ entity, set = {} }: RowOperation, row: RowImage): DecisionRefusal | undefined => {
  const rewritten = entity === 'membership' ? placeOfMembership.find((field) => field in set && !sameJson(set[field], row.fields[field])) : undefined;
  return rewritten === undefined ? undefined : { problem: 'forbidden', why: `a membership ends, its ${rewritten} is never overwritten` };
};

/** A record that is made already agreed would have skipped every move that needs somebody's word. */
const refusalOfBirth = ({ entity, set }: RowOperation): DecisionRefusal | undefined => {
  const lifecycle = set?.['lifecycle'];
  if ((entity !== 'plan' && entity !== 'commitment') || lifecycle === undefined || lifecycle === firstStates[entity]) return undefined;
  return { problem: 'closed', why: `begins as ${firstStates[entity]}` };
};

const refusalOfMove = (operation: RowOperation, row: RowImage, deciding: Deciding): DecisionRefusal | undefined => {
  const to = operation.set?.['lifecycle'];
  const from = row.fields['lifecycle'];
  if ((operation.entity !== 'plan' && operation.entity !== 'commitment') || typeof to !== 'string' || to === from) return undefined;
  if (!mayMove(operation.entity, String(from), to)) return { problem: 'closed', why: `${String(from)} to ${to}` };
  if (to === 'inImplementation' && operation.entity === 'commitment' && !planningMeetingHeld(row, deciding)) return { problem: 'closed', why: 'planning-meeting-missing' };
  const reason = operation.set?.['reason'];
  return to === 'withdrawn' && !isReason(typeof reason === 'string' ? reason : undefined) ? { problem: 'invalid', why: 'reason-too-short' } : undefined;
};

/** Whether the commitment names a planning meeting that began. */
const planningMeetingHeld = ({ fields }: RowImage, { row }: Deciding): boolean => {
  const id = fields['planningMeeting'];
  return typeof id === 'string' && recordOf('meeting', row({ entity: 'meeting', id }))?.startedAt !== undefined;
};

/** A line may be corrected while its check-in waits or was returned, by whoever may record it. */
const refusalOfLine = (operation: RowOperation, { person, today, row }: Deciding): DecisionRefusal | undefined => {
  const line = recordOf('checkInLine', row(operation));
  if (operation.act !== 'patch' || !line) return { problem: 'forbidden', why: 'by submission only' };
  if (operation.audience !== undefined) return { problem: 'forbidden', why: 'audience' };
  const checkIn = recordOf('checkIn', row({ entity: 'checkIn', id: line.checkIn }));
  const commitment = recordOf('commitment', row({ entity: 'commitment', id: line.commitment }));
  if (!checkIn || !commitment || line.id !== checkInLineId(checkIn.id, line.milestone)) return { problem: 'missing', why: 'checkIn' };
  const isOwn = may(person, 'checkIn.record', today, { commitment });
  if (!isOwn && !may(person, 'checkIn.recordOnBehalf', today)) return { problem: 'forbidden', why: 'checkIn.record' };
  if (checkIn.state !== 'submitted' && checkIn.state !== 'returned') return { problem: 'closed', why: checkIn.state };
  const fixed = ['checkIn', 'commitment', 'milestone', ...(isOwn ? ['correctedOnBehalf'] : [])].find((field) => field in (operation.set ?? {}));
  if (fixed !== undefined) return { problem: 'forbidden', why: fixed };
  const { shownBy: _former, ...rest } = line;
  const shownBy = shownBySet(operation, line);
  const { shownBy: _given, ...set } = (operation.set ?? {}) as Partial<StatedLine>;
  const corrected: StatedLine = { ...rest, ...set, ...(shownBy.length === 0 ? {} : { shownBy }) };
  const owed = owedBy(corrected);
  if (owed !== undefined) return { problem: 'invalid', why: owed };
  return 'shownBy' in (operation.set ?? {}) || 'evidence' in (operation.set ?? {}) || 'reported' in (operation.set ?? {}) ? unshownBy(corrected, checkIn, row) : undefined;
};

/** Whoever corrects a line without answering for its commitment does so for the area, whatever their change says of it. */
const markedOnBehalf = (operation: RowOperation, { person, today, row }: Deciding): RowOperation => {
  if (operation.entity !== 'checkInLine') return operation;
  const image = row(operation);
  const line = recordOf('checkInLine', image);
  const commitment = line && recordOf('commitment', row({ entity: 'commitment', id: line.commitment }));
  if (!commitment || may(person, 'checkIn.record', today, { commitment })) return operation;
  // The mark stands over whatever stands there: it is no news to anybody that it was written over.
  const seen = operation.seen && { ...operation.seen, correctedOnBehalf: writerOf(image?.writers, 'correctedOnBehalf') };
  return { ...operation, set: { ...operation.set, correctedOnBehalf: true }, ...(seen ? { seen } : {}) };
};
