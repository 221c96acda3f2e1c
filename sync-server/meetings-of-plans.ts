/** What calendars ask about meetings, answered from the change log: only what the person may hold on that day. */
import type { Day } from '../src/domain/day';
import type { RecordId, UserId } from '../src/domain/ids';
import { inAgendaOrder, type Meeting } from '../src/domain/meeting';
import { toPublicMeeting } from '../src/domain/meeting-publication';
import { isPublic } from '../src/domain/publication';
import { recordOf, type Records } from '../src/domain/rows';
import type { CalendarMeeting } from '../src/paper/meeting-calendar';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import { audiencesHeld, plansOfPerson } from './modules/sync/exchange';

export interface MeetingsAsked {
  readonly user: UserId;
  readonly today: Day;
  /** `https://host`. */
  readonly origin: string;
}

export const meetingsFor = async (store: ChangeLogStore, { user, today, origin }: MeetingsAsked): Promise<readonly CalendarMeeting[]> => {
  const plans = await plansOfPerson(store, user);
  const found = await Promise.all(plans.map(async (plan) => meetingsIn(store, { plan, audiences: (await audiencesHeld(store, { plan, user, today })) ?? [], origin })));
  return found.flat();
};

const meetingsIn = (store: ChangeLogStore, { plan, audiences, origin }: { readonly plan: RecordId; readonly audiences: readonly string[]; readonly origin: string }): Promise<readonly CalendarMeeting[]> =>
  store.read(plan, async (log) => {
    const held = async <Name extends 'meeting' | 'agendaItem' | 'commitment'>(entity: Name) =>
      (await log.rowsOf(entity)).filter((row) => audiences.includes(row.audience) || isPublic(row)).flatMap((row) => {
        const record = recordOf(entity, row);
        return record ? [{ row, record: record as Records[Name] }] : [];
      });
    const [meetings, agenda, commitments] = [await held('meeting'), await held('agendaItem'), await held('commitment')];
    return meetings.map(({ row, record }) => ({
      meeting: audiences.includes('members') ? record : toldToEverybody(record),
      codes: commitments.filter((commitment) => record.commitments.includes(commitment.row.id)).map((commitment) => commitment.record.code),
      agenda: inAgendaOrder(agenda.map((item) => item.record).filter(({ meeting }) => meeting === record.id)).map(({ title }) => title),
      url: `${origin}/app/reuniones/${encodeURIComponent(record.id)}`,
      sequence: row.seq,
      stampedAt: row.at,
    }));
  });

/** A meeting that was announced, for who holds no more than everybody: without what the public page does not say either. */
const toldToEverybody = (meeting: Meeting): CalendarMeeting['meeting'] => {
  const { id, type, title, on, from, to, state, modality, place } = toPublicMeeting(meeting);
  return { id, type, on, from, state, modality, ...(title === null ? {} : { title }), ...(to === null ? {} : { to }), ...(place === null ? {} : { place }) };
};
