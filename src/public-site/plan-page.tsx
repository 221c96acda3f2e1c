/** The page of a plan: what its milestones say today, commitment by commitment, and what was published last. */
import type { ReactNode } from 'react';
import { formatDay, formatMonth } from '../language/dates';
import type { Language } from '../language/language';
import { legendWords, stripTableWords } from '../language/strip-words';
import { wordsIn } from '../language/words-in';
import { Answers } from '../ui/answers';
import { DemoTag } from '../ui/demo-tag';
import { Legend } from '../ui/legend';
import { Section } from '../ui/section';
import { StripRow } from '../ui/strip-row';
import { StripTable } from '../ui/strip-table';
import { AboutPlan } from './about-plan';
import { AnswerCountsSection } from './answer-counts-section';
import { answersInWords, percentInWords, reportedNote, verifiedNote } from './answer-words';
import { EventList } from './event-list';
import { planFinding } from './findings';
import { MeetingsSection } from './meetings-section';
import { AssessmentsSection } from './monitoring-sections';
import { MilestoneStrip, toTableRows, undatedCount } from './milestone-strip';
import { OtherPlans, type PlanName } from './other-plans';
import type { CommitmentSummary, PublicPlanModel } from './public-model';
import { useSite } from './site-context';
import { Spoken } from './spoken';

interface PlanPageProps {
  readonly model: PublicPlanModel;
  readonly otherPlans: readonly PlanName[];
}

export const hasDemoIn = ({ plan, commitments, changes, meetings }: PublicPlanModel): boolean =>
  plan.demo || [...meetings.ahead, ...meetings.published].some(({ demo }) => demo) || changes.some(({ demo }) => demo) || commitments.some(isDemoPart) || plan.leads.some(({ demo }) => demo);

const isDemoPart = ({ demo, milestones }: CommitmentSummary): boolean => demo || milestones.some((milestone) => milestone.demo);

export const PlanPage = ({ model, otherPlans }: PlanPageProps) => {
  const { language } = useSite();
  const tag = <DemoTag>{language.t('demo.tag')}</DemoTag>;
  const hasDemo = model.commitments.some(isDemoPart);
  return (
    <>
      <header className="stack">
        <h1>{language.t('site.planHeading')}</h1>
        <p className="lead">
          <Spoken words={model.plan.title} />. {language.t('site.planLead')} {model.plan.demo && tag}
        </p>
        <p className="muted">
          {language.t('site.planDates', { submitted: formatDay(language, model.plan.submittedOn), lifecycle: language.t(`planLifecycle.${model.plan.lifecycle}`) })}
        </p>
      </header>
      <section id="commitments" aria-labelledby="finding">
        <div className="chart__head">
          <h2 id="finding">{planFinding(language, model.answers)}</h2>
          <p className="muted">
            {language.t('site.chartNote')} {hasDemo && tag}
          </p>
        </div>
        <Legend words={legendWords(language)} />
        <CommitmentRows model={model} />
      </section>
      <Figures model={model} tag={hasDemo && tag} />
      <AnswerCountsSection counts={model.counts} withdrawnCommitments={model.commitments.filter(({ lifecycle }) => lifecycle === 'withdrawn').length} tag={hasDemo && tag} />
      <AssessmentsSection assessments={model.assessments} />
      <MeetingsSection meetings={model.meetings} withAgreements={false} />
      <div className="three">
        <Section id="changes" title={language.t('site.changesHeading')}>
          <EventList events={model.changes} ofPlan />
        </Section>
        <AboutPlan plan={model.plan} />
      </div>
      <OtherPlans plans={otherPlans} />
    </>
  );
};

const CommitmentRows = ({ model: { commitments, axis } }: { readonly model: PublicPlanModel }) => {
  const { language } = useSite();
  if (commitments.length === 0) return null;
  const rows = commitments.flatMap(({ milestones, code }) => toTableRows(language, milestones, code));
  const undated = undatedCount(commitments.flatMap(({ milestones }) => milestones));
  return (
    <>
      <ul className="list list--after">
        {commitments.map((commitment) => (
          <CommitmentRow key={commitment.id} commitment={commitment} axis={axis} />
        ))}
      </ul>
      {undated > 0 && <p className="chart__source">{language.t('site.undated', { count: undated })}.</p>}
      {rows.length > 0 && <StripTable rows={rows} words={{ ...stripTableWords(language), caption: language.t('site.tableCaption') }} />}
    </>
  );
};

interface CommitmentRowProps {
  readonly commitment: CommitmentSummary;
  readonly axis: PublicPlanModel['axis'];
}

const CommitmentRow = ({ commitment, axis }: CommitmentRowProps) => {
  const { language, path, plan } = useSite();
  const { code, title, milestones, answers, start, end, demo } = commitment;
  const tag = <DemoTag>{language.t('demo.tag')}</DemoTag>;
  return (
    <StripRow
      level={3}
      code={
        <>
          {code} {demo && tag}
        </>
      }
      title={<Spoken words={title} />}
      href={path({ page: 'commitment', plan, code })}
      meta={
        <>
          {whoAndWhen(language, commitment)}
          {!demo && isDemoPart(commitment) && (
            <>
              {' · '}
              {language.t('site.milestonesDemo')} {tag}
            </>
          )}
        </>
      }
      answers={<Answers answers={answersInWords(language, answers)} />}
      strip={<MilestoneStrip code={code} axis={axis} span={{ from: start, to: end }} milestones={milestones} />}
    />
  );
};

/** "Área de Hacienda · con una organización de la sociedad civil · sep 2025 a mar 2027". */
const whoAndWhen = (language: Language, { parties, statedInstitutions, law, start, end, lifecycle }: CommitmentSummary): string => {
  const named = (part: string) => parties.filter((party) => party.part === part).map(({ organization }) => wordsIn(organization.name, language.locale));
  const partners = named('csoPartner').join(', ');
  const isUnderWay = lifecycle === 'inImplementation';
  return [
    ...(isUnderWay ? [] : [language.t(`commitmentLifecycle.${lifecycle}`)]),
    ...named('lead'),
    ...(statedInstitutions === null ? [] : [language.t('site.institutions', { count: statedInstitutions })]),
    ...(partners ? [language.t('site.withPartners', { names: partners })] : []),
    ...(law ? [wordsIn(law, language.locale)] : []),
    language.t('site.months', { from: formatMonth(language, start), to: formatMonth(language, end) }),
  ].join(' · ');
};

const Figures = ({ model: { answers, counts, publishedCheckIns, changes }, tag }: { readonly model: PublicPlanModel; readonly tag: ReactNode }) => {
  const { language } = useSite();
  const last = changes.find(({ kind }) => kind === 'checkInPublished');
  const overdue = answers.schedule.overdue.length;
  const lastNote = last && language.t('site.figuresLastCheckIn', { day: formatDay(language, last.on) });
  return (
    <dl className="figures">
      <Figure name={language.t('site.figuresReported')} value={percentInWords(language, answers.reported, 'reported.unreported')} note={reportedNote(language, answers.reported)} tag={tag} />
      <Figure name={language.t('site.figuresVerified')} value={percentInWords(language, answers.verified, 'site.unmeasured')} note={verifiedNote(language, answers.verified)} tag={tag} />
      <Figure name={language.t('answer.schedule')} value={overdue === 0 ? language.t('site.noneOverdue') : language.t('site.overdueCount', { count: overdue })} note={language.t('site.dueSoonCount', { count: counts.schedule.due_soon })} tag={tag} />
      <Figure name={language.t('site.figuresCheckIns')} value={String(publishedCheckIns)} note={publishedCheckIns === 0 ? language.t('site.figuresNoCheckIn') : lastNote} tag={publishedCheckIns > 0 && tag} />
    </dl>
  );
};

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly note: string | undefined;
  readonly tag: ReactNode;
}

const Figure = ({ name, value, note, tag }: FigureProps) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {value}
      {note && <small>{note}</small>}
      {tag}
    </dd>
  </div>
);
