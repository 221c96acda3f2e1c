/** The commitment in its own words, as the source has them, with the notes and errata that belong to it. */
import type { Words } from '../../domain/json';
import { useLanguage } from '../../language/language-context';
import type { MessageId } from '../../language/language';
import { spokenIn } from '../../language/words-in';
import { EmptyNote } from '../../ui/empty-note';
import { Quote } from '../../ui/quote';
import { Section } from '../../ui/section';
import type { CommitmentReading } from './read-commitment';

export const CommitmentText = ({ reading: { commitment, plan } }: { readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const { problem, statusQuo, action, contribution, law, policyArea, ogpValues, source } = commitment;
  const texts: readonly (readonly [MessageId, Words | undefined])[] = [
    ['commitment.problem', problem],
    ['commitment.statusQuo', statusQuo],
    ['commitment.action', action],
    ['commitment.contribution', contribution],
    ['commitment.policyArea', policyArea],
    ['commitment.law', law],
  ];
  const written = texts.flatMap(([id, words]) => (words ? [{ id, words }] : []));
  const notes = commitment.notes ?? [];
  const errata = (plan?.errata ?? []).filter(({ field }) => field.includes(commitment.code));
  return (
    <Section id="texto" title={language.t('commitment.text')}>
      {written.length === 0 && <EmptyNote title={language.t('commitment.noText')}>{language.t('commitment.noTextNote')}</EmptyNote>}
      {written.map(({ id, words }) => (
        <Quote key={id} title={language.t(id)}>
          <Paragraphs words={words} />
        </Quote>
      ))}
      {ogpValues.length > 0 && (
        <p className="small muted">
          {language.t('commitment.values')} {ogpValues.map((value) => language.t(`ogpValue.${value}`)).join(' · ')}
        </p>
      )}
      {[...notes, ...errata.map(({ note }) => note)].map((note) => (
        <Quote key={note.es} title={language.t('commitment.note')}>
          <Paragraphs words={note} />
        </Quote>
      ))}
      {source !== undefined && <p className="small muted">{language.t('commitment.source', { source })}</p>}
    </Section>
  );
};

/** A source's own paragraphs stay apart. */
const Paragraphs = ({ words }: { readonly words: Words }) => {
  const { text, lang } = spokenIn(words, useLanguage().locale);
  return text.split(/\n{2,}/).map((paragraph, index) => (
    <p key={index} lang={lang}>
      {paragraph}
    </p>
  ));
};
