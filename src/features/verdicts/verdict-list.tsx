/** Reviews in a list: what was judged, what was concluded, what stands of it today. */
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { DemoTag } from '../../ui/demo-tag';
import { Link } from '../../ui/link';
import type { Verdict } from './read-verdicts';
import { judgedWords, standingWords } from './verdict-words';

interface VerdictListProps {
  readonly verdicts: readonly Verdict[];
  /** The review whose page this is. */
  readonly current?: string;
}

export const VerdictList = ({ verdicts, current }: VerdictListProps) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <ul className="list">
      {verdicts.map((verdict) => {
        const { review, milestone } = verdict;
        return (
          <li key={review.id}>
            <Link className="item item--state" href={addresses.review(review.id)} {...(review.id === current ? { 'aria-current': true as const } : {})}>
              <div>
                <h3>
                  {t(`verdict.${review.verdict}`)} · {judgedWords(language, verdict)}
                </h3>
                <p>
                  {[
                    t('verdicts.kindOn', { kind: t(`reviewKind.${review.kind}`), day: formatDay(language, review.issuedOn) }),
                    milestone && t('verdicts.milestone', { number: milestone.order }),
                    verdict.isOutdated && review.followedBy === undefined && t('verdicts.outdatedShort'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}{' '}
                  {review.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
                </p>
              </div>
              <span className="small">{standingWords(language, verdict)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
};
