/** Coordination invites who has a place in the plan and no account yet: the link is shown once, to be handed over by whoever knows the person. */
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { isActive } from '../../domain/membership';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { membershipsOf } from '../../storage/person-reads';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { TextField } from '../../ui/field';
import { Section } from '../../ui/section';
import { askServer } from './ask-server';
import { InvitationLink, readInvitation } from './invitation-link';
import { orThrow, ServerQueries, troubleOf } from './server-queries';
import { troubleWords } from './trouble-words';

export const InvitePerson = () => {
  const { t } = useLanguage();
  return (
    <ServerQueries>
      <Section title={t('accounts.inviteTitle')}>
        <p className="muted">{t('accounts.inviteText')}</p>
        <Invite />
      </Section>
    </ServerQueries>
  );
};

const Invite = () => {
  const { t } = useLanguage();
  const device = useDevice();
  const waiting = useLive(async () => (await membershipsOf(device)).filter((one) => one.person === undefined && isActive(one, device.today())), [device]);
  if (!waiting) return null;
  if (waiting.length === 0) return <EmptyNote title={t('accounts.inviteNobody')}>{t('accounts.inviteNobodyText')}</EmptyNote>;
  return <InviteForm people={waiting.map(({ id, name, role }) => ({ id, words: `${name} · ${t(`role.${role}`)}` }))} />;
};

interface InviteFormProps {
  readonly people: readonly { readonly id: string; readonly words: string }[];
}

const InviteForm = ({ people }: InviteFormProps) => {
  const language = useLanguage();
  const { t } = language;
  const select = useId();
  const [membership, setMembership] = useState(people[0]?.id ?? '');
  const [email, setEmail] = useState('');
  const invite = useMutation({
    mutationFn: () => orThrow(askServer('/invitations', { method: 'POST', body: { membership, email: email.trim() }, read: readInvitation })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor={select}>{t('accounts.invitePerson')}</label>
        <select className="input" id={select} value={membership} onChange={(event) => setMembership(event.target.value)}>
          {people.map(({ id, words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <TextField label={t('accounts.email')} type="email" autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} required />
      {invite.error && <Banner tone="soon" live="alert" title={troubleWords(language, troubleOf(invite.error))} />}
      <div className="row">
        <Button type="submit" icon="link" disabled={invite.isPending}>
          {t('accounts.makeInvitation')}
        </Button>
      </div>
      {invite.data && <InvitationLink invitation={invite.data} title={t('accounts.invitationReady')} />}
    </form>
  );
};
