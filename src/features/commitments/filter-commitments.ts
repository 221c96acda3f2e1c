/** Which commitments a person asked for, and how that stands in the page's address. */
import { isWithdrawn } from '../../domain/milestone';
import type { CommitmentEntry } from './commitment-entry';
import { foldText } from '../../language/fold-text';

export const stateFilters = ['all', 'late', 'unreviewed', 'disputed'] as const;
export type StateFilter = (typeof stateFilters)[number];

export interface Wanted {
  readonly state: StateFilter;
  /** The organization that leads; undefined for all. */
  readonly area: string | undefined;
  readonly text: string;
}

/** In the order they came. Each word must be found somewhere; half a word is enough. */
export const filterCommitments = (entries: readonly CommitmentEntry[], wanted: Wanted): readonly CommitmentEntry[] =>
  byAreaAndText(entries, wanted).filter(tests[wanted.state]);

/** How many each state would show, within the area and the words that are asked for. */
export const countsByState = (entries: readonly CommitmentEntry[], wanted: Wanted): Readonly<Record<StateFilter, number>> => {
  const within = byAreaAndText(entries, wanted);
  const count = (state: StateFilter): number => within.filter(tests[state]).length;
  return { all: within.length, late: count('late'), unreviewed: count('unreviewed'), disputed: count('disputed') };
};

const byAreaAndText = (entries: readonly CommitmentEntry[], { area, text }: Wanted): readonly CommitmentEntry[] => {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  return entries.filter(({ lead, found }) => (area === undefined || lead?.id === area) && words.every((word) => found.includes(word)));
};

const tests: Readonly<Record<StateFilter, (entry: CommitmentEntry) => boolean>> = {
  all: () => true,
  late: ({ answers }) => answers.schedule.overdue.length > 0,
  unreviewed: ({ milestones }) => milestones.some((one) => !isWithdrawn(one) && (one.verified ?? 'unreviewed') === 'unreviewed'),
  disputed: ({ answers }) => answers.verified.disputed > 0,
};

/** Words of the address are Spanish in every language, like the addresses themselves. */
const stateNames: Readonly<Record<StateFilter, string>> = { all: '', late: 'con-atraso', unreviewed: 'sin-revisar', disputed: 'en-disputa' };

/** What an address asks for; what it does not understand, it leaves out. */
export const wantedFrom = (query: URLSearchParams): Wanted => ({
  state: stateFilters.find((state) => state !== 'all' && stateNames[state] === query.get('estado')) ?? 'all',
  area: query.get('area') || undefined,
  text: query.get('buscar') ?? '',
});

export const wantedToQuery = ({ state, area, text }: Wanted): URLSearchParams => {
  const query = new URLSearchParams();
  if (text !== '') query.set('buscar', text);
  if (state !== 'all') query.set('estado', stateNames[state]);
  if (area !== undefined) query.set('area', area);
  return query;
};
