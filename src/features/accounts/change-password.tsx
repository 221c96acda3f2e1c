/** A person changes their own password. Whatever else they are signed in on ends; this device stays. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Section } from '../../ui/section';
import { anyAnswer, askServer, isRefusedFor } from './ask-server';
import { PasswordField, shortestPassword } from './password-field';
import { orThrow, ServerQueries, troubleOf } from './server-queries';
import { troubleWords } from './trouble-words';

export const ChangePassword = () => {
  const { t } = useLanguage();
  return (
    <ServerQueries>
      <Section title={t('accounts.changePassword')}>
        <p className="muted">{t('accounts.changePasswordText')}</p>
        <ChangeForm />
      </Section>
    </ServerQueries>
  );
};

const ChangeForm = () => {
  const language = useLanguage();
  const { t } = language;
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useMutation({
    mutationFn: () => orThrow(askServer('/auth/change-password', { method: 'POST', body: { currentPassword, newPassword }, read: anyAnswer })),
    onSuccess: () => {
      setCurrent('');
      setNew('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const trouble = change.error ? troubleOf(change.error) : undefined;
  const isWrong = trouble !== undefined && isRefusedFor(trouble, 'wrong-credentials');
  const isWeak = trouble !== undefined && isRefusedFor(trouble, 'weak-password');
  return (
    <form className="stack" aria-label={t('accounts.changePassword')} onSubmit={submit}>
      {trouble && !isWrong && !isWeak && <Banner tone="soon" live="alert" title={troubleWords(language, trouble)} />}
      <PasswordField
        label={t('accounts.currentPassword')}
        autoComplete="current-password"
        value={currentPassword}
        onChange={(event) => setCurrent(event.target.value)}
        error={isWrong ? <span role="alert">{t('accounts.wrongCurrentPassword')}</span> : undefined}
      />
      <PasswordField
        label={t('accounts.newPassword')}
        hint={t('accounts.passwordRules', { letters: shortestPassword })}
        autoComplete="new-password"
        minLength={shortestPassword}
        value={newPassword}
        onChange={(event) => setNew(event.target.value)}
        error={isWeak ? <span role="alert">{t('accounts.weakPassword')}</span> : undefined}
      />
      <div className="row">
        <Button type="submit" disabled={change.isPending}>
          {t('accounts.changePassword')}
        </Button>
      </div>
      {change.isSuccess && <Banner tone="ok" live="status" title={t('accounts.passwordChanged')} />}
    </form>
  );
};
