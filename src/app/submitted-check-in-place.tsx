/** A check-in that was submitted, with the evidence that its lines point to, what the monitoring body concluded of them, and the way to their trails. */
import { SubmittedCheckInPage } from '../features/coordination/submitted-check-in-page';
import { shownEvidence } from './evidence-slots';
import { trailOf } from './trail-slots';
import { verdictsOfThing } from './verdict-slots';

const underLine = (line: string) => (
  <>
    {verdictsOfThing(line)}
    {trailOf('checkInLine', line)}
  </>
);

export const SubmittedCheckInPlace = (at: { readonly code: string; readonly from: string }) => (
  <SubmittedCheckInPage {...at} evidence={shownEvidence} verdicts={underLine} trail={(checkIn) => trailOf('checkIn', checkIn)} />
);
