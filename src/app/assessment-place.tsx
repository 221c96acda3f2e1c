/** One assessment, with the files to leave with. */
import { AssessmentPage } from '../features/assessments/assessment-page';
import { AssessmentPapers } from './assessment-papers';
import { trailOf } from './trail-slots';

const papers = (assessment: string) => (
  <>
    <AssessmentPapers assessment={assessment} />
    {trailOf('assessment', assessment)}
  </>
);

export const AssessmentPlace = ({ id }: { readonly id: string }) => <AssessmentPage id={id} papers={papers} />;
