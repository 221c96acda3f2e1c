/** One commitment of the list. Kept while nothing of it changes: with a hundred of them, typing must stay quick. */
import { memo } from 'react';
import type { Day } from '../../domain/day';
import { addresses } from '../../language/addresses';
import { formatMonth } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { DemoTag } from '../../ui/demo-tag';
import { StripRow } from '../../ui/strip-row';
import type { StripAxis } from '../../ui/strip-geometry';
import { CommitmentAnswers } from './commitment-answers';
import type { CommitmentEntry, Organizations } from './commitment-entry';
import { CommitmentStrip } from './commitment-strip';
import { partiesInWords } from './parties-in-words';

interface CommitmentRowProps {
  readonly entry: CommitmentEntry;
  readonly organizations: Organizations;
  readonly axis: StripAxis;
  readonly today: Day;
}

export const CommitmentRow = memo(({ entry: { commitment, milestones, answers }, organizations, axis, today }: CommitmentRowProps) => {
  const language = useLanguage();
  const { code, title, lifecycle, start, end, demo } = commitment;
  const months = language.t('commitments.months', { from: formatMonth(language, start), to: formatMonth(language, end) });
  const state = lifecycle === 'inImplementation' ? [] : [language.t(`commitmentLifecycle.${lifecycle}`)];
  const meta = [...state, ...partiesInWords(language, commitment, organizations), months].join(' · ');
  return (
    <StripRow
      code={demo ? <>{code} <DemoTag>{language.t('commitments.demo')}</DemoTag></> : code}
      title={<Spoken words={title} />}
      href={addresses.commitment(code)}
      meta={meta}
      answers={<CommitmentAnswers answers={answers} />}
      strip={<CommitmentStrip commitment={commitment} milestones={milestones} axis={axis} today={today} />}
    />
  );
});
CommitmentRow.displayName = 'CommitmentRow';
