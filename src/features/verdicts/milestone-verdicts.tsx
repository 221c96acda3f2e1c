/** Under a milestone's answers: the review that its verified reading comes from, one that waits for the area's answer, and both sides of a dispute. */
import type { Milestone } from '../../domain/milestone';
import { addresses } from '../../language/addresses';
import { formatDay, formatNear } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useRead } from '../../storage/use-live';
import { Link } from '../../ui/link';
import { BothTexts } from './both-texts';
import { readVerdictsOfMilestone, type Verdict } from './read-verdicts';

export const MilestoneVerdicts = ({ milestone }: { readonly milestone: Milestone }) => {
  const language = useLanguage();
  const verdicts = useRead(readVerdictsOfMilestone, milestone.id);
  if (!verdicts) return null;
  const standing = verdicts.filter(({ review }) => review.followedBy === undefined);
  const source = verdicts.find(({ review }) => review.id === milestone.verifiedIn);
  const open = standing.filter((verdict) => verdict.isOpen || verdict.review.state === 'issued');
  const isDisputed = milestone.verified === 'disputed';
  return (
    <>
      {source && <Source verdict={source} />}
      {!source && isDisputed && <p className="small muted">{language.t(milestone.verifiedIn === undefined ? 'verdicts.disputedImported' : 'verdicts.disputedWithout')}</p>}
      {source && isDisputed && <BothTexts verdict={source} />}
      {open.map((verdict) => (
        <Open key={verdict.review.id} verdict={verdict} />
      ))}
    </>
  );
};

const Source = ({ verdict: { review, isOutdated } }: { readonly verdict: Verdict }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <p className="small muted">
      <Link href={addresses.review(review.id)}>{t('verdicts.source', { day: formatDay(language, review.issuedOn), verdict: t(`verdict.${review.verdict}`).toLowerCase() })}</Link>
      {review.reply && ` ${t('verdicts.withReply')}`}
      {isOutdated && ` ${t('verdicts.outdatedShort')}.`}
    </p>
  );
};

const Open = ({ verdict: { review, isOpen, mayReply, isOwn, today } }: { readonly verdict: Verdict }) => {
  const language = useLanguage();
  const { t } = language;
  const until = { day: formatDay(language, review.until ?? today), near: formatNear(language, review.until ?? today, today) };
  return (
    <p className="small">
      {isOpen ? t(isOwn ? 'verdicts.youMayAnswer' : 'verdicts.areaMayAnswer', until) : t('verdicts.waits')}{' '}
      <Link href={addresses.review(review.id)}>{t(isOpen && mayReply ? 'verdicts.readAndAnswer' : 'verdicts.see')}</Link>
    </p>
  );
};
