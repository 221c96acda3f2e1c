/** The monitoring body's room, with what the rooms of evidence and of verdicts show inside it. */
import { EvidenceThumb } from '../features/evidence/evidence-thumb';
import '../features/evidence/evidence.css';
import { ShownEvidence } from '../features/evidence/line-evidence';
import { OriginalButton } from '../features/evidence/original-button';
import { ProvenanceCard } from '../features/evidence/provenance-card';
import { Viewer } from '../features/evidence/viewer';
import { PackPage } from '../features/reviews/pack-page';
import { ReviewPage } from '../features/reviews/review-page';
import { ReviewSlotsProvider, type ReviewSlots } from '../features/reviews/review-slots';
import { ReviewsPage } from '../features/reviews/reviews-page';
import { SpokenReason } from '../features/verdicts/spoken-reason';

const slots: ReviewSlots = {
  viewer: (evidence) => <Viewer evidence={evidence} />,
  provenance: (evidence) => <ProvenanceCard evidence={evidence} />,
  original: (evidence) => <OriginalButton key={evidence.id} evidence={evidence} />,
  thumbnail: (evidence) => <EvidenceThumb evidence={evidence} />,
  // Whoever judges is of the monitoring body.
  spoken: (review) => <SpokenReason review={review} mayHear />,
  shown: (ids) => <ShownEvidence ids={ids} />,
};

export const ReviewsPlace = () => (
  <ReviewSlotsProvider value={slots}>
    <ReviewsPage />
  </ReviewSlotsProvider>
);

export const ReviewPlace = (at: { readonly id: string }) => (
  <ReviewSlotsProvider value={slots}>
    <ReviewPage {...at} />
  </ReviewSlotsProvider>
);

export const ReviewPackPlace = PackPage;
