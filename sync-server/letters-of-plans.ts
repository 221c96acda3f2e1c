/** Which letters the circulated minutes ask for: read from the plans and the accounts. */
import type { Day } from '../src/domain/day';
import type { RecordId, UserId } from '../src/domain/ids';
import type { Meeting } from '../src/domain/meeting';
import { recordOf, type Records } from '../src/domain/rows';
import type { OwedLetter } from './modules/letters/letters';
import type { ChangeLogStore } from './modules/sync/change-log-store';

export interface LettersAsked {
  readonly store: ChangeLogStore;
  /** The e-mail of an account; undefined where there is none. */
  readonly emailOf: (user: UserId) => Promise<string | undefined>;
  readonly today: Day;
  /** `https://host`. */
  readonly origin: string;
}

/** While the window is open. Nobody is written to about demonstration data. */
export const lettersOwed = async (asked: LettersAsked): Promise<readonly OwedLetter[]> => {
  const found = await Promise.all((await asked.store.plans()).map((plan) => lettersIn(asked, plan)));
  return found.flat();
};

const lettersIn = async (asked: LettersAsked, plan: RecordId): Promise<readonly OwedLetter[]> => {
  const rows = await asked.store.read(plan, async (log) => {
    const all = async <Name extends 'meeting' | 'attendance' | 'attendeeContact' | 'membership'>(entity: Name) => (await log.rowsOf(entity)).flatMap((row) => (recordOf(entity, row) as Records[Name] | undefined) ?? []);
    const meetings = (await all('meeting')).filter(({ state, commentsUntil, demo }) => state === 'circulated' && !demo && (commentsUntil ?? '') >= asked.today);
    if (meetings.length === 0) return undefined;
    return { meetings, attendance: await all('attendance'), contacts: await all('attendeeContact'), memberships: await all('membership') };
  });
  if (!rows) return [];
  const { meetings, attendance, contacts, memberships } = rows;
  const letters = await Promise.all(
    meetings.map(async (meeting) => {
      const present = attendance.filter((one) => one.meeting === meeting.id && one.presence === 'present');
      const users = present.flatMap((one) => memberships.find(({ id }) => id === one.membership)?.person ?? []);
      const members = (await Promise.all(users.map(asked.emailOf))).filter((email) => email !== undefined);
      const guests = contacts.filter((contact) => present.some(({ id }) => id === contact.attendance)).map(({ email }) => email);
      return [...members.map((to) => letterTo({ asked, plan, meeting, to, isMember: true })), ...guests.filter((to) => !members.includes(to)).map((to) => letterTo({ asked, plan, meeting, to, isMember: false }))];
    }),
  );
  return letters.flat();
};

interface Addressed {
  readonly asked: LettersAsked;
  readonly plan: RecordId;
  readonly meeting: Meeting;
  readonly to: string;
  readonly isMember: boolean;
}

const letterTo = ({ asked: { origin, today }, plan, meeting, to, isMember }: Addressed): OwedLetter => ({
  plan,
  meeting: meeting.id,
  to,
  isMember,
  type: meeting.type,
  ...(meeting.title === undefined ? {} : { title: meeting.title }),
  on: meeting.on,
  until: meeting.commentsUntil ?? today,
  link: isMember ? `${origin}/app/reuniones/${encodeURIComponent(meeting.id)}/acta` : `${origin}/reuniones`,
});
