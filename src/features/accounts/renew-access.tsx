/**
 * Whoever lost their password comes in again by a link. Coordination makes it for the areas and the forum; for itself and for the
 * monitoring body only whoever runs the server does, so those are not offered here.
 */
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { isActive, type Membership } from '../../domain/membership';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { membershipsOf } from '../../storage/person-reads';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Section } from '../../ui/section';
import { askServer } from './ask-server';
import { InvitationLink, readInvitation } from './invitation-link';
import { orThrow, ServerQueries, troubleOf } from './server-queries';
import { troubleWords } from './trouble-words';

export const RenewAccess = () => {
  const device = useDevice();
  const people = useLive(async () => renewable(await membershipsOf(device)).filter((one) => isActive(one, device.today())), [device]);
  // Nobody to renew for: then the whole matter is absent from the screen.
  if (!people || people.length === 0) return null;
  return (
    <ServerQueries>
      <Renew people={people} />
    </ServerQueries>
  );
};

/** One place of each person who has an account of their own, and none that is kept from coordination. The server decides again. */
const renewable = (memberships: readonly Membership[]): readonly Membership[] => {
  const kept = new Set(memberships.filter(({ role, demo }) => role === 'monitor' || role === 'coordination' || demo).map(({ person }) => person));
  const seen = new Set<string>();
  return memberships.filter(({ person }) => person !== undefined && !kept.has(person) && !seen.has(person) && seen.add(person));
};

const Renew = ({ people }: { readonly people: readonly Membership[] }) => {
  const language = useLanguage();
  const { t } = language;
  const select = useId();
  const [membership, setMembership] = useState(people[0]?.id ?? '');
  const renew = useMutation({ mutationFn: () => orThrow(askServer('/invitations/access', { method: 'POST', body: { membership }, read: readInvitation })) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renew.mutate();
  };
  const choose = (id: string): void => {
    // A link that is on the screen is for whoever was chosen before.
    renew.reset();
    setMembership(id);
  };
  return (
    <Section title={t('accounts.renewTitle')}>
      <p className="muted">{t('accounts.renewText')}</p>
      <form className="stack" onSubmit={submit}>
        <div className="field">
          <label htmlFor={select}>{t('accounts.invitePerson')}</label>
          <select className="input" id={select} value={membership} onChange={(event) => choose(event.target.value)}>
            {people.map(({ id, name, role }) => (
              <option key={id} value={id}>
                {`${name} · ${t(`role.${role}`)}`}
              </option>
            ))}
          </select>
        </div>
        {renew.error && <Banner tone="soon" live="alert" title={troubleWords(language, troubleOf(renew.error))} />}
        <div className="row">
          <Button type="submit" icon="link" disabled={renew.isPending}>
            {t('accounts.makeAccess')}
          </Button>
        </div>
        {renew.data && <InvitationLink invitation={renew.data} title={t('accounts.accessReady')} />}
      </form>
    </Section>
  );
};
