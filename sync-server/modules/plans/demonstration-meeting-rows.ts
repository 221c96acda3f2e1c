/** Meetings of the demonstration as rows, as of a day: a meeting stands where its last act before that day left it. */
import { attendanceOfMember, type Attendance } from '../../../src/domain/attendance';
import type { Audience } from '../../../src/domain/change';
import type { Day } from '../../../src/domain/day';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Fields, Json } from '../../../src/domain/json';
import type { AgreementState, MeetingState } from '../../../src/domain/life-cycles';
import { meetingCountId, type AgendaItem, type Meeting, type Participant } from '../../../src/domain/meeting';
import type { Agreement } from '../../../src/domain/agreement';
import { minutesId, minutesPartId } from '../../../src/domain/minutes';
import { roomOf } from '../../../src/domain/permissions';
import type { RichText } from '../../../src/domain/rich-text';
import { addWorkingDays, commentWindowDays } from '../../../src/domain/working-days';
import type { DemonstrationMeeting } from './demonstration-meeting-format';
import { richTextOf, updateOf } from './demonstration-minutes';
import { versionRows } from './demonstration-version-rows';
import { commitmentIdOf, meetingIdOf, milestoneIdOf, organizationIdOf } from './plan-ids';
import type { WantedRow } from './plan-rows';

export interface MeetingFacts {
  readonly plan: RecordId;
  readonly meetings: readonly DemonstrationMeeting[];
  readonly today: Day;
  /** A person of the demonstration by key. Whoever is not there breaks the shipped file: then it throws. */
  readonly personOf: (key: string) => DemonstrationAttendee;
}

export interface DemonstrationAttendee {
  readonly name: string;
  readonly user: UserId;
  readonly membership: RecordId;
  readonly organization: RecordId;
  readonly sector: Attendance['sector'];
}

export const meetingRows = (facts: MeetingFacts): readonly WantedRow[] => {
  const known = facts.meetings.filter(({ scheduledOn }) => scheduledOn <= facts.today);
  const begun = known.filter((meeting) => hasBegun(stateOf(meeting, facts.today))).sort((one, other) => one.on.localeCompare(other.on));
  const years = [...new Set(begun.map(({ on }) => yearOf(on)))];
  const ofYear = (year: number): readonly DemonstrationMeeting[] => begun.filter(({ on }) => yearOf(on) === year);
  return [
    ...known.flatMap((meeting) => rowsOfMeeting(facts, meeting, ofYear(yearOf(meeting.on)).indexOf(meeting) + 1)),
    ...years.map((year): WantedRow => ({ entity: 'meetingCount', id: meetingCountId(year), audience: 'members', fields: { year, last: ofYear(year).length } })),
  ];
};

/** The planning meeting of each commitment that has had one. */
export const planningMeetings = ({ plan, meetings, today }: Omit<MeetingFacts, 'personOf'>): ReadonlyMap<RecordId, RecordId> =>
  new Map(
    meetings
      .filter((meeting) => meeting.type === 'planning' && meeting.scheduledOn <= today && hasBegun(stateOf(meeting, today)))
      .flatMap((meeting) => meeting.commitments.map((commitment) => [commitmentIdOf(plan, commitment), meetingIdOf(plan, meeting.code)])),
  );

const yearOf = (day: Day): number => Number(day.slice(0, 4));

const stateOf = ({ on, postponed, cancelled, publishedOn, approvedOn, circulatedOn, unfinished }: DemonstrationMeeting, today: Day): MeetingState => {
  const isPast = (day: Day | undefined): boolean => day !== undefined && day <= today;
  if (isPast(postponed?.on)) return 'postponed';
  if (isPast(cancelled?.on)) return 'cancelled';
  if (isPast(publishedOn)) return 'published';
  if (isPast(approvedOn)) return 'approved';
  if (isPast(circulatedOn)) return 'circulated';
  if (on >= today) return 'scheduled';
  return unfinished ? 'held' : 'minutesDraft';
};

const hasBegun = (state: MeetingState): boolean => state !== 'scheduled' && state !== 'postponed' && state !== 'cancelled';

const rowsOfMeeting = (facts: MeetingFacts, given: DemonstrationMeeting, number: number): readonly WantedRow[] => {
  const state = stateOf(given, facts.today);
  const meeting = meetingOf(facts, given, { state, number });
  const agenda = agendaOf(given, meeting.id, state);
  const isPublic = meeting.announced === true || state === 'published';
  const planned: readonly WantedRow[] = [row('meeting', meeting, isPublic ? 'site' : 'members'), ...agenda.map((item) => row('agendaItem', item, 'members'))];
  if (!hasBegun(state)) return planned;
  const room = state === 'held' || state === 'minutesDraft' ? roomOf(meeting.organization) : 'members';
  const attendance = given.attendance.map((said, index) => attendanceOf(facts, { meeting: meeting.id, said, place: index + 1 }));
  const bodies = Object.fromEntries(given.agenda.flatMap(({ body }, index): readonly (readonly [RecordId, RichText])[] => (body ? [[agendaId(meeting.id, index + 1), richTextOf(body)]] : [])));
  const agreements = (day: Day): readonly Agreement[] => agreementsOf(facts, given, day);
  const followUp = (day: Day): readonly Agreement[] => followedUp(facts, given, day);
  return [
    ...planned,
    ...attendance.map((one) => row('attendance', one, room)),
    ...contactRows(given, attendance),
    ...writtenRows(facts.personOf(given.noteTaker).user, { meeting: meeting.id, bodies, room, writer: facts.meetings.indexOf(given) + 1 }),
    ...agreements(facts.today).map((one) => row('agreement', one, state === 'published' ? 'site' : 'members')),
    ...spokenRows(facts, given, meeting.id),
    ...versionRows({ given, meeting, agenda, attendance, bodies, agreements, followUp, today: facts.today, approvedBy: facts.personOf('martin').user }),
  ];
};

const row = (entity: WantedRow['entity'], { id, ...fields }: { readonly id: RecordId }, audience: Audience): WantedRow => ({ entity, id, audience, fields: fields as Fields });

const agendaId = (meeting: RecordId, place: number): RecordId => `${meeting}.p${place}`;
const agreementId = (meeting: RecordId, place: number | string): RecordId => `${meeting}.a${place}`;

const at = (on: Day, clock: string): number => Date.parse(`${on}T${clock}:00-03:00`);

const meetingOf = ({ plan, meetings, personOf, today }: MeetingFacts, given: DemonstrationMeeting, { state, number }: { readonly state: MeetingState; readonly number: number }): Meeting => {
  const { code, type, title, on, from, to, modality, place, link, announced, nextMeeting, postponed, cancelled, unfinished } = given;
  const participant = (key: string): Participant => ({ name: personOf(key).name, membership: personOf(key).membership });
  const isPast = (day: Day | undefined): boolean => day !== undefined && day <= today;
  const movedFrom = meetings.find((other) => other.postponed?.to === code);
  const past = {
    ...(hasBegun(state) ? { number, year: yearOf(on), startedAt: at(on, from) } : {}),
    ...(hasBegun(state) && !unfinished ? { endedAt: at(on, to ?? from), ...(nextMeeting ? { nextMeeting } : {}) } : {}),
    ...(isPast(given.circulatedOn) ? { circulatedOn: given.circulatedOn, commentsUntil: given.commentsUntil ?? addWorkingDays(given.circulatedOn ?? on, commentWindowDays) } : {}),
    ...(isPast(given.approvedOn) ? { approvedOn: given.approvedOn, approvedBy: personOf('martin').user, versions: isPast(given.corrected?.on) ? 2 : 1 } : {}),
    ...(isPast(given.publishedOn) ? { publishedOn: given.publishedOn } : {}),
    ...(state === 'postponed' ? { reason: postponed?.reason, ...(postponed?.to ? { movedTo: meetingIdOf(plan, postponed.to) } : {}) } : {}),
    ...(state === 'cancelled' ? { reason: cancelled?.reason } : {}),
  };
  const details = { type, title, on, from, to, modality, place, link, announced, movedFrom: movedFrom && meetingIdOf(plan, movedFrom.code) };
  return {
    ...said(details),
    id: meetingIdOf(plan, code),
    organization: organizationIdOf(plan, given.organization),
    commitments: given.commitments.map((commitment) => commitmentIdOf(plan, commitment)),
    chair: participant(given.chair),
    noteTaker: participant(given.noteTaker),
    invited: given.invited.map((organization) => organizationIdOf(plan, organization)),
    state,
    ...past,
  } as Meeting;
};

/** What is not said is not a field. */
const said = <Given extends object>(given: Given): Given => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given;

const agendaOf = (given: DemonstrationMeeting, meeting: RecordId, state: MeetingState): readonly AgendaItem[] =>
  given.agenda.map(({ title, speaker, minutes, outcome }, index) => said({ id: agendaId(meeting, index + 1), meeting, order: index + 1, title, speaker, minutes, outcome: hasBegun(state) ? outcome : undefined }) as AgendaItem);

interface AttendanceSaid {
  readonly meeting: RecordId;
  readonly said: DemonstrationMeeting['attendance'][number];
  readonly place: number;
}

const attendanceOf = ({ plan, personOf }: MeetingFacts, { meeting, said: { person: key, email: _email, organization, ...rest }, place }: AttendanceSaid): Attendance => {
  const usual = { meeting, mode: 'inPerson' as const, presence: 'present' as const };
  if (key === undefined) return { id: `${meeting}.x${place}`, ...usual, sector: 'civilSociety', ...(organization === undefined ? {} : { organization: organizationIdOf(plan, organization) }), ...rest };
  const { membership, name, organization: own, sector } = personOf(key);
  return { id: attendanceOfMember(meeting, membership), ...usual, membership, name, organization: own, sector, ...rest };
};

const contactRows = (given: DemonstrationMeeting, attendance: readonly Attendance[]): readonly WantedRow[] =>
  given.attendance.flatMap(({ email }, index): readonly WantedRow[] => {
    const row_ = attendance[index];
    if (email === undefined || !row_) return [];
    return [{ entity: 'attendeeContact', id: `${row_.id}.contact`, audience: 'coordination', fields: { attendance: row_.id, meeting: row_.meeting, email, consentOn: given.on } }];
  });

interface Written {
  readonly meeting: RecordId;
  readonly bodies: Readonly<Record<RecordId, RichText>>;
  readonly room: Audience;
  readonly writer: number;
}

const writtenRows = (author: UserId, { meeting, bodies, room, writer }: Written): readonly WantedRow[] => {
  if (Object.keys(bodies).length === 0) return [];
  const part = minutesPartId(meeting, 'demo', 0);
  return [
    { entity: 'minutes', id: minutesId(meeting), audience: room, fields: { meeting, parts: [part] } },
    { entity: 'minutesPart', id: part, audience: room, fields: { meeting, author, updates: [updateOf(bodies, writer)] } },
  ];
};

const agreementsOf = ({ plan, personOf }: MeetingFacts, given: DemonstrationMeeting, day: Day): readonly Agreement[] => {
  const meeting = meetingIdOf(plan, given.code);
  const commitments = given.commitments.map((commitment) => commitmentIdOf(plan, commitment));
  return given.agreements.map((agreement, index) => {
    const { text, organization, person, due, item, milestone } = agreement;
    const states = (['reportedDone', 'verified', 'dropped'] as const satisfies readonly AgreementState[]).flatMap((state) => {
      const closing = agreement[state];
      return closing && closing.on <= day ? [{ state, closingNote: closing.note, closedOn: closing.on, closedBy: personOf(closing.by).user }] : [];
    });
    const optional = said({
      due,
      agendaItem: item === undefined ? undefined : agendaId(meeting, item),
      milestone: milestone === undefined ? undefined : milestoneIdOf(commitments[0] ?? '', milestone),
      person: person === undefined ? undefined : { name: personOf(person).name, membership: personOf(person).membership },
    });
    return { id: agreementId(meeting, index + 1), meeting, commitments, text, organization: organizationIdOf(plan, organization), ...optional, state: 'open', ...states.at(-1) } as Agreement;
  });
};

const followedUp = (facts: MeetingFacts, given: DemonstrationMeeting, day: Day): readonly Agreement[] =>
  (given.followUp ?? []).flatMap((name) => {
    const [code, place] = name.split('.');
    const earlier = facts.meetings.find((meeting) => meeting.code === code);
    return (earlier ? agreementsOf(facts, earlier, day) : []).filter(({ id }) => id.endsWith(`.a${place}`));
  });

const spokenRows = ({ personOf, today }: MeetingFacts, given: DemonstrationMeeting, meeting: RecordId): readonly WantedRow[] => {
  const about = (item: number | undefined): Fields => (item === undefined ? {} : { agendaItem: agendaId(meeting, item) });
  const comments = (given.comments ?? []).filter(({ on }) => on <= today).map(({ by, item, answer, answeredOn, ...comment }, index): WantedRow => {
    const person = personOf(by);
    const answered: Readonly<Record<string, Json>> = answer === undefined || answeredOn === undefined || answeredOn > today ? { state: 'open' } : { state: 'taken', answer, answeredOn };
    return { entity: 'minutesComment', id: `${meeting}.c${index + 1}`, audience: 'members', fields: { ...comment, meeting, ...about(item), author: person.user, name: person.name, attendance: attendanceOfMember(meeting, person.membership), ...answered } };
  });
  const contributions = (given.contributions ?? []).map(({ by, item, text }, index): WantedRow => ({
    entity: 'contribution',
    id: `${meeting}.k${index + 1}`,
    audience: 'members',
    fields: { meeting, ...about(item), author: personOf(by).user, name: personOf(by).name, text },
  }));
  return [...comments, ...contributions];
};
