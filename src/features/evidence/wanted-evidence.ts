/** What somebody looks for among the evidence, and how that stands in the page's address. */
import { evidenceKinds, isStandingEvidence, type Evidence, type EvidenceKind } from '../../domain/evidence';
import type { EvidenceState } from '../../domain/life-cycles';
import type { Milestone } from '../../domain/milestone';
import { foldText } from '../../language/fold-text';

export const stateFilters = ['captured', 'received', 'underReview', 'reviewed', 'former'] as const satisfies readonly (EvidenceState | 'former')[];
/** `former`: replaced or withdrawn. */
type StateFilter = (typeof stateFilters)[number];

export interface WantedEvidence {
  readonly text: string;
  readonly commitment: string | undefined;
  readonly milestone: string | undefined;
  readonly meeting: string | undefined;
  readonly kind: EvidenceKind | undefined;
  readonly state: StateFilter | undefined;
}

export const wantsAll: WantedEvidence = { text: '', commitment: undefined, milestone: undefined, meeting: undefined, kind: undefined, state: undefined };

export const isFiltered = ({ text, ...chosen }: WantedEvidence): boolean => text.trim() !== '' || Object.values(chosen).some((one) => one !== undefined);

/** In the order they came. What was replaced or withdrawn is shown where somebody asks for it. Each word must be found; half a word is enough. */
export const filterEvidence = <One extends Evidence>(all: readonly One[], wanted: WantedEvidence, milestones: ReadonlyMap<string, Milestone>): readonly One[] => {
  const words = foldText(wanted.text).split(/\s+/).filter(Boolean);
  return all.filter(
    (one) =>
      (wanted.commitment === undefined || one.commitment === wanted.commitment) &&
      (wanted.milestone === undefined || one.milestones.includes(wanted.milestone)) &&
      (wanted.meeting === undefined || one.meeting === wanted.meeting) &&
      (wanted.kind === undefined || one.kind === wanted.kind) &&
      hasState(one, wanted.state) &&
      words.every((word) => foundIn(one, milestones).includes(word)),
  );
};

const hasState = (one: Evidence, state: StateFilter | undefined): boolean => (state === 'former' ? !isStandingEvidence(one) : isStandingEvidence(one) && (state === undefined || one.state === state));

const foundIn = ({ title, shows, text, link, original, milestones: ids }: Evidence, milestones: ReadonlyMap<string, Milestone>): string =>
  foldText([title, shows, text, link?.title, link?.url, original?.name, ...ids.flatMap((id) => Object.values(milestones.get(id)?.text ?? {}))].filter(Boolean).join(' '));

/** Words of the address are Spanish in every language, like the addresses themselves. */
export const wantedFrom = (query: URLSearchParams): WantedEvidence => ({
  text: query.get('buscar') ?? '',
  commitment: query.get('compromiso') || undefined,
  milestone: query.get('hito') || undefined,
  meeting: query.get('reunion') || undefined,
  kind: evidenceKinds.find((kind) => kind === query.get('clase')),
  state: stateFilters.find((state) => state === query.get('estado')),
});

export const wantedToQuery = ({ text, commitment, milestone, meeting, kind, state }: WantedEvidence): URLSearchParams => {
  const asked = { buscar: text, compromiso: commitment, hito: milestone, reunion: meeting, clase: kind, estado: state };
  return new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
};
