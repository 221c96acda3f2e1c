/** What stands in the calendar: a meeting, one that the plan promised and nobody scheduled, a check-in that nobody answered. */
import type { Commitment } from '../../domain/commitment';
import { mayConvene } from '../../domain/convening';
import { daysBetween, type Day } from '../../domain/day';
import { unansweredSlotsUntil, type SlotDue } from '../../domain/dues';
import { groupedBy } from '../../domain/grouped-by';
import type { Meeting } from '../../domain/meeting';
import { missingMeetings, type PromisedMeeting } from '../../domain/meeting-dues';
import { may } from '../../domain/permissions';
import { foldText } from '../../language/fold-text';
import type { Language } from '../../language/language';
import { meetingName } from '../../language/meeting-words';
import { wordsIn } from '../../language/words-in';
import type { MeetingsReading } from './read-meetings';

export interface HeldEntry {
  readonly kind: 'meeting';
  readonly on: Day;
  readonly name: string;
  readonly codes: readonly string[];
  readonly commitments: readonly string[];
  readonly meeting: Meeting;
  /** Everything it can be found by, folded. */
  readonly found: string;
}

export interface PromisedEntry {
  readonly kind: 'promised';
  readonly on: Day;
  readonly commitments: readonly string[];
  readonly commitment: Commitment;
  readonly promised: PromisedMeeting;
  /** Earlier periods of the same commitment without a meeting, told in this one. */
  readonly earlier: number;
  readonly mayConvene: boolean;
  readonly found: string;
}

/** The check-in of a period, on the day it is due. */
export interface SlotEntry extends Pick<SlotDue, 'slot' | 'state'> {
  readonly kind: 'slot';
  readonly on: Day;
  readonly commitments: readonly string[];
  readonly commitment: Commitment;
  /** Earlier periods of the same commitment without an answer, told in this one. */
  readonly earlier: number;
  /** Its form is open, and this person may fill it in. */
  readonly mayReport: boolean;
  readonly found: string;
}

export type CalendarEntry = HeldEntry | PromisedEntry | SlotEntry;

/** Every meeting, every missing promise and every check-in without an answer until a day, by date; within a day by hour, promises last. */
export const entriesOf = (language: Language, reading: MeetingsReading, until: Day): readonly CalendarEntry[] => {
  const { meetings, commitments, today } = reading;
  const byId = new Map(commitments.map((one) => [one.id, one]));
  const missing = missingMeetings(commitments, meetings, today, Math.max(0, daysBetween(today, until)));
  return [...meetings.map((meeting) => heldEntry(language, meeting, byId)), ...missing.flatMap((promised) => promisedEntry(language, promised, byId.get(promised.commitment), reading)), ...slotEntries(language, reading, until)].sort(byDay);
};

const byDay = (one: CalendarEntry, other: CalendarEntry): number => one.on.localeCompare(other.on) || hourOf(one).localeCompare(hourOf(other));
const hourOf = (entry: CalendarEntry): string => (entry.kind === 'meeting' ? entry.meeting.from : '99');

const heldEntry = (language: Language, meeting: Meeting, commitments: ReadonlyMap<string, Commitment>): HeldEntry => {
  const own = meeting.commitments.flatMap((id) => commitments.get(id) ?? []);
  const codes = own.map(({ code }) => code);
  const name = meetingName(language, meeting, codes);
  const texts = [name, language.t(`meetingType.${meeting.type}`), meeting.place, meeting.chair?.name, meeting.noteTaker?.name, meeting.reason, ...own.map(({ title }) => wordsIn(title, language.locale))];
  return { kind: 'meeting', on: meeting.on, name, codes, commitments: meeting.commitments, meeting, found: foldText(texts.filter(Boolean).join(' · ')) };
};

const promisedEntry = (language: Language, promised: PromisedMeeting, commitment: Commitment | undefined, { person, today }: MeetingsReading): readonly PromisedEntry[] => {
  if (!commitment) return [];
  const texts = [language.t(`meetings.promisedShort.${promised.type}`, { code: commitment.code }), language.t(`meetingType.${promised.type}`), wordsIn(commitment.title, language.locale)];
  return [{ kind: 'promised', on: promised.due, commitments: [commitment.id], commitment, promised, earlier: 0, mayConvene: mayConvene(person, today, commitment), found: foldText(texts.join(' · ')) }];
};

const slotEntries = (language: Language, { person, today, commitments, checkIns }: MeetingsReading, until: Day): readonly SlotEntry[] =>
  commitments.flatMap((commitment) => {
    const found = foldText([language.t('meetings.slotShort', { code: commitment.code }), wordsIn(commitment.title, language.locale)].join(' · '));
    const mayReport = may(person, 'checkIn.record', today, { commitment });
    return unansweredSlotsUntil(commitment, checkIns, { today, until }).map(({ slot, state }): SlotEntry => ({ kind: 'slot', on: slot.due, commitments: [commitment.id], commitment, slot, state, earlier: 0, mayReport: mayReport && state !== 'upcoming', found }));
  });

/** Of many late periods of one commitment the latest stands for those before it: nobody can meet in a quarter that is over, and one report says where things are. */
export const foldLate = (entries: readonly CalendarEntry[]): readonly CalendarEntry[] => {
  const late = groupedBy(entries.filter(isLate), keyOfLate);
  return entries.flatMap((entry): readonly CalendarEntry[] => {
    if (!isLate(entry)) return [entry];
    const own = late.get(keyOfLate(entry)) ?? [];
    return own.at(-1) === entry ? [{ ...entry, earlier: own.length - 1 }] : [];
  });
};

const isLate = (entry: CalendarEntry): entry is PromisedEntry | SlotEntry =>
  (entry.kind === 'promised' && entry.promised.state === 'overdue' && entry.promised.type === 'quarterlyFollowUp') || (entry.kind === 'slot' && entry.state === 'overdue');

const keyOfLate = ({ kind, commitment }: PromisedEntry | SlotEntry): string => `${kind} ${commitment.id}`;
