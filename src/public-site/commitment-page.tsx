/** The page of one commitment: the three answers, every milestone, what the area published, and what the text says. */
import type { ReactNode } from 'react';
import type { Words } from '../domain/json';
import { formatPeriod } from '../language/dates';
import { legendWords, stripTableWords } from '../language/strip-words';
import { AnswersPanel } from '../ui/answers';
import { DemoTag } from '../ui/demo-tag';
import { Legend } from '../ui/legend';
import { Section } from '../ui/section';
import { axisAround } from '../ui/strip-geometry';
import { StripTable } from '../ui/strip-table';
import { Organizations } from './about-plan';
import { answersInWords } from './answer-words';
import { CheckInList } from './check-in-list';
import { EventList } from './event-list';
import { EvidenceList } from './evidence-list';
import { commitmentFinding } from './findings';
import { MeetingsSection } from './meetings-section';
import { MilestoneList } from './milestone-list';
import { AssessmentsSection, ReviewsSection, ViewsSection } from './monitoring-sections';
import { MilestoneStrip, toTableRows, undatedCount } from './milestone-strip';
import type { PublicCommitmentModel } from './public-model';
import { RequestList } from './request-list';
import { useSite } from './site-context';
import { SourceName, Spoken } from './spoken';

interface CommitmentPageProps {
  readonly model: PublicCommitmentModel;
}

export const hasDemoInCommitment = ({ commitment, milestones, checkIns, meetings, evidence, requests, reviews, views, assessments }: PublicCommitmentModel): boolean =>
  commitment.demo || [...milestones, ...checkIns, ...evidence, ...requests, ...reviews, ...views, ...assessments, ...meetings.ahead, ...meetings.published].some(({ demo }) => demo) || commitment.parties.some(({ organization }) => organization.demo);

/** A longer text stands among the others, further down. */
const longestLead = 420;

export const CommitmentPage = ({ model }: CommitmentPageProps) => {
  const { language, path, plan } = useSite();
  const { commitment, milestones, checkIns, evidence, requests, history } = model;
  const lead = [commitment.problem, commitment.action].find((words) => words && words.es.length <= longestLead) ?? null;
  return (
    <>
      <header className="stack">
        <p className="head__crumbs">
          <a href={path({ page: 'plan', plan })}>
            <Spoken words={model.plan.title} />
          </a>
          <span aria-hidden="true">/</span>
          <span>{commitment.code}</span>
          {commitment.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
        </p>
        <h1>
          <Spoken words={commitment.title} />
        </h1>
        {lead && (
          <p className="lead">
            <Spoken words={lead} />
          </p>
        )}
      </header>
      <ThreeAnswers model={model} />
      {milestones.length > 0 && (
        <Section title={language.t('site.milestonesHeading')}>
          <MilestoneList milestones={milestones} commitment={commitment} evidence={evidence} requests={requests} reviews={model.reviews} views={model.views} />
        </Section>
      )}
      <OfTheWhole evidence={evidence} requests={requests} milestones={milestones} />
      <ReviewsSection model={model} />
      <ViewsSection views={model.views} />
      <AssessmentsSection assessments={model.assessments} />
      <Section title={language.t('site.checkInsHeading')}>
        <CheckInList checkIns={checkIns} />
      </Section>
      <MeetingsSection meetings={model.meetings} withAgreements />
      <div className="three">
        <CommitmentText commitment={commitment} lead={lead} />
        <CommitmentFacts commitment={commitment} />
      </div>
      <Section id="changes" title={language.t('site.historyHeading')}>
        <EventList events={history} />
      </Section>
    </>
  );
};

/** Evidence and requests of the commitment as a whole: what names no milestone that stands on the page. */
const OfTheWhole = ({ evidence, requests, milestones }: Pick<PublicCommitmentModel, 'evidence' | 'requests' | 'milestones'>) => {
  const { language } = useSite();
  const isOnPage = (id: string) => milestones.some((milestone) => milestone.id === id);
  const shown = evidence.filter(({ milestones: of }) => !of.some(isOnPage));
  const asked = requests.filter(({ milestone }) => milestone === null || !isOnPage(milestone));
  if (shown.length === 0 && asked.length === 0) return null;
  return (
    <Section title={language.t('siteEvidence.ofCommitment')}>
      {asked.length > 0 && <RequestList requests={asked} />}
      {shown.length > 0 && <EvidenceList evidence={shown} level={3} />}
    </Section>
  );
};

const ThreeAnswers = ({ model: { answers, commitment, milestones } }: CommitmentPageProps) => {
  const { language } = useSite();
  const span = { from: commitment.start, to: commitment.end };
  const axis = axisAround(span, milestones.flatMap(({ due }) => due ?? []));
  const undated = undatedCount(milestones);
  const hasDemo = milestones.some(({ demo }) => demo);
  return (
    <section className="stack stack--5" aria-labelledby="three">
      <h2 id="three" className="vh">
        {language.t('site.three')}
      </h2>
      <AnswersPanel answers={answersInWords(language, answers, { large: true })} />
      <figure>
        <figcaption className="chart__head">
          <b>{commitmentFinding(language, answers)}</b>
          <span className="small muted">
            {language.t('site.chartNoteOne', { count: milestones.length })} {hasDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
          </span>
        </figcaption>
        <MilestoneStrip code={commitment.code} axis={axis} span={span} milestones={milestones} />
        {undated > 0 && <p className="chart__source">{language.t('site.undated', { count: undated })}.</p>}
      </figure>
      <Legend words={legendWords(language)} />
      {milestones.length > 0 && <StripTable rows={toTableRows(language, milestones)} words={stripTableWords(language)} />}
    </section>
  );
};

interface CommitmentProps {
  readonly commitment: PublicCommitmentModel['commitment'];
}

const CommitmentText = ({ commitment, lead }: CommitmentProps & { readonly lead: Words | null }) => {
  const { language } = useSite();
  const parts = [
    { id: 'site.problemHeading', words: commitment.problem },
    { id: 'site.statusQuoHeading', words: commitment.statusQuo },
    { id: 'site.actionHeading', words: commitment.action },
    { id: 'site.contributionHeading', words: commitment.contribution },
  ] as const;
  const shown = parts.filter(({ words }) => words && words !== lead);
  if (shown.length === 0 && commitment.notes.length === 0) return null;
  return (
    <Section title={language.t('site.textHeading')}>
      {shown.map(({ id, words }) => (
        <div key={id} className="prose">
          <h3>{language.t(id)}</h3>
          <p className="said">{words && <Spoken words={words} />}</p>
        </div>
      ))}
      {commitment.notes.map((words, index) => (
        <p key={index} className="note">
          <Spoken words={words} />
        </p>
      ))}
    </Section>
  );
};

const CommitmentFacts = ({ commitment }: CommitmentProps) => {
  const { language } = useSite();
  const { start, end, lifecycle, policyArea, law, ogpValues, parties, statedInstitutions, statedInstitutionsNote, source } = commitment;
  const partiesAs = (part: (typeof parties)[number]['part']) => parties.filter((party) => party.part === part).map(({ organization }) => organization);
  return (
    <Section title={language.t('site.factsHeading')}>
      <dl className="facts">
        {(['lead', 'support', 'csoPartner'] as const).map((part) => partiesAs(part).length > 0 && <Organizations key={part} name={language.t(`partyPart.${part}`)} organizations={partiesAs(part)} />)}
        {statedInstitutions !== null && (
          <div>
            <dt>{language.t('site.institutionsLabel')}</dt>
            <dd>{language.t('site.statedInstitutions', { count: statedInstitutions })}</dd>
            {statedInstitutionsNote && (
              <dd className="muted">
                <Spoken words={statedInstitutionsNote} />
              </dd>
            )}
          </div>
        )}
        <Fact name={language.t('site.period')}>{formatPeriod(language, start, end)}</Fact>
        <Fact name={language.t('site.lifecycle')}>{language.t(`commitmentLifecycle.${lifecycle}`)}</Fact>
        {policyArea && (
          <Fact name={language.t('site.policyArea')}>
            <Spoken words={policyArea} />
          </Fact>
        )}
        {law && (
          <Fact name={language.t('site.law')}>
            <Spoken words={law} />
          </Fact>
        )}
        {ogpValues.length > 0 && (
          <div>
            <dt>{language.t('site.ogpValues')}</dt>
            {ogpValues.map((value) => (
              <dd key={value}>{language.t(`ogpValue.${value}`)}</dd>
            ))}
          </div>
        )}
        {source && (
          <Fact name={language.t('site.sourceLabel')}>
            <SourceName source={source} />
          </Fact>
        )}
      </dl>
    </Section>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
