/** What the monitoring body says and what the area answers, beside each other: neither is read without the other. */
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Quote } from '../../ui/quote';
import type { Verdict } from './read-verdicts';
import { SpokenReason } from './spoken-reason';
import { areaName, bodyName } from './verdict-words';

export const BothTexts = ({ verdict }: { readonly verdict: Verdict }) => {
  const language = useLanguage();
  const { t } = language;
  const { review, isOpen } = verdict;
  const { reply } = review;
  const answerer = reply && verdict.nameOf(reply.by);
  return (
    <div className="two">
      <Quote title={t('verdicts.bySaid', { name: bodyName(language, verdict), day: formatDay(language, review.issuedOn) })}>
        <p>
          <b>{t(`verdict.${review.verdict}`)}</b>
          {review.verified !== undefined && ` · ${t('verdicts.concludes', { verified: t(`verified.${review.verified}`) })}`}
        </p>
        {review.note !== undefined && <p className="prewrap">{review.note}</p>}
        {review.note === undefined && !review.voice && <p className="muted">{t('verdicts.noNote')}</p>}
        <SpokenReason review={review} mayHear={verdict.mayHear} />
        {review.references && (
          <ul className="plain small" aria-label={t('verdicts.references')}>
            {review.references.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </Quote>
      <Quote voice="now" title={reply ? t('verdicts.bySaid', { name: areaName(language, verdict), day: formatDay(language, reply.on) }) : areaName(language, verdict)}>
        {reply ? <p className="prewrap">{reply.text}</p> : <p className="muted">{t(isOpen ? 'verdicts.notYet' : review.state === 'issued' ? 'verdicts.notAsked' : 'verdicts.noReply')}</p>}
        {reply?.onBehalf && <p className="small muted">{t('verdicts.onBehalf', { name: answerer ?? t('role.coordination') })}</p>}
      </Quote>
    </div>
  );
};
