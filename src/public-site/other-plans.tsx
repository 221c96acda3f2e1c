/** The other plans of this server, by their names. */
import type { RecordId } from '../domain/ids';
import type { Words } from '../domain/json';
import { Section } from '../ui/section';
import { useSite } from './site-context';
import { Spoken } from './spoken';

export interface PlanName {
  /** Undefined for the plan at the root. */
  readonly plan: RecordId | undefined;
  readonly title: Words;
}

export const OtherPlans = ({ plans }: { readonly plans: readonly PlanName[] }) => {
  const { language, path } = useSite();
  if (plans.length === 0) return null;
  return (
    <Section title={language.t('site.otherPlans')}>
      <ul className="linkset">
        {plans.map(({ plan, title }) => (
          <li key={plan ?? ''}>
            <a href={path({ page: 'plan', plan })}>
              <Spoken words={title} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
};
