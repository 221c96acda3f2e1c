/** A check-in that was submitted, with the evidence that its lines point to and what the monitoring body concluded of them. */
import { SubmittedCheckInPage } from '../features/coordination/submitted-check-in-page';
import { shownEvidence } from './evidence-slots';
import { verdictsOfThing } from './verdict-slots';

export const SubmittedCheckInPlace = (at: { readonly code: string; readonly from: string }) => <SubmittedCheckInPage {...at} evidence={shownEvidence} verdicts={verdictsOfThing} />;
