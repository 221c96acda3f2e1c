/** While demonstration data is loaded, anybody may come in as one of its people. */
import { useQuery } from '@tanstack/react-query';
import { roles, type Role } from '../../domain/membership';
import { useLanguage } from '../../language/language-context';
import { DemoTag } from '../../ui/demo-tag';
import { PersonButton } from '../../ui/door';
import { Section } from '../../ui/section';
import { anyAnswer, askServer } from './ask-server';
import type { Entering } from './entering';
import { orThrow } from './server-queries';

interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
}

interface KnownDemoPeople {
  readonly people: readonly DemoPerson[];
  /** The server did not answer: whether there are such people is not known. */
  readonly isUnanswered: boolean;
  readonly isAsking: boolean;
  readonly askAgain: () => void;
}

export const useDemoPeople = (): KnownDemoPeople => {
  const { data, isError, isFetching, refetch } = useQuery({ queryKey: ['demo-people'], queryFn: () => orThrow(askServer('/demo/people', { read: readPeople })) });
  return { people: data ?? [], isUnanswered: isError, isAsking: isFetching, askAgain: () => void refetch() };
};

interface DemoPeopleProps {
  readonly people: readonly DemoPerson[];
  readonly entering: Entering;
}

export const DemoPeople = ({ people, entering: { enter, trying } }: DemoPeopleProps) => {
  const { t } = useLanguage();
  return (
    <Section title={t('accounts.demoTitle')}>
      <p className="muted">
        {t('accounts.demoText')} <DemoTag>{t('demo.tag')}</DemoTag>
      </p>
      <ul className="list">
        {people.map(({ key, name, role }) => (
          <li key={key}>
            <PersonButton
              name={t('accounts.demoPerson', { name, role: t(`role.${role}`).toLowerCase() })}
              note={trying === key ? t('accounts.entering') : t(`accounts.does.${role}`)}
              disabled={trying !== undefined}
              onClick={() => void enter(key, () => askServer('/demo/sign-in', { method: 'POST', body: { key }, read: anyAnswer }))}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
};

const readPeople = (answer: unknown): readonly DemoPerson[] | undefined => {
  const people = typeof answer === 'object' && answer !== null ? (answer as { readonly people?: unknown }).people : undefined;
  return Array.isArray(people) ? people.filter(isDemoPerson) : undefined;
};

const isDemoPerson = (person: unknown): person is DemoPerson => {
  const { key, name, role } = (person ?? {}) as Partial<DemoPerson>;
  return typeof key === 'string' && typeof name === 'string' && roles.includes(role as Role);
};
