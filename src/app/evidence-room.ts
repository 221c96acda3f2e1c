/** The pages of evidence, fetched as one: a file more costs a slow tablet more than what is in it. */
export { CapturePage } from '../features/evidence/capture-page';
export { EvidencePage } from '../features/evidence/evidence-page';
export { RequestFormPage } from '../features/evidence/request-form-page';
export { EvidenceRequestPage } from '../features/evidence/request-page';
export { EvidenceRequestsPage } from '../features/evidence/requests-page';
export { SharedPage } from '../features/evidence/shared-page';
export { EvidenceItemPlace } from './evidence-item-place';
