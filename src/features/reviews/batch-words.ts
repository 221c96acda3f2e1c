/** What a batch is called. */
import type { Commitment } from '../../domain/commitment';
import type { Language } from '../../language/language';
import { wordsIn } from '../../language/words-in';
import type { AgeBatch, DueBatch, Order } from './batches';

export const batchTitle = ({ t, locale }: Language, key: string, order: Order, commitment: Commitment | undefined): string => {
  if (order === 'commitment') return commitment ? `${commitment.code} · ${wordsIn(commitment.title, locale)}` : t('reviews.unknownCommitment');
  return t(`reviews.batch.${key as DueBatch | AgeBatch}`);
};
