/** One review as everybody who holds it reads it, with the way to its trail. */
import { ReviewPage } from '../features/verdicts/review-page';
import { trailOf } from './trail-slots';

export const ReviewTrailPlace = ({ id }: { readonly id: string }) => <ReviewPage id={id} trail={trailOf('review', id)} />;
