/** The page of one commitment, with the evidence that was shown for it. */
import { CommitmentPage } from '../features/commitments/commitment-page';
import { evidenceOf } from './evidence-slots';

// One import for both: a page that is fetched in two ways would pull what it leans on into the first load.
export { prepareCommitment } from '../features/commitments/commitment-page';

export const CommitmentPlace = ({ code }: { readonly code: string }) => <CommitmentPage code={code} evidence={(commitment) => evidenceOf({ of: { commitment } })} />;
