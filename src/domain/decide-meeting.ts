/**
 * What the acts on a meeting do to rows: schedule, postpone, cancel, start, finish, circulate.
 * Approval and what follows it stand in decide-minutes.ts.
 */
import type { RowKey, RowOperation } from './change';
import { isParty } from './commitment';
import type { Day } from './day';
import type { Deciding, DecisionRefusal, Operations, SeenRows } from './deciding';
import type { RecordId } from './ids';
import type { Fields, Json } from './json';
import { isReason, mayMove, type MeetingState } from './life-cycles';
import { isBeingWritten, meetingCountId, type AgendaItem, type Clock, type Meeting, type MeetingDetails } from './meeting';
import { minutesId } from './minutes';
import { may, type Act } from './permissions';
import { accept, refuse, type Result } from './result';
import { recordOf, type RowLookup } from './rows';
import { addWorkingDays, commentWindowDays } from './working-days';

/** A point of the agenda as it is made together with its meeting. */
export type NewAgendaItem = Omit<AgendaItem, 'meeting' | 'demo' | 'outcome'>;

export interface ScheduleArguments {
  readonly meeting: RecordId;
  readonly organization: RecordId;
  readonly details: MeetingDetails;
  readonly announced?: boolean;
  readonly agenda: readonly NewAgendaItem[];
}

export interface PostponeArguments {
  readonly meeting: RecordId;
  readonly reason: string;
  /** The new date, where there is one already; its agenda goes with it. */
  readonly to?: { readonly meeting: RecordId; readonly on: Day; readonly from: Clock; readonly to?: Clock; readonly agenda: readonly NewAgendaItem[] };
  readonly seen: SeenRows;
}

export interface MeetingArguments {
  readonly meeting: RecordId;
  readonly reason?: string;
  readonly seen: SeenRows;
}

export interface StartArguments {
  readonly meeting: RecordId;
  /** The device's time in ms: a claim, shown beside the minutes. */
  readonly at: number;
  readonly seen: SeenRows;
}

export interface FinishArguments extends StartArguments {
  readonly nextMeeting?: { readonly on: Day; readonly from?: Clock; readonly place?: string };
}

export interface CirculateArguments {
  readonly meeting: RecordId;
  /** The rows of attendance that those who were there will read. */
  readonly attendance: readonly RecordId[];
  /** The last day for comments; five working days from today unless somebody says another. */
  readonly until?: Day;
  readonly seen: SeenRows;
}

const meetingKey = (id: RecordId): RowKey => ({ entity: 'meeting', id });
const commitmentKeys = (ids: readonly RecordId[]): readonly RowKey[] => ids.map((id) => ({ entity: 'commitment', id }));

export const scheduleRows = ({ meeting, details, agenda }: ScheduleArguments): readonly RowKey[] => [
  meetingKey(meeting),
  ...commitmentKeys(details.commitments),
  ...agenda.map(({ id }) => ({ entity: 'agendaItem', id })),
];

/** A new meeting with its agenda. An area convenes on commitments that it is a party of. */
export const decideSchedule = (given: ScheduleArguments, { person, today, row }: Deciding): Operations => {
  if (!may(person, 'meeting.schedule', today, { organization: given.organization })) return refuse({ problem: 'forbidden', why: 'meeting.schedule' });
  const { details } = given;
  const commitments = details.commitments.map((id) => recordOf('commitment', row({ entity: 'commitment', id })));
  if (commitments.some((commitment) => commitment === undefined)) return refuse({ problem: 'missing', why: 'commitment' });
  const anywhere = may(person, 'meeting.schedule', today);
  if (!anywhere && (commitments.length === 0 || commitments.some((commitment) => commitment && !isParty(commitment, given.organization)))) return refuse({ problem: 'forbidden', why: 'commitment-of-others' });
  const owed = owedByDetails(details);
  if (owed !== undefined) return refuse({ problem: 'invalid', why: owed });
  return accept(births({ id: given.meeting, organization: given.organization, announced: given.announced ?? false, details, agenda: given.agenda }));
};

/** What the details of a meeting still owe, or undefined. */
export const owedByDetails = ({ type, title, commitments, from, to, modality, place, link }: MeetingDetails): string | undefined => {
  if ((type === 'planning' || type === 'quarterlyFollowUp' || type === 'commitmentMonitoring') && commitments.length === 0) return 'commitments-missing';
  if (type === 'other' && (title ?? '').trim() === '') return 'title-missing';
  if (to !== undefined && to <= from) return 'ends-before-it-begins';
  if (modality !== 'virtual' && (place ?? '').trim() === '') return 'place-missing';
  return modality !== 'inPerson' && link !== undefined && !/^https?:\/\/\S+$/i.test(link) ? 'link-not-understood' : undefined;
};

interface Birth {
  readonly id: RecordId;
  readonly organization: RecordId;
  readonly announced: boolean;
  readonly details: MeetingDetails;
  readonly agenda: readonly NewAgendaItem[];
  readonly movedFrom?: RecordId;
}

const births = ({ id, organization, announced, details, agenda, movedFrom }: Birth): readonly RowOperation[] => {
  const audience = announced ? 'site' : 'members';
  const head = { ...(details as unknown as Fields), organization, state: 'scheduled', ...(announced ? { announced } : {}), ...(movedFrom === undefined ? {} : { movedFrom }) };
  return [
    { entity: 'meeting', id, act: 'create', set: head, audience },
    ...agenda.map(({ id: item, ...fields }): RowOperation => ({ entity: 'agendaItem', id: item, act: 'create', set: { ...(fields as unknown as Fields), meeting: id }, audience: 'members' })),
  ];
};

export const meetingRows = ({ meeting }: { readonly meeting: RecordId }): readonly RowKey[] => [meetingKey(meeting)];

/** Postponed for a reason; the new date is a meeting of its own, and each names the other. */
export const decidePostpone = (given: PostponeArguments, deciding: Deciding): Operations =>
  movingMeeting({ given, to: 'postponed', act: 'meeting.schedule' }, deciding, (meeting) => {
    if (!isReason(given.reason)) return refuse({ problem: 'invalid', why: 'reason-too-short' });
    const patch = { state: 'postponed', reason: given.reason.trim(), ...(given.to ? { movedTo: given.to.meeting } : {}) };
    if (!given.to) return accept([statePatch(meeting, given.seen, patch)]);
    const { meeting: id, agenda, ...when } = given.to;
    const { to: _former, ...details } = detailsOf(meeting);
    const moved = { ...details, ...when };
    const owed = owedByDetails(moved);
    if (owed !== undefined) return refuse({ problem: 'invalid', why: owed });
    return accept([statePatch(meeting, given.seen, patch), ...births({ id, organization: meeting.organization, announced: meeting.announced ?? false, details: moved, agenda, movedFrom: meeting.id })]);
  });

const detailsOf = ({ type, title, commitments, on, from, to, modality, place, link, chair, noteTaker, invited }: Meeting): MeetingDetails => ({
  type, commitments, on, from, modality, invited,
  ...(title === undefined ? {} : { title }),
  ...(to === undefined ? {} : { to }),
  ...(place === undefined ? {} : { place }),
  ...(link === undefined ? {} : { link }),
  ...(chair === undefined ? {} : { chair }),
  ...(noteTaker === undefined ? {} : { noteTaker }),
});

export const decideCancel = (given: MeetingArguments, deciding: Deciding): Operations =>
  movingMeeting({ given, to: 'cancelled', act: 'meeting.schedule' }, deciding, (meeting) => {
    const { reason } = given;
    if (!isReason(reason)) return refuse({ problem: 'invalid', why: 'reason-too-short' });
    return accept([statePatch(meeting, given.seen, { state: 'cancelled', reason: reason.trim() })]);
  });

export const startRows = ({ meeting: id }: StartArguments, row: RowLookup): readonly RowKey[] => {
  const meeting = recordOf('meeting', row(meetingKey(id)));
  if (!meeting) return [meetingKey(id)];
  return [meetingKey(id), { entity: 'meetingCount', id: meetingCountId(yearOf(meeting.on)) }, ...commitmentKeys(meeting.type === 'planning' ? meeting.commitments : [])];
};

/** It begins. Two tablets that start it offline start one meeting. The number is the server's: a tablet shows none until it has come. */
export const decideStart = (given: StartArguments, deciding: Deciding): Operations => {
  const { row, person, today } = deciding;
  const begun = recordOf('meeting', row(meetingKey(given.meeting)));
  if (begun && begun.startedAt !== undefined && may(person, 'meeting.write', today, begun)) return accept([]);
  return movingMeeting({ given, to: 'held', act: 'meeting.write' }, deciding, (meeting) => {
    const planned = (meeting.type === 'planning' ? meeting.commitments : []).filter((id) => recordOf('commitment', row({ entity: 'commitment', id }))?.planningMeeting === undefined);
    const numbered = deciding.final ? nextNumber(meeting, row) : undefined;
    return accept([
      // That it was held is a fact, whatever was written of its date meanwhile: the reason of a postponement stays beside it.
      statePatch(meeting, { [meeting.id]: row(meetingKey(meeting.id))?.writers ?? {} }, { state: 'held', startedAt: given.at, ...(numbered ? { number: numbered.number, year: numbered.year } : {}) }),
      ...planned.map((id): RowOperation => ({ entity: 'commitment', id, act: 'patch', set: { planningMeeting: meeting.id } })),
      ...(numbered ? [numbered.operation] : []),
    ]);
  });
};

const nextNumber = (meeting: Meeting, row: RowLookup): { readonly number: number; readonly year: number; readonly operation: RowOperation } => {
  const year = yearOf(meeting.on);
  const id = meetingCountId(year);
  const number = (recordOf('meetingCount', row({ entity: 'meetingCount', id }))?.last ?? 0) + 1;
  return { number, year, operation: { entity: 'meetingCount', id, act: 'create', set: { year, last: number }, audience: 'members' } };
};

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** It ends: from here on the minutes are tidied. Two tablets that end it offline end one meeting; what one says of the next is kept. */
export const decideFinish = (given: FinishArguments, deciding: Deciding): Operations => {
  const { row, person, today } = deciding;
  const nextMeeting = given.nextMeeting ? { nextMeeting: given.nextMeeting as unknown as Json } : {};
  const ended = recordOf('meeting', row(meetingKey(given.meeting)));
  if (ended && ended.endedAt !== undefined && isBeingWritten(ended.state) && may(person, 'meeting.write', today, { organization: ended.organization }))
    return accept(given.nextMeeting && ended.nextMeeting === undefined ? [{ ...meetingKey(ended.id), act: 'patch', set: nextMeeting }] : []);
  return movingMeeting({ given, to: 'minutesDraft', act: 'meeting.write' }, deciding, (meeting) => accept([statePatch(meeting, given.seen, { state: 'minutesDraft', endedAt: given.at, ...nextMeeting })]));
};

export const circulateRows = ({ meeting, attendance }: CirculateArguments, row: RowLookup): readonly RowKey[] => {
  const minutes = recordOf('minutes', row({ entity: 'minutes', id: minutesId(meeting) }));
  return [
    meetingKey(meeting),
    { entity: 'minutes', id: minutesId(meeting) },
    ...(minutes?.parts ?? []).map((id) => ({ entity: 'minutesPart', id })),
    ...attendance.map((id) => ({ entity: 'attendance', id })),
  ];
};

/** Those who were there may read it and ask for amendments until the window closes. */
export const decideCirculate = (given: CirculateArguments, deciding: Deciding): Operations =>
  movingMeeting({ given, to: 'circulated', act: 'meeting.write' }, deciding, (meeting) => {
    const { row, today } = deciding;
    const until = given.until ?? addWorkingDays(today, commentWindowDays);
    if (until < today) return refuse({ problem: 'invalid', why: 'window-in-the-past' });
    const foreign = given.attendance.some((id) => recordOf('attendance', row({ entity: 'attendance', id }))?.meeting !== meeting.id);
    if (foreign) return refuse({ problem: 'invalid', why: 'attendance-of-another-meeting' });
    const minutes = recordOf('minutes', row({ entity: 'minutes', id: minutesId(meeting.id) }));
    const opened: RowKey[] = [
      ...(minutes ? [{ entity: 'minutes', id: minutes.id }, ...minutes.parts.map((id) => ({ entity: 'minutesPart', id }))] : []),
      ...given.attendance.map((id) => ({ entity: 'attendance', id })),
    ];
    return accept([
      statePatch(meeting, given.seen, { state: 'circulated', circulatedOn: today, commentsUntil: until }),
      ...opened.map((key): RowOperation => ({ ...key, act: 'audience', audience: 'members' })),
    ]);
  });

interface Moving {
  readonly given: { readonly meeting: RecordId; readonly seen: SeenRows };
  readonly to: MeetingState;
  readonly act: Act;
}

/** The meeting, if this person may move it there from where it stands. */
export const movingMeeting = ({ given, to, act }: Moving, { person, today, row }: Deciding, operations: (meeting: Meeting) => Result<readonly RowOperation[], DecisionRefusal>): Operations => {
  const meeting = recordOf('meeting', row(meetingKey(given.meeting)));
  // Every member reads meetings, so that one is missing is no secret.
  if (!meeting) return refuse({ problem: 'missing', why: 'meeting' });
  if (!may(person, act, today, { organization: meeting.organization })) return refuse({ problem: 'forbidden', why: act });
  if (!mayMove('meeting', meeting.state, to)) return refuse({ problem: 'closed', why: meeting.state });
  return operations(meeting);
};

export const statePatch = (meeting: Pick<Meeting, 'id'>, seen: SeenRows, set: Fields, audience?: string): RowOperation => ({
  entity: 'meeting',
  id: meeting.id,
  act: 'patch',
  set,
  seen: seen[meeting.id] ?? {},
  ...(audience === undefined ? {} : { audience }),
});
