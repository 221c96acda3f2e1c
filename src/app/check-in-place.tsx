/** The check-in of one commitment and period, with the evidence that its lines point to. */
import { CheckInPage } from '../features/check-ins/check-in-page';
import { CheckInSlots } from '../features/check-ins/check-in-slots';
import { lineEvidence, shownEvidence } from './evidence-slots';
import { verdictsOfThing } from './verdict-slots';

const slots = { attach: lineEvidence, shown: shownEvidence, verdicts: verdictsOfThing };

export const CheckInPlace = (at: { readonly code: string; readonly from: string }) => (
  <CheckInSlots value={slots}>
    <CheckInPage {...at} />
  </CheckInSlots>
);
