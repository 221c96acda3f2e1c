/** Plain edits of what a meeting is made of: who may write which row, while it stands open. */
import type { RowImage, RowKey, RowOperation } from './change';
import { owedByDetails } from './decide-meeting';
import type { Deciding, DecisionRefusal } from './deciding';
import { isAhead, isBeingWritten, type Meeting, type MeetingDetails } from './meeting';
import { audiencesOf as audiencesHeldBy, may, roomOf } from './permissions';
import { recordOf, type RowLookup } from './rows';

const meetingEntities = ['meeting', 'agendaItem', 'attendance', 'attendeeContact', 'agreement', 'contribution', 'minutesComment'] as const;
type MeetingEntity = (typeof meetingEntities)[number];

/** Written by acts alone: no plain edit reaches them. */
const byActsOnly = ['meetingCount', 'minutes', 'minutesPart', 'approvedMinutes', 'publishedMinutes'];

export const isMeetingEntity = (entity: string): entity is MeetingEntity => (meetingEntities as readonly string[]).includes(entity);

export const isMeetingActOnly = (entity: string): boolean => byActsOnly.includes(entity);

const meetingIdOf = (operation: RowOperation, image: RowImage | undefined): string | undefined => {
  const id = operation.entity === 'meeting' ? operation.id : (image?.fields['meeting'] ?? operation.set?.['meeting']);
  return typeof id === 'string' ? id : undefined;
};

/** The rows that an edit of a meeting's row must see: its meeting, and for a comment the row that says its author was there. */
export const meetingEditRows = (operation: RowOperation, row: RowLookup): readonly RowKey[] => {
  const meeting = meetingIdOf(operation, row(operation));
  const attendance = operation.entity === 'minutesComment' ? (operation.set?.['attendance'] ?? row(operation)?.fields['attendance']) : undefined;
  return [
    ...(meeting === undefined ? [] : [{ entity: 'meeting', id: meeting }]),
    ...(typeof attendance === 'string' ? [{ entity: 'attendance', id: attendance }] : []),
  ];
};

/** Announcing a meeting that is still ahead has the public site tell of it; taking that back hides it again. */
export const openedAsAnnounced = (operation: RowOperation): RowOperation =>
  operation.entity === 'meeting' && operation.set !== undefined && 'announced' in operation.set
    ? { ...operation, audience: operation.set['announced'] === true ? 'site' : 'members' }
    : operation;

/** Where a new row of each kind may be held. Who was written down offline may not know yet that the minutes circulate. */
const audiencesOf = (entity: MeetingEntity, meeting: Meeting): readonly string[] => {
  if (entity === 'attendeeContact') return ['coordination'];
  return entity === 'attendance' && !isCirculated(meeting) ? [roomOf(meeting.organization)] : entity === 'attendance' ? ['members', roomOf(meeting.organization)] : ['members'];
};

const isCirculated = ({ state }: Meeting): boolean => state === 'circulated';

/** Somebody written down as present after the minutes circulated is shown to whom the others are. */
export const shownAsTheOthers = (operation: RowOperation, row: RowLookup): RowOperation => {
  if (operation.entity !== 'attendance' || operation.act !== 'create') return operation;
  const id = meetingIdOf(operation, undefined);
  const meeting = id === undefined ? undefined : recordOf('meeting', row({ entity: 'meeting', id }));
  return meeting && isCirculated(meeting) ? { ...operation, audience: 'members' } : operation;
};

/** An id that is made of a meeting is that meeting's: nobody takes the place of a person in another room, nor learns whether it is taken. */
const isOfAnotherMeeting = ({ entity, act, id, set }: RowOperation): boolean =>
  entity === 'attendance' && act === 'create' && id.includes('~') && !id.startsWith(`${String(set?.['meeting'])}~`);

/** The row unless it stands in a room where the person neither reads nor writes: what is refused does not tell who was there. */
const knownTo = ({ person, today }: Deciding, image: RowImage | undefined, { organization }: Meeting): RowImage | undefined =>
  image && (may(person, 'meeting.write', today, { organization }) || audiencesHeldBy(person, today, [organization]).includes(image.audience)) ? image : undefined;

/** The first reason not to, or undefined. */
export const refusalOfMeetingEdit = (operation: RowOperation, deciding: Deciding): DecisionRefusal | undefined => {
  const entity = operation.entity as MeetingEntity;
  const image = deciding.row(operation);
  if (isOfAnotherMeeting(operation)) return { problem: 'invalid', why: 'row-of-another-meeting' };
  if (entity === 'meeting' && operation.act !== 'patch') return { problem: 'forbidden', why: 'by its own acts only' };
  if (operation.act === 'append' || operation.act === 'audience') return { problem: 'forbidden', why: operation.act };
  if (operation.act !== 'create' && !image) return { problem: 'missing', why: entity };
  const meetingId = meetingIdOf(operation, image);
  const meeting = meetingId === undefined ? undefined : recordOf('meeting', deciding.row({ entity: 'meeting', id: meetingId }));
  if (!meeting) return { problem: 'missing', why: 'meeting' };
  if (operation.act !== 'create' && !knownTo(deciding, image, meeting)) return { problem: 'missing', why: entity };
  if (entity !== 'meeting' && image && operation.set?.['meeting'] !== undefined && operation.set['meeting'] !== image.fields['meeting']) return { problem: 'forbidden', why: 'meeting' };
  const audience = operation.audience ?? (operation.act === 'create' ? 'members' : undefined);
  const wrong = audience !== undefined && (operation.act !== 'create' || !audiencesOf(entity, meeting).includes(audience));
  if (wrong) return { problem: 'forbidden', why: `audience ${audience}` };
  return rules[entity]({ operation, image, meeting, deciding });
};

interface Looking {
  readonly operation: RowOperation;
  readonly image: RowImage | undefined;
  readonly meeting: Meeting;
  readonly deciding: Deciding;
}

type Rule = (looking: Looking) => DecisionRefusal | undefined;

const byWriters =
  (isOpen: (meeting: Meeting) => boolean, then: Rule = () => undefined): Rule =>
  (looking) => {
    const { meeting, deciding } = looking;
    if (!may(deciding.person, 'meeting.write', deciding.today, { organization: meeting.organization })) return { problem: 'forbidden', why: 'meeting.write' };
    return isOpen(meeting) ? then(looking) : { problem: 'closed', why: meeting.state };
  };

const isOpenToWriters = ({ state }: Meeting): boolean => isAhead(state) || isBeingWritten(state);

/** Details that may still be put right once it began; date and type may not. */
const detailsAfterStart = ['title', 'place', 'link', 'modality', 'chair', 'noteTaker', 'invited', 'to', 'nextMeeting'];
const detailsBefore = [...detailsAfterStart, 'type', 'commitments', 'on', 'from', 'announced'];

const ofMeeting: Rule = ({ operation, image, meeting }) => {
  const open = isAhead(meeting.state) ? detailsBefore : detailsAfterStart;
  const closed = Object.keys(operation.set ?? {}).find((field) => !open.includes(field));
  if (closed !== undefined) return { problem: detailsBefore.includes(closed) ? 'closed' : 'forbidden', why: closed };
  const details = { ...image?.fields, ...operation.set } as unknown as MeetingDetails;
  const cleared = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null)) as unknown as MeetingDetails;
  const owed = owedByDetails(cleared);
  return owed === undefined ? undefined : { problem: 'invalid', why: owed };
};

/** Once the meeting began there may be minutes under a point: it is marked as not reached, never taken away with its words. */
const ofAgendaItem: Rule = ({ operation, meeting }) =>
  operation.act === 'delete' && !isAhead(meeting.state) ? { problem: 'closed', why: 'a point is not taken away once the meeting began' } : undefined;

/** A promise starts open; its state moves by its own acts. Once others have read it, it is dropped with a reason, not deleted. */
const ofAgreement: Rule = ({ operation, image, meeting }) => {
  const set = operation.set ?? {};
  if (operation.act === 'create') return set['state'] === 'open' ? undefined : { problem: 'invalid', why: 'state' };
  if (operation.act === 'delete') return meeting.state === 'circulated' ? { problem: 'closed', why: 'an agreement that was circulated is dropped, never deleted' } : undefined;
  const moved = ['state', 'closingNote', 'closedOn', 'closedBy'].find((field) => field in set);
  if (moved !== undefined) return { problem: 'forbidden', why: moved };
  return image?.fields['state'] === 'open' ? undefined : { problem: 'closed', why: String(image?.fields['state']) };
};

/** One's own words beside the minutes, while they are written. */
const ofContribution: Rule = ({ operation, image, meeting, deciding }) => {
  const { person, today } = deciding;
  if (!may(person, 'meeting.contribute', today)) return { problem: 'forbidden', why: 'meeting.contribute' };
  const author = image?.fields['author'] ?? operation.set?.['author'];
  if (author !== person.user || (operation.set?.['author'] ?? author) !== person.user) return { problem: 'forbidden', why: 'author' };
  return isBeingWritten(meeting.state) ? undefined : { problem: 'closed', why: meeting.state };
};

/** Said by whoever was there while the window is open; answered by whoever writes the minutes. */
const ofComment: Rule = ({ operation, image, meeting, deciding }) => {
  const { person, today, row } = deciding;
  const set = operation.set ?? {};
  if (meeting.state !== 'circulated') return { problem: 'closed', why: meeting.state };
  if (operation.act === 'create') {
    const attendance = typeof set['attendance'] === 'string' ? recordOf('attendance', row({ entity: 'attendance', id: set['attendance'] })) : undefined;
    const attended = attendance?.meeting === meeting.id && attendance.presence === 'present' && person.memberships.some(({ id }) => id === attendance.membership);
    if (!may(person, 'meeting.comment', today, { attended })) return { problem: 'forbidden', why: 'meeting.comment' };
    if (set['author'] !== person.user) return { problem: 'forbidden', why: 'author' };
    if (set['state'] !== 'open' || set['answer'] !== undefined) return { problem: 'invalid', why: 'state' };
    return meeting.commentsUntil !== undefined && today > meeting.commentsUntil ? { problem: 'closed', why: 'window-closed' } : undefined;
  }
  if (operation.act === 'delete') return { problem: 'forbidden', why: 'a comment stays' };
  const answers = Object.keys(set).every((field) => ['state', 'answer', 'answeredOn'].includes(field));
  if (answers) return may(person, 'meeting.write', today, { organization: meeting.organization }) ? undefined : { problem: 'forbidden', why: 'meeting.write' };
  const rewords = Object.keys(set).every((field) => field === 'text') && image?.fields['author'] === person.user && image.fields['state'] === 'open';
  return rewords ? undefined : { problem: 'forbidden', why: 'comment' };
};

const rules: Readonly<Record<MeetingEntity, Rule>> = {
  meeting: byWriters(isOpenToWriters, ofMeeting),
  agendaItem: byWriters(isOpenToWriters, ofAgendaItem),
  attendance: byWriters(isOpenToWriters),
  attendeeContact: byWriters(isOpenToWriters),
  agreement: byWriters(({ state }) => isBeingWritten(state), ofAgreement),
  contribution: ofContribution,
  minutesComment: ofComment,
};
