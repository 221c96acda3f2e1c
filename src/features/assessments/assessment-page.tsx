/** One assessment: by when it is due, its questions and what the records say for them, its files, what others comment, its way to OGP. */
import type { ReactNode } from 'react';
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { wordsIn } from '../../language/words-in';
import { useRead } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { ItemState } from '../../ui/item-state';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { AssessmentAnswers } from './assessment-answers';
import { AssessmentComments } from './assessment-comments';
import { AssessmentForm } from './assessment-form';
import { dueWords, toneOf } from './due-words';
import { readAssessment, type AssessmentReading } from './read-assessments';
import { SubmitAssessment } from './submit-assessment';

interface AssessmentPageProps {
  readonly id: string;
  /** The files to leave with, where another part of the app makes them. */
  readonly papers?: ((assessment: string) => ReactNode) | undefined;
}

export const AssessmentPage = ({ id, papers }: AssessmentPageProps) => {
  const reading = useRead(readAssessment, id);
  if (!reading) return null;
  return reading.form && (reading.assessment || reading.mayWrite) ? <Whole reading={reading} papers={papers} /> : <UnknownAssessment />;
};

const UnknownAssessment = () => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('assessments.one')} crumbs={[{ label: t('assessments.title'), href: addresses.assessments }]} />
      <EmptyNote level={2} title={t('assessments.unknown')} action={<LinkButton href={addresses.assessments}>{t('assessments.seeAll')}</LinkButton>}>
        {t('assessments.unknownNote')}
      </EmptyNote>
    </>
  );
};

const Whole = ({ reading, papers }: Pick<AssessmentPageProps, 'papers'> & { readonly reading: AssessmentReading }) => {
  const language = useLanguage();
  const { t } = language;
  const { id, form, assessment, commitment, plan, state, mayWrite } = reading;
  const tone = toneOf(reading.standing);
  return (
    <>
      <title>{`${t(`assessmentForm.${form}`)} · ${t('ui.appName')}`}</title>
      <PageHead
        crumbs={[{ label: t('assessments.title'), href: addresses.assessments }, ...(commitment ? [{ label: commitment.code, href: addresses.commitment(commitment.code) }] : []), { label: t(assessment ? `assessmentState.${assessment.state}` : 'assessments.notBegun') }]}
        title={t(`assessmentForm.${form}`)}
        sub={
          <>
            {commitment ? <Spoken words={commitment.title} /> : plan && <Spoken words={plan.title} />} {assessment?.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
      />
      <div className="stack stack--5">
        <div>
          <p className={tone === undefined ? 'due' : `due due--${tone}`}>{dueWords(language, reading)}</p>
          {reading.term && <p className="small muted">{t(`assessments.from.${reading.term.from}`, { day: formatDay(language, reading.term.on) })}</p>}
        </div>
        {state && (
          <p className="row" role="status">
            <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>
            {state === 'attention' && (
              <LinkButton look="quiet" href={addresses.attention}>
                {t('evidence.seeAttention')}
              </LinkButton>
            )}
          </p>
        )}
        <WhereItStands reading={reading} />
        {mayWrite ? <AssessmentForm key={id} reading={reading} /> : assessment && <AssessmentAnswers reading={reading} assessment={assessment} />}
        {reading.maySubmit && <SubmitAssessment reading={reading} />}
        {assessment && assessment.state !== 'draft' && <AssessmentComments reading={reading} assessment={assessment} />}
        {assessment && papers && <Section title={t('assessments.papers')}>{papers(id)}</Section>}
      </div>
    </>
  );
};

const WhereItStands = ({ reading: { assessment, body, mayWrite } }: { readonly reading: AssessmentReading }) => {
  const language = useLanguage();
  const { t, locale } = language;
  const name = body ? wordsIn(body.name, locale) : t('role.monitor');
  if (!assessment) return <Banner title={t('assessments.beginTitle')}><p>{t('assessments.beginNote')}</p></Banner>;
  const { state, commentsUntil, finalOn, submittedOn, receipt } = assessment;
  switch (state) {
    case 'draft':
      return mayWrite ? <Banner title={t('assessments.draftTitle')}><p>{t('assessments.draftNote')}</p></Banner> : null;
    case 'sharedForComment':
      return <Banner title={t('assessments.sharedTitle', { day: formatDay(language, commentsUntil ?? '') })}><p>{t('assessments.sharedNote', { name })}</p></Banner>;
    case 'final':
      return <Banner title={t('assessments.finalTitle', { day: formatDay(language, finalOn ?? '') })}><p>{t('assessments.finalNote')}</p></Banner>;
    case 'submitted':
      return <Banner tone="ok" title={t('assessments.submittedTitle', { day: formatDay(language, submittedOn ?? '') })}><p>{receipt === undefined ? t('assessments.noReceipt') : t('assessments.receiptOf', { receipt })}</p></Banner>;
  }
};
