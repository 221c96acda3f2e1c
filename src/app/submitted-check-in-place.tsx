/** A check-in that was submitted, with the evidence that its lines point to. */
import { SubmittedCheckInPage } from '../features/coordination/submitted-check-in-page';
import { shownEvidence } from './evidence-slots';

export const SubmittedCheckInPlace = (at: { readonly code: string; readonly from: string }) => <SubmittedCheckInPage {...at} evidence={shownEvidence} />;
