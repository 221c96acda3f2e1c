/** What the acts on minutes do to rows: append what was written, approve, correct, publish. */
import type { RowKey, RowOperation, Seen } from './change';
import { movingMeeting, statePatch } from './decide-meeting';
import { meetingParts, type Deciding, type MeetingPart, type Operations, type SeenRows } from './deciding';
import { publishedRequestId } from './evidence-request';
import type { RecordId } from './ids';
import { sameJson, type Fields, type Json } from './json';
import { isReason } from './life-cycles';
import { isApproved, isBeingWritten, type Meeting } from './meeting';
import { approvedMinutesId, isPartFull, minutesId, publicRecordOf, publishedMinutesId, sameLengths, type ApprovedMinutes, type MinutesRecord, type PartLengths } from './minutes';
import { minutesRecordOf } from './minutes-record';
import { may, roomOf } from './permissions';
import { isPublic } from './publication';
import { accept, refuse } from './result';
import { areTooLongTogether, type RichText } from './rich-text';
import { recordOf, type Records, type RowLookup } from './rows';

export interface AppendArguments {
  readonly meeting: RecordId;
  readonly part: RecordId;
  /** The place of this update in its part: the server answers with a hole where one before it is missing. */
  readonly index: number;
  /** An update of the shared document, base64. */
  readonly update: string;
}

/** The rows an approval was made of: what its author had on the screen. */
export interface ApproveArguments {
  readonly meeting: RecordId;
  readonly parts: PartLengths;
  readonly items: readonly { readonly id: RecordId; readonly body: RichText }[];
  readonly attendance: readonly RecordId[];
  readonly agreements: readonly RecordId[];
  readonly followUp: readonly RecordId[];
  /** Evidence that was asked for in the meeting. An app that knew no requests in minutes says nothing of them. */
  readonly requests?: readonly RecordId[];
  /** Who wrote what its author had on the screen of all these rows. */
  readonly saw?: SeenRows;
  readonly seen: SeenRows;
}

export interface CorrectArguments {
  readonly meeting: RecordId;
  /** The version that is corrected: a later one makes this correction a conflict to look at. */
  readonly version: number;
  readonly items: readonly { readonly id: RecordId; readonly body: RichText }[];
  readonly reason: string;
  readonly seen: SeenRows;
}

export interface PublishArguments {
  readonly meeting: RecordId;
  /** The agreements that the public will follow. */
  readonly agreements: readonly RecordId[];
  readonly seen: SeenRows;
}

const key = (entity: keyof Records, id: RecordId): RowKey => ({ entity, id });

export const appendRows = ({ meeting, part }: AppendArguments): readonly RowKey[] => [key('meeting', meeting), key('minutes', minutesId(meeting)), key('minutesPart', part)];

/** One update behind the others of its part. Sent twice it counts once; out of its place it is answered with a hole. */
export const decideAppend = ({ meeting: id, part, index, update }: AppendArguments, { person, today, row }: Deciding): Operations => {
  const meeting = recordOf('meeting', row(key('meeting', id)));
  if (!meeting) return refuse({ problem: 'missing', why: 'meeting' });
  if (!may(person, 'meeting.write', today, { organization: meeting.organization })) return refuse({ problem: 'forbidden', why: 'meeting.write' });
  if (!isBeingWritten(meeting.state)) return refuse({ problem: 'closed', why: meeting.state });
  if (!part.startsWith(`${id}~part~`)) return refuse({ problem: 'invalid', why: 'part-of-another-meeting' });
  const audience = meeting.state === 'circulated' ? 'members' : roomOf(meeting.organization);
  const there = recordOf('minutesPart', row(key('minutesPart', part)));
  if (there && there.author !== person.user) return refuse({ problem: 'forbidden', why: 'part-of-another-person' });
  const length = there?.updates.length ?? 0;
  if (index > length) return refuse({ problem: 'hole', why: String(length) });
  if (index < length) return there?.updates[index] === update ? accept([]) : refuse({ problem: 'exists', why: 'update' });
  if (there && isPartFull(there)) return refuse({ problem: 'tooLarge', why: 'part-full' });
  if (there) return accept([{ ...key('minutesPart', part), act: 'append', set: { updates: [update] } }]);
  const known = row(key('minutes', minutesId(id)));
  return accept([
    { ...key('minutesPart', part), act: 'create', set: { meeting: id, author: person.user, updates: [update] }, audience },
    known ? { ...key('minutes', minutesId(id)), act: 'append', set: { parts: [part] } } : { ...key('minutes', minutesId(id)), act: 'create', set: { meeting: id, parts: [part] }, audience },
  ]);
};

export const approveRows = ({ meeting, items, attendance, agreements, followUp, requests = [] }: ApproveArguments, row: RowLookup): readonly RowKey[] => [
  key('meeting', meeting),
  key('minutes', minutesId(meeting)),
  ...(recordOf('minutes', row(key('minutes', minutesId(meeting))))?.parts ?? []).map((id) => key('minutesPart', id)),
  ...items.map(({ id }) => key('agendaItem', id)),
  ...attendance.map((id) => key('attendance', id)),
  ...[...agreements, ...followUp].map((id) => key('agreement', id)),
  ...requests.map((id) => key('evidenceRequest', id)),
];

/** Agreed and frozen, when the window is over and nobody wrote since the person read it. */
export const decideApprove = (given: ApproveArguments, deciding: Deciding): Operations =>
  movingMeeting({ given, to: 'approved', act: 'meeting.approve' }, deciding, (meeting) => {
    const { row, today, person } = deciding;
    if (meeting.commentsUntil !== undefined && today <= meeting.commentsUntil) return refuse({ problem: 'invalid', why: 'window-open' });
    if (areTooLongTogether(given.items.map(({ body }) => body))) return refuse({ problem: 'tooLarge', why: 'minutes-too-long' });
    if (!sameLengths(given.parts, lengthsOf(meeting.id, row)) || !hasSeenAll(given, deciding)) return refuse({ problem: 'invalid', why: 'minutes-moved' });
    const agenda = found('agendaItem', given.items.map(({ id }) => id), row);
    const attendance = found('attendance', given.attendance, row);
    const agreements = found('agreement', given.agreements, row);
    const requests = found('evidenceRequest', given.requests ?? [], row);
    const foreign = [...agenda, ...attendance, ...agreements, ...requests].some((each) => each.meeting !== meeting.id);
    const followUp = found('agreement', given.followUp, row);
    if (foreign || followUp.some((each) => each.meeting === meeting.id)) return refuse({ problem: 'invalid', why: 'row-of-another-meeting' });
    const bodies = Object.fromEntries(given.items.map(({ id, body }) => [id, body]));
    const record = minutesRecordOf({ meeting, agenda, bodies, attendance, agreements, followUp, requests });
    return accept([
      statePatch(meeting, given.seen, { state: 'approved', approvedOn: today, approvedBy: person.user, versions: 1 }),
      versionCreate({ meeting: meeting.id, version: 1, record, approvedOn: today, approvedBy: person.user }),
    ]);
  });

/** Whether the author had before their eyes every row that the record is made of, as it stands. */
const hasSeenAll = ({ meeting, items, attendance, agreements, followUp, requests, saw = {}, seen }: ApproveArguments, { row, rowsOfMeeting }: Deciding): boolean => {
  const named: Readonly<Partial<Record<MeetingPart, readonly RecordId[]>>> = { agendaItem: items.map(({ id }) => id), attendance, agreement: agreements, ...(requests ? { evidenceRequest: requests } : {}) };
  const asSeen = (entity: keyof Records, id: RecordId, writers: Seen | undefined): boolean => sameJson(row(key(entity, id))?.writers, writers);
  return (
    asSeen('meeting', meeting, seen[meeting]) &&
    meetingParts.every((entity) => {
      const ids = named[entity];
      return !ids || (ids.every((id) => asSeen(entity, id, saw[id])) && (rowsOfMeeting?.(entity, meeting) ?? []).every(({ id }) => ids.includes(id)));
    }) &&
    followUp.every((id) => asSeen('agreement', id, saw[id]))
  );
};

/** How long each part is as the rows stand. */
export const lengthsOf = (meeting: RecordId, row: RowLookup): PartLengths =>
  Object.fromEntries(found('minutesPart', recordOf('minutes', row(key('minutes', minutesId(meeting))))?.parts ?? [], row).map(({ id, updates }) => [id, updates.length]));

const found = <Name extends keyof Records>(entity: Name, ids: readonly RecordId[], row: RowLookup): readonly Records[Name][] =>
  ids.flatMap((id) => recordOf(entity, row(key(entity, id))) ?? []);

const versionCreate = ({ meeting, version, ...fields }: Omit<ApprovedMinutes, 'id' | 'demo'>): RowOperation => ({
  ...key('approvedMinutes', approvedMinutesId(meeting, version)),
  act: 'create',
  set: { ...(fields as unknown as Fields), meeting, version },
  audience: 'members',
});

export const correctRows = ({ meeting, version }: CorrectArguments, row: RowLookup): readonly RowKey[] => [
  key('meeting', meeting),
  key('approvedMinutes', approvedMinutesId(meeting, version)),
  key('approvedMinutes', approvedMinutesId(meeting, version + 1)),
  ...toldRequestsOf(meeting, [version], row),
];

/** What everybody may know of the requests that these versions name. */
const toldRequestsOf = (meeting: RecordId, versions: readonly number[], row: RowLookup): readonly RowKey[] =>
  found('approvedMinutes', versions.map((version) => approvedMinutesId(meeting, version)), row).flatMap(({ record }) => (record.requests ?? []).map(({ id }) => key('publishedRequest', publishedRequestId(id))));

/** A new version beside the former, with its reason. What was published has its new version published too. */
export const decideCorrect = (given: CorrectArguments, { person, today, row }: Deciding): Operations => {
  const meeting = recordOf('meeting', row(key('meeting', given.meeting)));
  if (!meeting) return refuse({ problem: 'missing', why: 'meeting' });
  if (!may(person, 'meeting.approve', today)) return refuse({ problem: 'forbidden', why: 'meeting.approve' });
  if (!isApproved(meeting.state)) return refuse({ problem: 'closed', why: meeting.state });
  if (!isReason(given.reason)) return refuse({ problem: 'invalid', why: 'reason-too-short' });
  const former = recordOf('approvedMinutes', row(key('approvedMinutes', approvedMinutesId(meeting.id, given.version))));
  if (!former || meeting.versions !== given.version) return refuse({ problem: 'closed', why: 'not-the-last-version' });
  const bodies = new Map(given.items.map(({ id, body }) => [id, body]));
  const record = { ...former.record, items: former.record.items.map((item) => ({ ...item, body: bodies.get(item.id) ?? item.body })) };
  if (areTooLongTogether(record.items.map(({ body }) => body))) return refuse({ problem: 'tooLarge', why: 'minutes-too-long' });
  const version = given.version + 1;
  const fields = { meeting: meeting.id, version, record, approvedOn: today, approvedBy: person.user, reason: given.reason.trim() };
  return accept([
    statePatch(meeting, given.seen, { versions: version }),
    versionCreate(fields),
    ...(meeting.state === 'published' ? [publishedCreate(fields, today, row)] : []),
  ]);
};

export const publishRows = ({ meeting: id, agreements }: PublishArguments, row: RowLookup): readonly RowKey[] => {
  const meeting = recordOf('meeting', row(key('meeting', id)));
  const versions = versionsOf(meeting);
  return [key('meeting', id), ...versions.map((version) => key('approvedMinutes', approvedMinutesId(id, version))), ...toldRequestsOf(id, versions, row), ...agreements.map((each) => key('agreement', each))];
};

/** Opens the meeting, its agreements and every approved version to everybody, without names that nobody agreed to. */
export const decidePublishMinutes = (given: PublishArguments, deciding: Deciding): Operations =>
  movingMeeting({ given, to: 'published', act: 'meeting.publish' }, deciding, (meeting) => {
    const { row, today } = deciding;
    const agreements = found('agreement', given.agreements, row);
    if (agreements.some((agreement) => agreement.meeting !== meeting.id)) return refuse({ problem: 'invalid', why: 'row-of-another-meeting' });
    const versions = versionsOf(meeting).flatMap((version) => recordOf('approvedMinutes', row(key('approvedMinutes', approvedMinutesId(meeting.id, version)))) ?? []);
    if (versions.length === 0) return refuse({ problem: 'missing', why: 'approvedMinutes' });
    return accept([
      statePatch(meeting, given.seen, { state: 'published', publishedOn: today }, 'site'),
      ...versions.map((version) => publishedCreate(version, today, row)),
      ...agreements.map(({ id }): RowOperation => ({ ...key('agreement', id), act: 'audience', audience: 'site' })),
    ]);
  });

const versionsOf = (meeting: Pick<Meeting, 'versions'> | undefined): readonly number[] => Array.from({ length: meeting?.versions ?? 0 }, (_, index) => index + 1);

const publishedCreate = ({ meeting, version, record, approvedOn, reason }: Pick<ApprovedMinutes, 'meeting' | 'version' | 'record' | 'approvedOn' | 'reason'>, publishedOn: string, row: RowLookup): RowOperation => ({
  ...key('publishedMinutes', publishedMinutesId(meeting, version)),
  act: 'create',
  set: { meeting, version, record: publicRecord(record, row), approvedOn, publishedOn, ...(reason === undefined ? {} : { reason }) },
  audience: 'public',
});

const publicRecord = (record: MinutesRecord, row: RowLookup): Json =>
  publicRecordOf(record, (request) => {
    const told = row(key('publishedRequest', publishedRequestId(request)));
    return told !== undefined && isPublic(told);
  }) as unknown as Json;
