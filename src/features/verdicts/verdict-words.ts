/** Reviews in people's words, shared by their screens. */
import { formatDay, formatNear, formatPeriod } from '../../language/dates';
import { titleOf } from '../../language/evidence-words';
import type { Language } from '../../language/language';
import { wordsIn } from '../../language/words-in';
import { addresses } from '../../language/addresses';
import type { Verdict } from './read-verdicts';

/** "Evidencia: Mesa interpoderes", "Lo que informa el área de septiembre a noviembre de 2026". */
export const judgedWords = (language: Language, verdict: Verdict): string => {
  const { t } = language;
  if (verdict.review.subject === 'evidence') {
    return t('verdicts.ofEvidence', { title: verdict.evidence ? titleOf(language, verdict.evidence) : t('verdicts.notHere') });
  }
  const { checkIn } = verdict;
  return checkIn ? t('verdicts.ofLine', { period: formatPeriod(language, checkIn.from, checkIn.to) }) : t('verdicts.ofLineNotHere');
};

/** Where what was judged stands; undefined where this device does not hold it. */
export const judgedAddress = ({ evidence, checkIn, commitment, milestone }: Verdict): string | undefined => {
  if (evidence) return addresses.evidence(evidence.id);
  return checkIn && commitment ? `${addresses.submittedCheckIn(commitment.code, checkIn.from)}${milestone ? `#hito-${milestone.order}` : ''}` : undefined;
};

/** What stands of it today, in one line: open to an answer, waiting, published. */
export const standingWords = (language: Language, { review, isOpen, isOver, today }: Verdict): string => {
  const { t } = language;
  const until = { day: formatDay(language, review.until ?? today), near: formatNear(language, review.until ?? today, today) };
  if (review.followedBy !== undefined) return t('verdicts.wasFollowed');
  if (review.state === 'issued') return t('verdicts.waits');
  if (isOpen) return t('verdicts.openUntil', until);
  if (isOver) return t('verdicts.overSince', until);
  return t(review.reply ? 'verdicts.publishedWithReply' : 'verdicts.publishedAlone', { day: formatDay(language, review.publishedOn ?? review.issuedOn) });
};

export const bodyName = ({ locale, t }: Language, { body }: Verdict): string => (body ? wordsIn(body.name, locale) : t('role.monitor'));

export const areaName = ({ locale, t }: Language, { area }: Verdict): string => (area ? wordsIn(area.name, locale) : t('verdicts.area'));
