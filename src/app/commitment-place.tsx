/** The page of one commitment, with the evidence that was shown for it, what the monitoring body concluded and what the forum sees. */
import { CommitmentPage } from '../features/commitments/commitment-page';
import type { Milestone } from '../domain/milestone';
import { useLanguage } from '../language/language-context';
import { assessmentsOfCommitment } from './assessment-slots';
import { evidenceOf } from './evidence-slots';
import { trailOf } from './trail-slots';
import { verdictsOfCommitment, verdictsOfMilestone } from './verdict-slots';
import { viewsOfCommitment, viewsOfMilestone } from './view-slots';

// One import for both: a page that is fetched in two ways would pull what it leans on into the first load.
export { prepareCommitment } from '../features/commitments/commitment-page';

const underMilestone = (milestone: Milestone) => (
  <>
    {verdictsOfMilestone(milestone)}
    {viewsOfMilestone(milestone)}
    {trailOf('milestone', milestone.id)}
  </>
);

export const CommitmentPlace = ({ code }: { readonly code: string }) => {
  const { t } = useLanguage();
  const parts = [
    { id: 'revisiones', title: t('commitment.reviews'), content: (id: string) => <>{verdictsOfCommitment(id)}{trailOf('commitment', id, true)}</> },
    { id: 'miradas', title: t('commitment.views'), content: viewsOfCommitment },
    { id: 'evaluaciones', title: t('assessments.title'), content: assessmentsOfCommitment },
  ];
  return <CommitmentPage code={code} evidence={(commitment) => evidenceOf({ of: { commitment } })} underMilestone={underMilestone} parts={parts} />;
};
