/** E-mail and password. Nothing typed is lost when the answer is no. */
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { anyAnswer, askServer, isRefusedFor } from './ask-server';
import type { Entering } from './entering';
import { PasswordField } from './password-field';
import { troubleWords } from './trouble-words';

interface SignInFormProps {
  readonly title: string;
  readonly entering: Entering;
  /** The person whose session ended here, if there is one. */
  readonly email: string | undefined;
}

const name = 'password';

export const SignInForm = ({ title, entering: { enter, trying, trouble }, email: known }: SignInFormProps) => {
  const language = useLanguage();
  const { t } = language;
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const isWrong = trouble !== undefined && isRefusedFor(trouble, 'wrong-credentials');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(name, () => askServer('/auth/sign-in/email', { method: 'POST', body: { email: email.trim(), password }, read: anyAnswer }));
  };
  return (
    <form className="stack" aria-labelledby="sign-in-form" onSubmit={submit}>
      <h2 id="sign-in-form">{title}</h2>
      {trouble && !isWrong && <Banner tone={trouble.kind === 'unreachable' ? 'info' : 'soon'} live="alert" title={troubleWords(language, trouble)} />}
      <TextField label={t('accounts.email')} type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} required />
      <PasswordField
        label={t('accounts.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={isWrong ? <span role="alert">{troubleWords(language, trouble)}</span> : undefined}
      />
      <div className="row">
        <Button look="go" type="submit" disabled={trying !== undefined}>
          {trying === name ? t('accounts.entering') : t('accounts.enter')}
        </Button>
        {/* Not a place of the app, so a plain anchor and not its link. */}
        <a className="btn btn--quiet" href={language.locale === 'es' ? '/' : '/en'}>
          {t('accounts.onlyLook')}
        </a>
      </div>
    </form>
  );
};
