/** What people of the walks do in meetings: schedule, begin, write together, tap who is there, agree, end, circulate. */
import { seenOf } from '../../src/domain/apply-operation';
import { attendanceOfMember } from '../../src/domain/attendance';
import type { Change } from '../../src/domain/change';
import type { Fields } from '../../src/domain/json';
import { isPartFull, minutesPartId, type MinutesPart } from '../../src/domain/minutes';
import { roomOf } from '../../src/domain/permissions';
import type { CachedRow } from '../../src/storage/cache-store';
import type { Chance } from './chance';
import { commitmentIds, leadOfCommitment, people, today } from './world';

export interface InTheRoom {
  readonly chance: Chance;
  readonly user: string;
  /** The writing session of the page that is open. */
  readonly session: string;
  readonly visible: (entity: string) => readonly CachedRow[];
}

/** One act on a meeting, as far as this tablet sees one; every person tries, and may be refused. */
export const meetingAct = (room: InTheRoom): Partial<Change> | undefined => {
  const { chance } = room;
  const meetings = room.visible('meeting').filter(({ fields }) => fields['state'] !== 'postponed');
  const meeting = meetings.length === 0 ? undefined : chance.pick(meetings);
  if (!meeting || (meetings.length < 2 && chance.happens(0.3))) return schedule(room);
  if (meeting.fields['state'] === 'scheduled' && chance.happens(0.7)) return begin(room, meeting);
  return chance.pick([append, append, append, append, append, append, agree, reword, report, attend, attend, begin, end, circulate, postpone])(room, meeting);
};

const schedule = ({ chance, user }: InTheRoom): Partial<Change> => {
  const commitment = chance.pick(commitmentIds);
  const own = people.find((person) => person.user === user);
  const organization = own?.role === 'focalPoint' ? own.organization : leadOfCommitment(commitment);
  const agenda = [1, 2].map((order) => ({ id: `i${chance.below(1e9)}`, order, title: `point ${order}` }));
  const details = { type: 'quarterlyFollowUp', commitments: [commitment], on: today, from: '10:00', modality: 'inPerson', place: 'room', invited: [] };
  return { kind: 'meeting.schedule', arguments: { meeting: `r${chance.below(1e9)}`, organization, details, announced: chance.happens(0.3), agenda } };
};

type Act = (room: InTheRoom, meeting: CachedRow) => Partial<Change> | undefined;

const seenRow = (row: CachedRow) => ({ [row.id]: row.writers });

const append: Act = ({ chance, session, visible }, meeting) => {
  const parts = visible('minutesPart').filter(({ id }) => id.startsWith(`${meeting.id}~part~${session}~`));
  const last = parts.toSorted((one, other) => numberOf(one) - numberOf(other)).at(-1);
  const full = last && isPartFull(last.fields as unknown as MinutesPart);
  const number = last ? numberOf(last) + (full ? 1 : 0) : 0;
  const index = last && !full ? (last.fields['updates'] as readonly string[]).length : 0;
  const update = Buffer.from(`${session} ${chance.below(1e9)}`).toString('base64');
  return { kind: 'minutes.append', arguments: { meeting: meeting.id, part: minutesPartId(meeting.id, session, number), index, update } };
};

const numberOf = ({ id }: CachedRow): number => Number(id.split('~').at(-1));

const begin: Act = ({ chance }, meeting) => ({ kind: 'meeting.start', arguments: { meeting: meeting.id, at: chance.below(1e9), seen: seenRow(meeting) } });

const end: Act = ({ chance }, meeting) => ({ kind: 'meeting.finish', arguments: { meeting: meeting.id, at: chance.below(1e9), seen: seenRow(meeting) } });

const circulate: Act = ({ visible }, meeting) => {
  const attendance = visible('attendance').filter(({ fields }) => fields['meeting'] === meeting.id).map(({ id }) => id);
  return { kind: 'meeting.circulate', arguments: { meeting: meeting.id, attendance, seen: seenRow(meeting) } };
};

const postpone: Act = ({ chance }, meeting) =>
  chance.happens(0.3) ? { kind: 'meeting.postpone', arguments: { meeting: meeting.id, reason: 'nobody could come', to: { meeting: `r${chance.below(1e9)}`, on: '2026-12-01', from: '11:00', agenda: [] }, seen: seenRow(meeting) } } : undefined;

const attend: Act = ({ chance, visible }, meeting) => {
  const who = chance.pick(people);
  const id = attendanceOfMember(meeting.id, `member-${who.user}`);
  const row = visible('attendance').find((each) => each.id === id);
  if (row && chance.happens(0.2)) return { operations: [{ entity: 'attendance', id, act: 'delete' }] };
  const set: Fields = row ? { presence: chance.pick(['present', 'apology', 'absent']) } : { meeting: meeting.id, membership: `member-${who.user}`, name: who.user, sector: 'government', mode: 'inPerson', presence: 'present' };
  const audience = meeting.fields['state'] === 'circulated' ? 'members' : roomOf(String(meeting.fields['organization']));
  return { operations: [{ entity: 'attendance', id, act: row ? 'patch' : 'create', set, ...(row ? { seen: seenOf('attendance', row.writers, set) } : { audience }) }] };
};

const agree: Act = ({ chance }, meeting) => ({
  operations: [{ entity: 'agreement', id: `a${chance.below(1e9)}`, act: 'create', audience: 'members', set: { meeting: meeting.id, commitments: [], text: `agreed ${chance.below(1000)}`, organization: 'area-a', state: 'open' } }],
});

const reword: Act = ({ chance, visible }) => {
  const agreements = visible('agreement');
  if (agreements.length === 0) return undefined;
  const row = chance.pick(agreements);
  const set: Fields = { text: `reworded ${chance.below(1000)}` };
  return { operations: [{ entity: 'agreement', id: row.id, act: 'patch', set, seen: seenOf('agreement', row.writers, set) }] };
};

const report: Act = ({ chance, visible }) => {
  const agreements = visible('agreement');
  if (agreements.length === 0) return undefined;
  const row = chance.pick(agreements);
  return { kind: chance.pick(['agreement.report', 'agreement.verify', 'agreement.drop']), arguments: { agreement: row.id, note: `because of ${chance.below(1000)}`, seen: seenRow(row) } };
};
