/** Acts that the server refused: who tried what, when, and from where. Of their words nothing is kept there. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { dayAt } from '../../domain/day';
import type { Attempt, AttemptsPage as Page } from '../../storage/trail-answers';
import { formatDayOfYear, timeZone } from '../../language/dates';
import type { Language, MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useRead } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { Events } from '../../ui/events';
import { PageHead } from '../../ui/page-head';
import { readTrailNames, type TrailNames } from './read-trail';
import { whenWords, whoWords } from './trail-parts';
import { kindWords, valueWords } from './trail-words';

interface AttemptsPageProps {
  /** One page: the newest, or what stands behind the page before. */
  readonly ask: (after: string | undefined) => Promise<Page>;
  readonly wordsOf: (error: Error) => string;
}

export const AttemptsPage = (asked: AttemptsPageProps) => {
  const { t } = useLanguage();
  const names = useRead(readTrailNames);
  if (!names) return null;
  return (
    <>
      <title>{`${t('trail.attempts')} · ${t('ui.appName')}`}</title>
      <PageHead title={t('trail.attempts')} sub={t('trail.attemptsLead')} />
      {names.maySee ? <Answer {...asked} names={names} /> : <EmptyNote level={2} title={t('trail.notYours')}>{t('trail.notYoursNote')}</EmptyNote>}
    </>
  );
};

const Answer = ({ ask, wordsOf, names }: AttemptsPageProps & { readonly names: TrailNames }) => {
  const language = useLanguage();
  const { t } = language;
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['attempts'],
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (error && !data)
    return (
      <EmptyNote level={2} title={t('trail.needsNetwork')} action={<Button onClick={() => void refetch()}>{t('trail.again')}</Button>}>
        {wordsOf(error)}
      </EmptyNote>
    );
  if (!data) return <p role="status">{isFetching && t('trail.asking')}</p>;
  const attempts = data.pages.flatMap((page) => page.attempts);
  if (attempts.length === 0 && !hasNextPage) return <EmptyNote level={2} title={t('trail.noAttempts')}>{t('trail.noAttemptsNote')}</EmptyNote>;
  return (
    <div className="stack">
      <Events
        events={attempts.map((attempt) => ({
          key: attempt.change,
          dateTime: new Date(attempt.receivedAt).toISOString(),
          when: formatDayOfYear(language, dayAt(attempt.receivedAt, timeZone)),
          title: `${kindWords(language, attempt.kind)} · ${whoWords(language, attempt.by, names)}`,
          note: `${problemWords(language, attempt)} ${aboutWords(language, attempt, names)} ${whenWords(language, attempt)}`,
        }))}
      />
      <p className="small muted" role="status">
        {isFetching ? t('trail.asking') : t(hasNextPage ? 'trail.attemptsSoFar' : 'trail.attemptsAll', { count: attempts.length })}
      </p>
      {error && <Banner tone="soon" live="alert" title={t('trail.needsNetwork')}>{wordsOf(error)}</Banner>}
      {hasNextPage && (
        <div className="row">
          <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
            {t('trail.older')}
          </Button>
        </div>
      )}
    </div>
  );
};

const problems = ['forbidden', 'closed', 'missing', 'exists', 'invalid'];

const problemWords = ({ t }: Language, { problem }: Attempt): string => (problems.includes(problem) ? t(`trail.problem.${problem}` as MessageId) : t('trail.problem.other'));

const aboutWords = (language: Language, { names: named }: Attempt, names: TrailNames): string => {
  const known = named.flatMap(({ id }) => {
    const words = valueWords(language, id, { entity: '', field: '', names });
    return words !== undefined && words !== id ? [words] : [];
  });
  return known.length === 0 ? '' : language.t('trail.about', { what: [...new Set(known)].join(' · ') });
};
