/** What rooms bring into the pages of others. A commitment shows nearly all of it, so it is fetched as one. */
export { AssessmentsOfCommitment } from '../features/assessments/assessments-of-commitment';
export { EvidenceAbout } from '../features/evidence/evidence-about';
export { LineEvidence, ShownEvidence } from '../features/evidence/line-evidence';
export { TrailLink } from '../features/trail/trail-link';
export { MilestoneVerdicts } from '../features/verdicts/milestone-verdicts';
export { VerdictsOfCommitment, VerdictsOfThing } from '../features/verdicts/verdicts-about';
export { MilestoneViews } from '../features/views/milestone-views';
export { ViewsOfCommitment } from '../features/views/views-of-commitment';
