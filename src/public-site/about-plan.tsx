/** What the sources say of the plan: every end they state, what does not agree, who coordinates and who monitors. */
import { formatDay, formatLongMonth } from '../language/dates';
import { DemoTag } from '../ui/demo-tag';
import { Section } from '../ui/section';
import type { PublicOrganization } from '../domain/publication';
import type { PublicPlanModel } from './public-model';
import { useSite } from './site-context';
import { SourceName, Spoken } from './spoken';

export const AboutPlan = ({ plan }: { readonly plan: PublicPlanModel['plan'] }) => {
  const { language } = useSite();
  return (
    <Section title={language.t('site.aboutPlan')}>
      {plan.vision && <Part title={language.t('site.vision')} words={plan.vision} />}
      {plan.coordination && <Part title={language.t('site.coordination')} words={plan.coordination} />}
      <dl className="facts">
        {plan.leads.length > 0 && <Organizations name={language.t('site.leads')} organizations={plan.leads} />}
        {plan.monitoringBody && <Organizations name={language.t('site.monitoringBody')} organizations={[plan.monitoringBody]} />}
        {plan.source && (
          <div>
            <dt>{language.t('site.sourceLabel')}</dt>
            <dd>
              <SourceName source={plan.source} />
            </dd>
          </div>
        )}
      </dl>
      <SourcesDisagree plan={plan} />
    </Section>
  );
};

const SourcesDisagree = ({ plan: { statedEnds, errata } }: { readonly plan: PublicPlanModel['plan'] }) => {
  const { language } = useSite();
  if (statedEnds.length === 0 && errata.length === 0) return null;
  return (
    <div className="stack stack--2">
      <h3>{language.t('site.statedEndsHeading')}</h3>
      {statedEnds.length > 0 && (
        <ul className="said-by">
          {statedEnds.map(({ on, source }) => (
            <li key={`${on} ${source}`}>
              <b>{on.length === 7 ? language.t('site.statedEnd', { day: formatLongMonth(language, on) }) : language.t('site.statedEndOn', { day: formatDay(language, on) })}</b>{' '}
              <span className="muted">
                <SourceName source={source} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {statedEnds.length > 1 && errata.length === 0 && <p className="note">{language.t('site.statedEndsNote')}</p>}
      {errata.map(({ note, source }, index) => (
        <p key={index} className="note">
          <Spoken words={note} />
          {source !== undefined && (
            <>
              {' '}
              <SourceName source={source} />
            </>
          )}
        </p>
      ))}
    </div>
  );
};

const Part = ({ title, words }: { readonly title: string; readonly words: { readonly es: string; readonly en?: string } }) => (
  <div className="prose">
    <h3>{title}</h3>
    <p className="said">
      <Spoken words={words} />
    </p>
  </div>
);

interface OrganizationsProps {
  readonly name: string;
  readonly organizations: readonly PublicOrganization[];
}

/** A row of a list of facts; whoever is invented says so. */
export const Organizations = ({ name, organizations }: OrganizationsProps) => {
  const { language } = useSite();
  return (
    <div>
      <dt>{name}</dt>
      {organizations.map((organization) => (
        <dd key={organization.id}>
          <Spoken words={organization.name} /> {organization.acronym && `(${organization.acronym})`} {organization.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
        </dd>
      ))}
    </div>
  );
};
