/** A commitment as the list needs it: with its milestones, its answers of today and the names it can be found by. */
import { answersOf, type Answers } from '../../domain/answers';
import { leadOf, type Commitment } from '../../domain/commitment';
import type { Day } from '../../domain/day';
import { groupedBy } from '../../domain/grouped-by';
import type { Words } from '../../domain/json';
import type { Milestone } from '../../domain/milestone';
import type { Organization } from '../../domain/organization';
import { foldText } from '../../language/fold-text';

export type Organizations = ReadonlyMap<string, Organization>;

export interface CommitmentEntry {
  readonly commitment: Commitment;
  readonly milestones: readonly Milestone[];
  readonly answers: Answers;
  /** The organization that leads it; undefined where the source names none. */
  readonly lead: Organization | undefined;
  /** Everything it can be found by, folded: in both languages. */
  readonly found: string;
}

interface Records {
  readonly commitments: readonly Commitment[];
  readonly milestones: readonly Milestone[];
  readonly organizations: Organizations;
}

export const entriesOf = ({ commitments, milestones, organizations }: Records, today: Day): readonly CommitmentEntry[] => {
  const byCommitment = groupedBy(milestones, (milestone) => milestone.commitment);
  return commitments.map((commitment) => {
    const own = byCommitment.get(commitment.id) ?? [];
    const lead = organizations.get(leadOf(commitment) ?? '');
    return { commitment, milestones: own, answers: answersOf(own, today), lead, found: foundBy(commitment, own, organizations) };
  });
};

const foundBy = (commitment: Commitment, milestones: readonly Milestone[], organizations: Organizations): string => {
  const institutions = commitment.parties.flatMap(({ organization }) => organizations.get(organization) ?? []);
  const texts = [
    commitment.code,
    ...both(commitment.title, commitment.policyArea, commitment.law),
    ...institutions.flatMap(({ name, acronym }) => [...both(name), acronym]),
    ...milestones.flatMap(({ text }) => both(text)),
  ];
  return foldText(texts.filter(Boolean).join(' · '));
};

const both = (...texts: readonly (Words | undefined)[]): readonly (string | undefined)[] => texts.flatMap((words) => [words?.es, words?.en]);
