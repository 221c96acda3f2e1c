/** The trail of one record, as the server keeps it: who changed what, from which device, when they say and when it came. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FieldChange, HistoryLine } from '../../storage/trail-answers';
import { addresses } from '../../language/addresses';
import { formatDayOfYear, timeZone } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { dayAt } from '../../domain/day';
import { useRead } from '../../storage/use-live';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { Events } from '../../ui/events';
import { PageHead } from '../../ui/page-head';
import { wordDifference, type TextPart } from '../../ui/word-difference';
import { readTrailNames, type TrailNames } from './read-trail';
import { whenWords, whoWords } from './trail-parts';
import { fieldWords, isTold } from './trail-fields';
import { kindWords, valueWords } from './trail-words';

interface TrailPageProps {
  readonly entity: string;
  readonly id: string;
  /** Asks the server; rejects with why it could not. */
  readonly ask: () => Promise<readonly HistoryLine[]>;
  /** Why, in words a person reads. */
  readonly wordsOf: (error: Error) => string;
}

export const TrailPage = (asked: TrailPageProps) => {
  const { t } = useLanguage();
  const names = useRead(readTrailNames);
  if (!names) return null;
  return (
    <>
      <title>{`${t('trail.title')} · ${t('ui.appName')}`}</title>
      <PageHead title={t('trail.title')} sub={t('trail.lead')} crumbs={[{ label: t('commitments.title'), href: addresses.commitments }]} />
      {names.maySee ? <Answer {...asked} names={names} /> : <EmptyNote level={2} title={t('trail.notYours')}>{t('trail.notYoursNote')}</EmptyNote>}
    </>
  );
};

const Answer = ({ entity, id, ask, wordsOf, names }: TrailPageProps & { readonly names: TrailNames }) => {
  const language = useLanguage();
  const { t } = language;
  const { data, error, isFetching, refetch } = useQuery({ queryKey: ['trail', entity, id], queryFn: ask });
  if (error && !data)
    return (
      <EmptyNote level={2} title={t('trail.needsNetwork')} action={<Button onClick={() => void refetch()}>{t('trail.again')}</Button>}>
        {wordsOf(error)}
      </EmptyNote>
    );
  if (!data) return <p role="status">{isFetching && t('trail.asking')}</p>;
  const rows = data.map((line) => ({
    key: line.change,
    dateTime: new Date(line.receivedAt).toISOString(),
    when: formatDayOfYear(language, dayAt(line.receivedAt, timeZone)),
    title: `${kindWords(language, line.kind)} · ${whoWords(language, line.by, names)}`,
    note: whenWords(language, line),
    foot: <Changes line={line} entity={entity} names={names} />,
  }));
  return rows.length === 0 ? <EmptyNote level={2} title={t('trail.none')}>{t('trail.noneNote')}</EmptyNote> : <Events events={rows} />;
};

interface ChangesProps {
  readonly line: HistoryLine;
  readonly entity: string;
  readonly names: TrailNames;
}

const Changes = ({ line: { changes, deleted }, entity, names }: ChangesProps) => {
  const { t } = useLanguage();
  if (deleted) return <p className="small">{t('trail.deleted')}</p>;
  if (changes === null) return <p className="small muted">{t('trail.untold')}</p>;
  return (
    <dl className="facts">
      {changes.filter(({ field }) => isTold(field)).map((change) => (
        <Change key={change.field} change={change} entity={entity} names={names} />
      ))}
    </dl>
  );
};

/** What was and what is, with the words that differ marked. */
const Change = ({ change: { field, before, after }, entity, names }: { readonly change: FieldChange } & Pick<ChangesProps, 'entity' | 'names'>) => {
  const language = useLanguage();
  const { t } = language;
  const of = { entity, field, names };
  const was = valueWords(language, before, of);
  const is = valueWords(language, after, of);
  const difference = useMemo(() => wordDifference(was ?? '', is ?? ''), [was, is]);
  return (
    <div>
      <dt>{fieldWords(language, field)}</dt>
      <dd>
        {was !== undefined && (
          <del>
            <Parts parts={difference.one} />
          </del>
        )}{' '}
        {is === undefined ? <span className="muted">{t('trail.emptied')}</span> : was === undefined ? is : <ins><Parts parts={difference.other} /></ins>}
      </dd>
    </div>
  );
};

const Parts = ({ parts }: { readonly parts: readonly TextPart[] }) => parts.map(({ text, differs }, index) => (differs ? <mark key={index}>{text}</mark> : text));
