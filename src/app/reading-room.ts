/** What is read of what was: trails, attempts, reviews that were given, assessments, the forum's views. Fetched as one. */
export { AssessmentsPage } from '../features/assessments/assessments-page';
export { ViewPage } from '../features/views/view-page';
export { AssessmentPlace } from './assessment-place';
export { ReviewTrailPlace } from './review-trail-place';
export { AttemptsPlace, TrailPlace } from './trail-place';
