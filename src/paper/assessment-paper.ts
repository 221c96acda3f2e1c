/** What an assessment is printed of. The PDF, the DOCX and the JSON are made of this and of nothing else. */
import type { Assessment } from '../domain/assessment';
import type { AssessmentTrail } from '../domain/assessment-trail';
import type { Commitment } from '../domain/commitment';
import type { Day } from '../domain/day';
import type { Evidence } from '../domain/evidence';
import type { Words } from '../domain/json';
import type { Organization } from '../domain/organization';

export interface AssessmentPaper {
  readonly assessment: Assessment;
  readonly planTitle: Words;
  readonly body: Pick<Organization, 'name'> | undefined;
  /** Absent where it is of the whole plan. */
  readonly commitment: Pick<Commitment, 'code' | 'title'> | undefined;
  readonly trail: AssessmentTrail | undefined;
  readonly evidence: readonly Pick<Evidence, 'id' | 'title' | 'original'>[];
  /** The day on which it is printed. */
  readonly today: Day;
}
