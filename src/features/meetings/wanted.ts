/** What a person asked the calendar for, and how that stands in the page's address. */
import { isDay, type Day } from '../../domain/day';
import { lifeCycles, type MeetingState } from '../../domain/life-cycles';
import { meetingTypes, type MeetingType } from '../../domain/meeting';
import { foldText } from '../../language/fold-text';
import type { CalendarEntry } from './calendar-entry';

export const views = ['list', 'week', 'month'] as const;
export type CalendarView = (typeof views)[number];

export const meetingStates = Object.keys(lifeCycles.meeting) as readonly MeetingState[];
/** `missing`: promised by the plan and not scheduled. */
export type WantedState = MeetingState | 'missing';

export interface Wanted {
  readonly view: CalendarView;
  /** The day that the week or the month is read around; undefined for today. */
  readonly day: Day | undefined;
  readonly text: string;
  readonly commitment: string | undefined;
  readonly type: MeetingType | undefined;
  readonly state: WantedState | undefined;
}

export const hasFilter = ({ text, commitment, type, state }: Wanted): boolean => text.trim() !== '' || commitment !== undefined || type !== undefined || state !== undefined;

/** In the order they came. Each word must be found somewhere; half a word is enough. */
export const filterEntries = (entries: readonly CalendarEntry[], { text, commitment, type, state }: Wanted): readonly CalendarEntry[] => {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) =>
      (commitment === undefined || entry.commitments.includes(commitment)) &&
      (type === undefined || typeOf(entry) === type) &&
      (state === undefined || stateOf(entry) === state) &&
      words.every((word) => entry.found.includes(word)),
  );
};

/** A check-in is of no type of meeting, and in no state of one. */
const typeOf = (entry: CalendarEntry): MeetingType | undefined => (entry.kind === 'meeting' ? entry.meeting.type : entry.kind === 'promised' ? entry.promised.type : undefined);
const stateOf = (entry: CalendarEntry): WantedState | undefined => (entry.kind === 'meeting' ? entry.meeting.state : entry.kind === 'promised' ? 'missing' : undefined);

/** Words of the address are Spanish in every language, like the addresses themselves. */
const viewNames: Readonly<Record<CalendarView, string>> = { list: '', week: 'semana', month: 'mes' };

/** What an address asks for; what it does not understand, it leaves out. */
export const wantedFrom = (query: URLSearchParams): Wanted => {
  const day = query.get('dia') ?? '';
  return {
    view: views.find((view) => view !== 'list' && viewNames[view] === query.get('ver')) ?? 'list',
    day: isDay(day) ? day : undefined,
    text: query.get('buscar') ?? '',
    commitment: query.get('compromiso') || undefined,
    type: meetingTypes.find((type) => type === query.get('tipo')),
    state: ([...meetingStates, 'missing'] as const).find((state) => state === query.get('estado')),
  };
};

export const wantedToQuery = ({ view, day, text, commitment, type, state }: Wanted): URLSearchParams => {
  const asked = { ver: viewNames[view], dia: day, buscar: text, compromiso: commitment, tipo: type, estado: state };
  return new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
};
