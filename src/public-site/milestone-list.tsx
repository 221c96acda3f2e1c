/** Every milestone with what it delivers, when it is due, and its three answers. */
import { isOutside } from '../domain/milestone';
import { formatDay } from '../language/dates';
import { formatPercent } from '../language/numbers';
import { wordsIn } from '../language/words-in';
import { Answers } from '../ui/answers';
import { DemoTag } from '../ui/demo-tag';
import { MarginRow } from '../ui/margin-row';
import { milestoneInWords } from './answer-words';
import { EvidenceList } from './evidence-list';
import type { EvidenceModel, RequestModel } from './evidence-model';
import { DifferentViews } from './monitoring-sections';
import type { MilestoneModel } from './public-model';
import { RequestList } from './request-list';
import { ReviewList } from './review-list';
import type { ReviewModel, ViewModel } from './review-model';
import { useSite } from './site-context';
import { Spoken } from './spoken';

interface MilestoneListProps {
  readonly milestones: readonly MilestoneModel[];
  readonly commitment: { readonly start: string; readonly end: string };
  readonly evidence: readonly EvidenceModel[];
  readonly requests: readonly RequestModel[];
  readonly reviews: readonly ReviewModel[];
  readonly views: readonly ViewModel[];
}

export const MilestoneList = ({ milestones, commitment, evidence, requests, reviews, views }: MilestoneListProps) => {
  const { language } = useSite();
  return (
    <ol>
      {milestones.map((milestone) => (
        <MarginRow
          key={milestone.id}
          number={milestone.order}
          reported={milestone.reported ?? undefined}
          verified={milestone.verified ?? 'unreviewed'}
          title={
            <>
              <Spoken words={milestone.text} /> {milestone.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
            </>
          }
        >
          <DeliverableAndDue milestone={milestone} />
          <Answers answers={milestoneInWords(language, milestone)} />
          <Judged reviews={reviews.filter(({ milestone: of }) => of === milestone.id)} />
          <DifferentViews views={views} milestone={milestone.id} />
          <FromTheSource milestone={milestone} commitment={commitment} />
          <Shown evidence={evidence.filter(({ milestones: of }) => of.includes(milestone.id))} requests={requests.filter(({ milestone: of }) => of === milestone.id)} />
        </MarginRow>
      ))}
    </ol>
  );
};

/** What the monitoring body concluded, with the answer of the area. */
const Judged = ({ reviews }: Pick<MilestoneListProps, 'reviews'>) => {
  const { language } = useSite();
  if (reviews.length === 0) return null;
  return (
    <>
      <h4>{language.t('siteReview.ofMilestone', { count: reviews.length })}</h4>
      <ReviewList reviews={reviews} level={5} />
    </>
  );
};

/** What was asked for, and what was shown. */
const Shown = ({ evidence, requests }: Pick<MilestoneListProps, 'evidence' | 'requests'>) => {
  const { language } = useSite();
  return (
    <>
      {requests.length > 0 && <RequestList requests={requests} />}
      {evidence.length > 0 && (
        <>
          <h4>{language.t('siteEvidence.ofMilestone', { count: evidence.length })}</h4>
          <EvidenceList evidence={evidence} level={5} />
        </>
      )}
    </>
  );
};

const DeliverableAndDue = ({ milestone: { deliverable, due, dueStated, responsible } }: { readonly milestone: MilestoneModel }) => {
  const { language } = useSite();
  return (
    <p>
      {deliverable && (
        <>
          <b>{language.t('site.deliverable')}</b> <Spoken words={deliverable} />{' '}
        </>
      )}
      <b>{language.t('site.due')}</b> {due === null ? language.t('site.noDue') : formatDay(language, due)}
      {dueStated && ` (${language.t('site.dueStated', { stated: dueStated })})`}.
      {responsible && (
        <>
          {' '}
          <b>{language.t('site.responsible')}</b> {wordsIn(responsible.name, language.locale)}.
        </>
      )}
    </p>
  );
};

const FromTheSource = ({ milestone, commitment }: { readonly milestone: MilestoneModel; readonly commitment: MilestoneListProps['commitment'] }) => {
  const { language } = useSite();
  const { statedPercent, indicators, start, due } = milestone;
  const dates = { ...(start === null ? {} : { start }), ...(due === null ? {} : { due }) };
  return (
    <>
      {statedPercent !== null && <p className="note">{language.t('site.statedPercent', { percent: formatPercent(language, statedPercent) })}</p>}
      {isOutside(dates, commitment) && <p className="note">{language.t('site.outside')}</p>}
      {indicators.length > 0 && (
        <details className="reading">
          <summary>
            {language.t('site.indicators')} ({indicators.length})
          </summary>
          <ul className="said-by">
            {indicators.map(({ code, text, dueStated }) => (
              <li key={code}>
                <b>{code}</b> <Spoken words={text} /> {dueStated && <span className="muted">{dueStated}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
