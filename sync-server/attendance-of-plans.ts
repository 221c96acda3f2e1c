/** What the code of a meeting asks of the plans, answered from the change log. */
import { dayAt } from '../src/domain/day';
import { attendanceOfMember, contactOfAttendee, isSameName } from '../src/domain/attendance';
import type { RecordId } from '../src/domain/ids';
import type { Meeting } from '../src/domain/meeting';
import type { Fields } from '../src/domain/json';
import { isActive } from '../src/domain/membership';
import { may, roomOf } from '../src/domain/permissions';
import { recordOf } from '../src/domain/rows';
import type { MeetingsAttended, SelfMarked } from './modules/attendance/meetings-attended';
import type { Random } from './modules/sync/append-draft';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import { personOf } from './modules/sync/exchange';
import { appendServerChange } from './modules/sync/server-change';

export interface AttendanceOfPlansParts {
  readonly store: ChangeLogStore;
  readonly timeZone: string;
  readonly now: () => number;
  readonly random: Random;
}

/** More people than any room holds; a script that sends forms finds its end here. */
const mostSelfMarked = 1000;

export const attendanceOfPlans = ({ store, timeZone, now, random }: AttendanceOfPlansParts): MeetingsAttended => {
  const today = (): string => dayAt(now(), timeZone);
  const isOpen = ({ state, on }: Meeting): boolean => state === 'held' || (state === 'scheduled' && on === today());
  const find = async (id: RecordId): Promise<{ readonly plan: RecordId; readonly meeting: Meeting } | undefined> => {
    for (const plan of await store.plans()) {
      const [row] = await store.read(plan, (log) => log.rows([{ entity: 'meeting', id }]));
      const meeting = row?.deleted ? undefined : recordOf('meeting', row);
      if (meeting) return { plan, meeting };
    }
    return undefined;
  };
  /** The one member who has that name in that sector, as a row of attendance says it; undefined where there is none, or more than one. */
  const memberNamed = async (plan: RecordId, { name, sector }: Pick<SelfMarked, 'name' | 'sector'>): Promise<{ readonly membership: RecordId; readonly organization: RecordId; readonly name: string } | undefined> => {
    const [memberships, organizations] = await store.read(plan, async (log) => [await log.rowsOf('membership'), await log.rowsOf('organization')] as const);
    const found = memberships.flatMap((row) => {
      const membership = recordOf('membership', row);
      const isMeant = membership !== undefined && isActive(membership, today()) && isSameName(membership.name, name ?? '');
      return isMeant && organizations.some(({ id, fields }) => id === membership.organization && fields['sector'] === sector) ? [membership] : [];
    });
    const [one, ...others] = found;
    return one && others.length === 0 ? { membership: one.id, organization: one.organization, name: one.name } : undefined;
  };
  return {
    mayOpen: async (user, id) => {
      const found = await find(id);
      if (!found || (found.meeting.state !== 'scheduled' && found.meeting.state !== 'held')) return false;
      return may(await personOf(store, found.plan, user), 'meeting.write', today(), { organization: found.meeting.organization });
    },
    find: async (id) => {
      const found = await find(id);
      return found && { meeting: found.meeting, isOpen: isOpen(found.meeting) };
    },
    isMarked: async (id, attendance) => {
      const found = await find(id);
      if (!found) return false;
      // One that the note taker took out stays out: the same phone does not write it again.
      return store.read(found.plan, async (log) => (await log.rows([{ entity: 'attendance', id: attendance }])).length > 0);
    },
    mark: async (id, { id: attendance, email, ...person }) => {
      const found = await find(id);
      if (!found || !isOpen(found.meeting)) return 'closed';
      const { plan, meeting } = found;
      const marked = await store.read(plan, (log) => log.rowsOf('attendance'));
      if (marked.filter(({ fields }) => fields['meeting'] === id && fields['selfMarked'] === true).length >= mostSelfMarked) return 'full';
      const member = await memberNamed(plan, person);
      const row = member ? attendanceOfMember(id, member.membership) : attendance;
      // Whoever keeps the list has written them down already: nobody is counted twice, and a stranger's form changes nothing of it.
      if (member && marked.some((one) => one.id === row && one.fields['presence'] === 'present')) return 'marked';
      const set = { ...(person as Fields), ...member, meeting: id, presence: 'present', selfMarked: true, ...(meeting.demo ? { demo: true } : {}) };
      const contact = { attendance: row, meeting: id, email: email ?? '', consentOn: today() };
      await appendServerChange({ store, plan, by: 'attendance', now: now(), random }, {
        kind: 'attendance.selfMark',
        operations: [
          { entity: 'attendance', id: row, act: 'create', audience: roomOf(meeting.organization), set },
          ...(email === undefined ? [] : [{ entity: 'attendeeContact', id: contactOfAttendee(row), act: 'create' as const, audience: 'coordination', set: contact }]),
        ],
      });
      return 'marked';
    },
  };
};
