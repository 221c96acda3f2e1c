/** The secret address of one's own calendar: shown once when it is made, ended by whoever made it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Section } from '../../ui/section';
import { anyAnswer, askServer } from './ask-server';
import { orThrow, ServerQueries, troubleOf } from './server-queries';
import { troubleWords } from './trouble-words';

export const CalendarFeed = () => (
  <ServerQueries>
    <Feed />
  </ServerQueries>
);

const queryKey = ['calendar-feed'];

const Feed = () => {
  const language = useLanguage();
  const { t, locale } = language;
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey });
  const { data, error } = useQuery({ queryKey, queryFn: () => orThrow(askServer('/calendar-feed', { read: readFeed })) });
  const make = useMutation({ mutationFn: () => orThrow(askServer('/calendar-feed', { method: 'POST', body: { locale }, read: readPath })), onSuccess });
  const end = useMutation({ mutationFn: () => orThrow(askServer('/calendar-feed', { method: 'DELETE', read: anyAnswer })), onSuccess: () => (make.reset(), onSuccess()) });
  const trouble = error ?? make.error ?? end.error;
  return (
    <Section title={t('accounts.calendarTitle')}>
      <p className="muted">{t('accounts.calendarText')}</p>
      {trouble && <Banner title={troubleWords(language, troubleOf(trouble))} live="status" />}
      {make.data && <FeedAddress path={make.data.path} />}
      {data && data.madeAt !== null && !make.data && <p>{t('accounts.calendarMade', { when: formatMoment(language, data.madeAt) })}</p>}
      {data && (
        <div className="row">
          <Button disabled={make.isPending} onClick={() => make.mutate()}>
            {t(data.madeAt === null ? 'accounts.calendarMake' : 'accounts.calendarAgain')}
          </Button>
          {data.madeAt !== null && (
            <Button look="quiet" disabled={end.isPending} onClick={() => end.mutate()}>
              {t('accounts.calendarEnd')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
};

const FeedAddress = ({ path }: { readonly path: string }) => {
  const { t } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const address = new URL(path, location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <Banner tone="ok" icon="link" live="status" title={t('accounts.calendarReady')}>
      <TextField label={t('accounts.calendarAddress')} value={address} readOnly onFocus={(event) => event.target.select()} />
      <Button onClick={() => void copy()}>{isCopied ? t('accounts.copied') : t('accounts.calendarCopy')}</Button>
    </Banner>
  );
};

const readFeed = (answer: unknown): { readonly madeAt: number | null } | undefined => {
  const { madeAt } = (answer ?? {}) as { readonly madeAt?: unknown };
  return madeAt === null || typeof madeAt === 'number' ? { madeAt } : undefined;
};

const readPath = (answer: unknown): { readonly path: string } | undefined => {
  const { path } = (answer ?? {}) as { readonly path?: unknown };
  return typeof path === 'string' && path.startsWith('/calendario/') ? { path } : undefined;
};
