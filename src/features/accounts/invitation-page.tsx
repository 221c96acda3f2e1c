/** Coming in by invitation: whose it is, the rules of a password before it is typed, and in. The token travels in the fragment only. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { anyAnswer, askServer, isRefusedFor, type Trouble } from './ask-server';
import { Entrance } from './entrance';
import { useEntering, type EntranceKeeper } from './entering';
import { PasswordField, shortestPassword } from './password-field';
import { orThrow, ServerQueries, troubleOf } from './server-queries';
import { troubleWords } from './trouble-words';

interface Invited {
  readonly name: string;
  readonly email: string;
}

export const InvitationPage = (keeper: EntranceKeeper) => {
  const [token] = useState(() => location.hash.slice(1));
  return <ServerQueries>{token === '' ? <NotValid /> : <Invitation token={token} keeper={keeper} />}</ServerQueries>;
};

interface InvitationProps {
  readonly token: string;
  readonly keeper: EntranceKeeper;
}

const Invitation = ({ token, keeper }: InvitationProps) => {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => orThrow(askServer('/invitations/look', { method: 'POST', body: { token }, read: readInvited })),
    staleTime: Infinity,
  });
  if (data) return <Accept token={token} invited={data} keeper={keeper} />;
  if (!error) return <Entrance title={t('accounts.invitationTitle')}><p role="status">{t('accounts.looking')}</p></Entrance>;
  const trouble = troubleOf(error);
  return isRefusedFor(trouble, 'invitation-not-valid') || isRefusedFor(trouble, 'invalid-request') ? <NotValid /> : <NotNow trouble={trouble} onRetry={() => void refetch()} />;
};

const NotValid = () => {
  const { t } = useLanguage();
  return (
    <Entrance title={t('accounts.invitationTitle')} lead="">
      <Banner tone="soon" title={t('accounts.invitationNotValid')}>
        <p>{t('accounts.invitationNotValidText')}</p>
      </Banner>
      <div className="row">
        <LinkButton href={addresses.signIn}>{t('accounts.enter')}</LinkButton>
      </div>
    </Entrance>
  );
};

const NotNow = ({ trouble, onRetry }: { readonly trouble: Trouble; readonly onRetry: () => void }) => {
  const language = useLanguage();
  return (
    <Entrance title={language.t('accounts.invitationTitle')} lead="">
      <Banner title={troubleWords(language, trouble)} live="alert">
        <p>{language.t('accounts.invitationKept')}</p>
      </Banner>
      <div className="row">
        <Button look="go" onClick={onRetry}>
          {language.t('accounts.retry')}
        </Button>
      </div>
    </Entrance>
  );
};

const Accept = ({ token, invited, keeper }: InvitationProps & { readonly invited: Invited }) => {
  const language = useLanguage();
  const { t } = language;
  const { enter, trying, trouble } = useEntering(keeper);
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter('accept', () => askServer('/invitations/accept', { method: 'POST', body: { token, password }, read: anyAnswer }));
  };
  const isAboutPassword = trouble !== undefined && ['weak-password', 'wrong-credentials'].some((code) => isRefusedFor(trouble, code));
  return (
    <Entrance title={t('accounts.welcome', { name: invited.name })} lead={t('accounts.welcomeText', { email: invited.email })}>
      <form className="stack" aria-labelledby="accept-form" onSubmit={submit}>
        <h2 id="accept-form">{t('accounts.choosePassword')}</h2>
        {trouble && !isAboutPassword && <Banner tone="soon" live="alert" title={troubleWords(language, trouble)} />}
        {/* For password managers, which want to know whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={invited.email} />
        <PasswordField
          label={t('accounts.password')}
          hint={t('accounts.passwordRules', { letters: shortestPassword })}
          autoComplete="new-password"
          minLength={shortestPassword}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={isAboutPassword ? <span role="alert">{passwordTrouble(language, trouble)}</span> : undefined}
        />
        <div className="row">
          <Button look="go" type="submit" disabled={trying !== undefined}>
            {trying ? t('accounts.entering') : t('accounts.acceptInvitation')}
          </Button>
        </div>
      </form>
    </Entrance>
  );
};

/** Here wrong credentials mean that the person has an account already, with a password of its own. */
const passwordTrouble = (language: ReturnType<typeof useLanguage>, trouble: Trouble): string =>
  isRefusedFor(trouble, 'wrong-credentials') ? language.t('accounts.hasAccount') : troubleWords(language, trouble);

const readInvited = (answer: unknown): Invited | undefined => {
  const { name, email } = (answer ?? {}) as Partial<Invited>;
  return typeof name === 'string' && typeof email === 'string' ? { name, email } : undefined;
};
