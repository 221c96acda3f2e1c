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

const FilesOfPlan = ({ files: { plan, title, commitments } }: { readonly files: PlanFiles }) => {
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
