/** What reviews and views ask, in the words of a row of the ledger. */
import { addresses } from '../../language/addresses';
import { formatDay, formatPeriod } from '../../language/dates';
import type { Language } from '../../language/language';
import { wordsIn } from '../../language/words-in';
import type { OwedReview } from './owed-reviews';

export const reviewRowWords = (language: Language, owed: OwedReview) => {
  const { t, locale } = language;
  const note = `${owed.commitment.code} · ${wordsIn(owed.commitment.title, locale)}`;
  switch (owed.kind) {
    case 'reply':
      return { key: `reply ${owed.review.id}`, title: t('today.reply', { verdict: t(`today.verdict.${owed.review.verdict}`) }), note: `${note} · ${t('today.replyNote', { day: formatDay(language, owed.due) })}`, href: addresses.review(owed.review.id), act: t('today.answerReview') };
    case 'view':
      return { key: `view ${owed.commitment.id}`, title: t('today.view', { period: formatPeriod(language, owed.slot.from, owed.slot.to) }), note, href: addresses.view(owed.commitment.code, owed.slot.from), act: t('today.giveView') };
  }
};
