/** The page of one commitment, with the evidence that was shown for it and what the monitoring body concluded. */
import { CommitmentPage } from '../features/commitments/commitment-page';
import { useLanguage } from '../language/language-context';
import { evidenceOf } from './evidence-slots';
import { verdictsOfCommitment, verdictsOfMilestone } from './verdict-slots';

// One import for both: a page that is fetched in two ways would pull what it leans on into the first load.
export { prepareCommitment } from '../features/commitments/commitment-page';

export const CommitmentPlace = ({ code }: { readonly code: string }) => {
  const { t } = useLanguage();
  return (
    <CommitmentPage
      code={code}
      evidence={(commitment) => evidenceOf({ of: { commitment } })}
      underMilestone={verdictsOfMilestone}
      parts={[{ id: 'revisiones', title: t('commitment.reviews'), content: ({ id }) => verdictsOfCommitment(id) }]}
    />
  );
};
