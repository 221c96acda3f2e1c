/** What needs a person: every change that was not applied, with its whole text. Nothing leaves this list by itself. */
import { useLanguage } from '../../language/language-context';
import type { AttentionEntry } from '../../storage/words-store';
import { Section } from '../../ui/section';
import type { DeviceFacts } from './device-facts';
import { HeldCard } from './held-card';
import { HeldMove } from './held-move';
import { RejectedCard } from './rejected-card';
import { twoTextsOf } from './two-texts';

export const AttentionTray = ({ facts }: { readonly facts: DeviceFacts }) => {
  const { t } = useLanguage();
  if (facts.attention.length === 0) return null;
  return (
    <Section id="atencion" title={t('itemState.attention')} beside={<span className="muted small">{facts.attention.length}</span>}>
      <div className="stack">
        {facts.attention.map((entry) => (
          <Entry key={entry.id} entry={entry} facts={facts} />
        ))}
      </div>
    </Section>
  );
};

const Entry = ({ entry, facts }: { readonly entry: AttentionEntry; readonly facts: DeviceFacts }) => {
  if (entry.outcome.end === 'rejected') return <RejectedCard entry={entry} problem={entry.outcome.problem} why={entry.outcome.why} facts={facts} />;
  const pairs = twoTextsOf(entry, facts.rows);
  return pairs.length > 0 ? <HeldCard entry={entry} pairs={pairs} facts={facts} /> : <HeldMove entry={entry} facts={facts} />;
};
