/** Every form of the monitoring body, by the day it is due: how long is left, what is late, what is open for comments, what was handed in. */
import { useState } from 'react';
import { addresses } from '../../language/addresses';
import { foldText } from '../../language/fold-text';
import { formatDay, formatNear } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useRead } from '../../storage/use-live';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Filter, Filters } from '../../ui/filter';
import { Ledger, type LedgerRow } from '../../ui/ledger';
import { Link } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { SearchField } from '../../ui/search-field';
import { Section } from '../../ui/section';
import { dueWords, toneOf } from './due-words';
import { readAssessments, type AssessmentEntry } from './read-assessments';

const kinds = ['overdue', 'dueSoon', 'open', 'done'] as const;
type Kind = (typeof kinds)[number];

const isKind = (kind: Kind, { standing, assessment }: AssessmentEntry): boolean => (kind === 'open' ? assessment?.state === 'sharedForComment' : standing.state === kind);

export const AssessmentsPage = () => {
  const language = useLanguage();
  const { t, locale } = language;
  const reading = useRead(readAssessments);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>();
  if (!reading) return null;
  const { entries, mayWrite, today } = reading;
  const sought = foldText(text);
  const found = entries.filter((entry) => foldText([t(`assessmentForm.${entry.form}`), entry.commitment?.code, entry.commitment && wordsIn(entry.commitment.title, locale)].filter(Boolean).join(' ')).includes(sought));
  const shown = kind === undefined ? found : found.filter((entry) => isKind(kind, entry));
  const standing = shown.filter((entry) => entry.standing.state !== 'done');
  const done = shown.filter((entry) => entry.standing.state === 'done');
  const dated = standing.filter(({ due }) => due !== undefined);
  const undated = standing.filter(({ due }) => due === undefined);
  return (
    <>
      <PageHead title={t('assessments.title')} sub={t(mayWrite ? 'assessments.lead' : 'assessments.leadOthers')} {...(mayWrite ? { crumbs: [{ label: t('app.reviews'), href: addresses.reviews }] } : {})} />
      {entries.length === 0 ? (
        <EmptyNote level={2} title={t('assessments.none')}>
          {t('assessments.noneNote')}
        </EmptyNote>
      ) : (
        <div className="stack stack--5">
          <SearchField label={t('assessments.search')} value={text} onChange={setText} />
          <Filters label={t('assessments.filters')}>
            {kinds.map((one) => (
              <Filter key={one} pressed={kind === one} onToggle={() => setKind(kind === one ? undefined : one)}>
                {t(`assessments.filter.${one}`)} <b>{found.filter((entry) => isKind(one, entry)).length}</b>
              </Filter>
            ))}
          </Filters>
          <p className="small muted" role="status">
            {t('assessments.count', { count: shown.length })}
          </p>
          {dated.length > 0 && (
            <Section title={t('assessments.byDay')}>
              <Ledger
                todayWord={t('dates.today')}
                behind={dated.filter(({ due = '' }) => due < today).map((entry) => rowOf(language, entry, today))}
                ahead={dated.filter(({ due = '' }) => due >= today).map((entry) => rowOf(language, entry, today))}
              />
            </Section>
          )}
          <Others title={t('assessments.undated')} entries={undated} />
          <Others title={t('assessments.done')} entries={done} />
        </div>
      )}
    </>
  );
};

const nameOf = ({ t }: Language, { form, commitment }: AssessmentEntry): string => (commitment ? `${t(`assessmentForm.${form}`)} · ${commitment.code}` : t(`assessmentForm.${form}`));

/** Whose it is, and how far it is written. */
const noteOf = ({ t, locale }: Language, { commitment, assessment }: AssessmentEntry): string =>
  [commitment && wordsIn(commitment.title, locale), t(assessment ? `assessmentState.${assessment.state}` : 'assessments.notBegun')].filter(Boolean).join(' · ');

const rowOf = (language: Language, entry: AssessmentEntry, today: string): LedgerRow => ({
  key: entry.id,
  date: formatDay(language, entry.due ?? ''),
  near: formatNear(language, entry.due ?? today, today),
  tone: toneOf(entry.standing),
  title: <Link href={addresses.assessment(entry.id)}>{nameOf(language, entry)}</Link>,
  note: noteOf(language, entry),
});

const Others = ({ title, entries }: { readonly title: string; readonly entries: readonly AssessmentEntry[] }) => {
  const language = useLanguage();
  const { t } = language;
  if (entries.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Link className="item item--state" href={addresses.assessment(entry.id)}>
              <div>
                <h3>{nameOf(language, entry)}</h3>
                <p>
                  {noteOf(language, entry)} {entry.assessment?.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
                </p>
              </div>
              <span className="small">{dueWords(language, entry)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
};
