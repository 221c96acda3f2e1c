/** What the monitoring body and the forum say on the page of a commitment or a plan: what was reviewed, how the forum sees it, the assessments. */
import { questionsOf } from '../domain/assessment-forms';
import { formatDay, formatPeriod } from '../language/dates';
import { levelWords, questionWords } from '../language/review-words';
import { wordsIn } from '../language/words-in';
import { DemoTag } from '../ui/demo-tag';
import { EmptyNote } from '../ui/empty-note';
import { Section } from '../ui/section';
import type { PublicCommitmentModel } from './public-model';
import { ReviewList } from './review-list';
import type { AssessmentModel, ViewModel } from './review-model';
import { useSite } from './site-context';
import { Said } from './spoken';

/** Reviews that are of no milestone on the page, and what was published since the last one of any. */
export const ReviewsSection = ({ model: { reviews, milestones, sinceLastReview } }: { readonly model: PublicCommitmentModel }) => {
  const { language } = useSite();
  const others = reviews.filter(({ milestone }) => !milestones.some(({ id }) => id === milestone));
  return (
    <Section id="reviews" title={language.t('siteReview.heading')}>
      {sinceLastReview === null ? (
        <EmptyNote title={language.t('siteReview.none')}>{language.t('siteReview.noneNote')}</EmptyNote>
      ) : (
        <p>
          {language.t('siteReview.count', { count: reviews.length, day: formatDay(language, sinceLastReview.on) })}{' '}
          {sinceLastReview.evidence + sinceLastReview.checkIns === 0
            ? language.t('siteReview.nothingSince')
            : language.t('siteReview.since', { evidence: language.t('siteReview.sinceEvidence', { count: sinceLastReview.evidence }), checkIns: language.t('siteReview.sinceCheckIns', { count: sinceLastReview.checkIns }) })}
        </p>
      )}
      {others.length > 0 && <ReviewList reviews={others} level={4} />}
    </Section>
  );
};

/** Each organization by itself: a view is shown, never averaged. */
export const ViewsSection = ({ views }: { readonly views: readonly ViewModel[] }) => {
  const { language } = useSite();
  if (views.length === 0) return null;
  return (
    <Section id="views" title={language.t('siteReview.viewsHeading')}>
      <p className="muted">{language.t('siteReview.viewsNote')}</p>
      <ul className="judged">
        {views.map((view, index) => (
          <li key={index}>
            <OneView view={view} />
          </li>
        ))}
      </ul>
    </Section>
  );
};

const OneView = ({ view: { organization, from, to, givenOn, metLeads, knowsContact, seesProgress, stretch, demo } }: { readonly view: ViewModel }) => {
  const { language } = useSite();
  const yesNo = (is: boolean): string => language.t(is ? 'scale.yesNo.yes' : 'scale.yesNo.no');
  return (
    <article className="judged__one">
      <h3 className="judged__title">{organization ? wordsIn(organization.name, language.locale) : language.t('siteReview.member')}</h3>
      <p className="small muted">
        {formatPeriod(language, from, to)} · {formatDay(language, givenOn)} {demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
      </p>
      <dl className="facts">
        <Fact name={language.t('siteReview.metLeads')} said={yesNo(metLeads)} />
        <Fact name={language.t('siteReview.knowsContact')} said={yesNo(knowsContact)} />
        <Fact name={language.t('siteReview.seesProgress')} said={language.t(`progressSeen.${seesProgress}`)} />
        {stretch !== null && (
          <div>
            <dt>{language.t('siteReview.stretch')}</dt>
            <dd>
              <Said text={stretch} />
            </dd>
          </div>
        )}
      </dl>
    </article>
  );
};

const Fact = ({ name, said }: { readonly name: string; readonly said: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{said}</dd>
  </div>
);

/** Beside a milestone: who sees it differently from its area, and why. */
export const DifferentViews = ({ views, milestone }: { readonly views: readonly ViewModel[]; readonly milestone: string }) => {
  const { language } = useSite();
  const told = views.flatMap(({ organization, differs, from, to }) => differs.flatMap((one) => (one.milestone === milestone ? [{ ...one, organization, from, to }] : [])));
  if (told.length === 0) return null;
  return (
    <ul className="said-by">
      {told.map(({ organization, why, sees, from, to }, index) => (
        <li key={index}>
          <b>{language.t('siteReview.differently', { organization: organization ? wordsIn(organization.name, language.locale) : language.t('siteReview.member') })}</b> {sees && `${language.t(`reported.${sees}`)}. `}
          <Said text={why} /> <span className="small muted">{formatPeriod(language, from, to)}</span>
        </li>
      ))}
    </ul>
  );
};

export const AssessmentsSection = ({ assessments }: { readonly assessments: readonly AssessmentModel[] }) => {
  const { language } = useSite();
  if (assessments.length === 0) return null;
  return (
    <Section id="assessments" title={language.t('siteReview.assessmentsHeading')}>
      <p className="muted">{language.t('siteReview.ownWording')}</p>
      {assessments.map((assessment) => (
        <OneAssessment key={assessment.form} assessment={assessment} />
      ))}
    </Section>
  );
};

const OneAssessment = ({ assessment: { form, body, finalOn, submittedOn, answers, evidence, demo } }: { readonly assessment: AssessmentModel }) => {
  const { language, path } = useSite();
  const scaleOf = (id: string) => questionsOf[form].find((question) => question.id === id)?.scale;
  return (
    <details className="period" open>
      <summary>
        <h3>{language.t(`assessmentForm.${form}`)}</h3>
      </summary>
      <p className="small muted">
        {body ? wordsIn(body.name, language.locale) : language.t('siteReview.body')} · {language.t('siteReview.finalOn', { day: formatDay(language, finalOn) })}
        {submittedOn !== null && ` · ${language.t('siteReview.submittedOn', { day: formatDay(language, submittedOn) })}`} {demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
      </p>
      <dl className="facts">
        {answers.map(({ question, number, official, answer }) => {
          const scale = scaleOf(question);
          return (
            <div key={question}>
              <dt>
                {number} {questionWords(language, form, question)} {!official && <span title={language.t('siteReview.ownWording')}>*</span>}
              </dt>
              <dd>{answer === null || answer.trim() === '' ? <span className="muted">{language.t('siteReview.noAnswer')}</span> : scale ? levelWords(language, scale, answer) : <Said text={answer} />}</dd>
            </div>
          );
        })}
      </dl>
      {evidence.length > 0 && (
        <p className="small">
          {language.t('site.evidence')}:{' '}
          {evidence.map((code) => (
            <span key={code}>
              <a href={path({ page: 'receipt', code })}>{code}</a>{' '}
            </span>
          ))}
        </p>
      )}
    </details>
  );
};
