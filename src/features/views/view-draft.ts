/** A view while it is being written: what is missing of it, and what leaves. */
import type { DifferentView, ProgressSeen, ViewAnswers } from '../../domain/civil-society-view';
import type { RecordId } from '../../domain/ids';
import { reasonLetters } from '../../domain/life-cycles';
import type { ReportedLevel } from '../../domain/milestone';

type YesNo = 'yes' | 'no';

export interface TypedDifference {
  readonly milestone: RecordId;
  readonly why: string;
  readonly sees?: ReportedLevel;
}

export interface TypedView {
  readonly metLeads: YesNo | undefined;
  readonly knowsContact: YesNo | undefined;
  readonly seesProgress: ProgressSeen | undefined;
  readonly stretch: string;
  readonly differs: readonly TypedDifference[];
}

export const emptyView: TypedView = { metLeads: undefined, knowsContact: undefined, seesProgress: undefined, stretch: '', differs: [] };

export type Lacking = 'metLeads' | 'knowsContact' | 'seesProgress' | 'why';

/** What must still be said before it may leave, in the order of the form. */
export const lackingOf = ({ metLeads, knowsContact, seesProgress, differs }: TypedView): readonly Lacking[] => [
  ...(metLeads === undefined ? (['metLeads'] as const) : []),
  ...(knowsContact === undefined ? (['knowsContact'] as const) : []),
  ...(seesProgress === undefined ? (['seesProgress'] as const) : []),
  ...(differs.some(isShort) ? (['why'] as const) : []),
];

export const isShort = ({ why }: Pick<TypedDifference, 'why'>): boolean => why.trim().length < reasonLetters;

/** The answers as they leave; undefined while something is lacking. */
export const answersOfView = (typed: TypedView): ViewAnswers | undefined => {
  const { metLeads, knowsContact, seesProgress, stretch } = typed;
  if (metLeads === undefined || knowsContact === undefined || seesProgress === undefined || lackingOf(typed).length > 0) return undefined;
  const differs = typed.differs.map(({ milestone, why, sees }): DifferentView => ({ milestone, why: why.trim(), ...(sees === undefined ? {} : { sees }) }));
  return { metLeads: metLeads === 'yes', knowsContact: knowsContact === 'yes', seesProgress, ...(stretch.trim() === '' ? {} : { stretch: stretch.trim() }), differs };
};
