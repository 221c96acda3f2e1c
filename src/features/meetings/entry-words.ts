/** Where and when a meeting is, and what is missing of a promised one, in words. */
import { addresses } from '../../language/addresses';
import { formatDay, formatPeriod } from '../../language/dates';
import type { Language } from '../../language/language';
import { formatHours } from '../../language/meeting-words';
import { daysBetween, type Day } from '../../domain/day';
import type { Meeting } from '../../domain/meeting';
import type { PromisedEntry, SlotEntry } from './calendar-entry';

/** "10:00 a 11:30 · Mixta, Sala 3". */
export const whereAndWhen = (language: Language, meeting: Pick<Meeting, 'from' | 'to' | 'modality' | 'place'>): string => {
  const modality = language.t(`modality.${meeting.modality}`);
  return `${formatHours(language, meeting)} · ${meeting.place && meeting.modality !== 'virtual' ? `${modality}, ${meeting.place}` : modality}`;
};

export const promisedTitle = (language: Language, { promised, commitment }: PromisedEntry): string =>
  language.t(`meetings.promised.${promised.type}`, { code: commitment.code, day: formatDay(language, promised.due) });

export const promisedNote = ({ t }: Language, { promised, earlier }: PromisedEntry): string => {
  const state = promised.state === 'overdue' || promised.state === 'dueSoon' ? promised.state : 'upcoming';
  return [t(`meetings.promisedState.${state}`, { days: promised.days }), earlier > 0 ? t('meetings.earlier', { count: earlier }) : ''].filter(Boolean).join(' ');
};

export const slotTitle = (language: Language, { commitment, slot }: SlotEntry): string => language.t('meetings.slot', { code: commitment.code, period: formatPeriod(language, slot.from, slot.to) });

export const slotNote = ({ t }: Language, { state, on, earlier }: SlotEntry, today: Day): string =>
  [t(state === 'overdue' ? 'meetings.slotLate' : 'meetings.slotDue', { days: Math.abs(daysBetween(today, on)) }), earlier > 0 ? t('meetings.slotEarlier', { count: earlier }) : ''].filter(Boolean).join(' ');

/** The form for a new meeting, with what the plan proposes. */
export const scheduleAddress = ({ commitment, promised }: PromisedEntry): string => `${addresses.newMeeting}?compromiso=${encodeURIComponent(commitment.id)}&tipo=${promised.type}`;
