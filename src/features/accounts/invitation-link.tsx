/** A link that lets one person in, shown once: to be handed over by whoever knows them. */
import { useState } from 'react';
import { addresses } from '../../language/addresses';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';

interface NewInvitation {
  readonly token: string;
  /** In ms since 1970. */
  readonly expiresAt: number;
}

interface InvitationLinkProps {
  readonly invitation: NewInvitation;
  readonly title: string;
}

export const InvitationLink = ({ invitation: { token, expiresAt }, title }: InvitationLinkProps) => {
  const language = useLanguage();
  const { t } = language;
  const [isCopied, setCopied] = useState(false);
  const link = new URL(`${import.meta.env.BASE_URL}${addresses.invitation.slice(1)}#${token}`, location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <Banner tone="ok" icon="link" live="status" title={title}>
      <p>{t('accounts.invitationReadyText', { when: formatMoment(language, expiresAt) })}</p>
      <TextField label={t('accounts.invitationLink')} value={link} readOnly onFocus={(event) => event.target.select()} />
      <Button onClick={() => void copy()}>{isCopied ? t('accounts.copied') : t('accounts.copyLink')}</Button>
    </Banner>
  );
};

/** What the server answers to whoever may invite; undefined for anything else. */
export const readInvitation = (answer: unknown): NewInvitation | undefined => {
  const { token, expiresAt } = (answer ?? {}) as Partial<NewInvitation>;
  return typeof token === 'string' && typeof expiresAt === 'number' ? { token, expiresAt } : undefined;
};
