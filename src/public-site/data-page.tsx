/** Open data: which files there are and how they are read. */
import type { RecordId } from '../domain/ids';
import type { Words } from '../domain/json';
import { Section } from '../ui/section';
import { dataPathTo } from './addresses';
import { useSite } from './site-context';
import { Spoken } from './spoken';

/** A plan with what has files of its own. */
export interface PlanFiles {
  readonly plan: RecordId | undefined;
  readonly title: Words;
  readonly commitments: readonly { readonly code: string; readonly title: Words }[];
  /** Pages of published minutes, as they stand in an address. */
  readonly minutes: readonly string[];
}

const fields = [
  { names: 'format, version', id: 'site.dataField_format' },
  { names: 'today, updatedAt', id: 'site.dataField_today' },
  { names: 'title, text, name…', id: 'site.dataField_words' },
  { names: 'null', id: 'site.dataField_null' },
  { names: 'answers, counts', id: 'site.dataField_answers' },
  { names: 'percent, measuredPercent, measured, unmeasured, disputed, total', id: 'site.dataField_percent' },
  { names: 'schedule, days', id: 'site.dataField_schedule' },
  { names: 'statedPercent', id: 'site.dataField_statedPercent' },
  { names: 'statedEnds, errata', id: 'site.dataField_errata' },
  { names: 'checkIns', id: 'site.dataField_checkIns' },
  { names: 'meetings, page', id: 'site.dataField_meetings' },
  { names: 'evidence, code, original, derivatives', id: 'siteEvidence.dataField_evidence' },
  { names: 'requests, fact', id: 'siteEvidence.dataField_requests' },
  { names: 'versions, sha256', id: 'site.dataField_versions' },
  { names: 'history, changes', id: 'site.dataField_history' },
  { names: 'demo', id: 'site.dataField_demo' },
] as const;

export const DataPage = ({ plans }: { readonly plans: readonly PlanFiles[] }) => {
  const { language } = useSite();
  return (
    <>
      <header className="stack">
        <h1>{language.t('site.dataHeading')}</h1>
        <p className="lead">{language.t('site.dataLead')}</p>
      </header>
      <Section title={language.t('site.dataFiles')}>
        {plans.map((plan) => (
          <FilesOfPlan key={plan.plan ?? ''} files={plan} />
        ))}
      </Section>
      <Section title={language.t('site.dataFieldsHeading')}>
        <dl className="facts">
          {fields.map(({ names, id }) => (
            <div key={id}>
              <dt>
                <code>{names}</code>
              </dt>
              <dd>{language.t(id)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
};

const FilesOfPlan = ({ files: { plan, title, commitments, minutes } }: { readonly files: PlanFiles }) => {
  const { language } = useSite();
  return (
    <div className="stack stack--2">
      <h3>
        <Spoken words={title} />
      </h3>
      <ul className="linkset">
        <File href={dataPathTo({ plan, code: undefined })} name={language.t('site.dataPlanFile')} />
        {commitments.map((commitment) => (
          <File key={commitment.code} href={dataPathTo({ plan, code: commitment.code })} name={`${commitment.code}`} title={commitment.title} />
        ))}
        <File href={dataPathTo({ plan, meeting: undefined })} name={language.t('site.dataMeetingsFile')} />
        {minutes.map((meeting) => (
          <File key={meeting} href={dataPathTo({ plan, meeting })} name={language.t('meetingName.minutes', { number: Number(meeting.split('-')[1]), year: meeting.split('-')[0] ?? '' })} />
        ))}
      </ul>
    </div>
  );
};

const File = ({ href, name, title }: { readonly href: string; readonly name: string; readonly title?: Words }) => (
  <li>
    <a href={href}>{name}</a>
    <span>
      {title && (
        <>
          <Spoken words={title} /> ·{' '}
        </>
      )}
      JSON
    </span>
  </li>
);
