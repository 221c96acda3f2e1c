/** Both texts in one field each, to be made into one. Typed words are kept like any draft. */
import { useEffect, useState, useSyncExternalStore, type FormEvent } from 'react';
import type { LineRefusal } from '../../domain/check-in';
import type { Json } from '../../domain/json';
import { reportedLevels } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { lineRefusalWords } from '../../language/line-words';
import { useDevice } from '../../storage/device';
import { keepDraft } from '../../storage/draft-keeper';
import { discardDraft } from '../../storage/drafts';
import type { AttentionEntry } from '../../storage/words-store';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Check } from '../../ui/check';
import { TextArea, TextField } from '../../ui/field';
import { ReportedGlyph } from '../../ui/glyphs';
import { ItemState } from '../../ui/item-state';
import { Segmented } from '../../ui/segmented';
import { combine, startCombining, type CombinedLine } from './combining';
import type { DeviceFacts } from './device-facts';
import type { TwoTexts } from './two-texts';
import type { Combined } from './ways-out';

interface CombineFormProps {
  readonly entry: AttentionEntry;
  readonly pairs: readonly TwoTexts[];
  readonly facts: DeviceFacts;
  readonly onCancel: () => void;
  /** True when it was written. */
  readonly onCombined: (combined: Combined) => Promise<boolean>;
}

export const combineDraftKind = 'combine';
export const combineDraftKey = (entry: string): string => `${combineDraftKind}/${entry}`;

export const CombineForm = ({ entry, pairs, facts, onCancel, onCombined }: CombineFormProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const draftKey = combineDraftKey(entry.id);
  const [start] = useState(() => (facts.drafts.find((one) => one.key === draftKey)?.content as unknown as readonly CombinedLine[] | undefined) ?? startCombining(pairs));
  const { lines, write, keeper } = useKeptLines(draftKey, start);
  const [refusals, setRefusals] = useState<readonly LineRefusal[]>([]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const combined = combine(lines, { pairs, lineNow: (row) => facts.rows.get(row) });
    setRefusals(combined.refusals);
    if (combined.refusals.length > 0 || !(await keeper.flush())) return;
    const resume = keeper.pause();
    if (await onCombined(combined.fields)) await discardDraft(device, draftKey);
    else resume();
  };
  return (
    <form className="stack combine" noValidate aria-label={t('device.combine')} onSubmit={(event) => void submit(event)}>
      <p className="small muted">{t('device.combineHint')}</p>
      {lines.map((line) => (
        <CombinedFields key={line.milestone} line={line} facts={facts} several={lines.length > 1} onWrite={(part) => write(line.milestone, part)} />
      ))}
      {refusals.length > 0 && (
        <Banner tone="bad" title={t('device.combineMissing')} live="alert">
          {refusals.map((refusal) => (
            <p key={refusal.milestone}>{lineRefusalWords(language, refusal)}</p>
          ))}
        </Banner>
      )}
      <div className="row">
        <Button look="go" type="submit">
          {t('device.combineSend')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
        <Kept keeper={keeper} />
      </div>
    </form>
  );
};

const Kept = ({ keeper }: { readonly keeper: ReturnType<typeof keepDraft> }) => {
  const { t } = useLanguage();
  const { kind } = useSyncExternalStore(keeper.subscribe, keeper.keeping);
  if (kind === 'failed') return <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>;
  return kind === 'saved' ? <ItemState state="saved">{t('itemState.saved')}</ItemState> : null;
};

interface CombinedFieldsProps {
  readonly line: CombinedLine;
  readonly facts: DeviceFacts;
  readonly several: boolean;
  readonly onWrite: (part: Partial<CombinedLine>) => void;
}

/** Only the fields that met. */
const CombinedFields = ({ line, facts, several, onWrite }: CombinedFieldsProps) => {
  const { t } = useLanguage();
  const order = facts.milestones.find((one) => one.id === line.milestone)?.order ?? 0;
  return (
    <div className="stack">
      {several && <h4>{t('checkIn.milestone', { number: order })}</h4>}
      {line.reported !== undefined && (
        <Segmented
          legend={t('checkIn.howIsIt')}
          layout="four"
          value={line.reported}
          onChange={(reported) => onWrite({ reported })}
          segments={reportedLevels.map((value) => ({ value, label: t(`reported.${value}`), glyph: <ReportedGlyph reported={value} /> }))}
        />
      )}
      {line.challenges !== undefined && <TextArea label={t('checkIn.challenges')} rows={4} value={line.challenges} onChange={(event) => onWrite({ challenges: event.target.value })} />}
      {line.progress !== undefined && <TextArea label={t('checkIn.progress')} rows={5} value={line.progress} onChange={(event) => onWrite({ progress: event.target.value, noProgress: false })} />}
      {line.progress === '' && <Check label={t('checkIn.noProgress')} checked={line.noProgress ?? false} onChange={(noProgress) => onWrite({ noProgress })} />}
      {line.evidenceShows !== undefined && <TextArea label={t('checkIn.evidenceShows')} rows={3} value={line.evidenceShows} onChange={(event) => onWrite({ evidenceShows: event.target.value })} />}
      {line.evidenceLink !== undefined && <TextField label={t('checkIn.evidenceLink')} inputMode="url" value={line.evidenceLink} onChange={(event) => onWrite({ evidenceLink: event.target.value })} />}
      {line.nextSteps !== undefined && <TextArea label={t('checkIn.nextSteps')} rows={3} value={line.nextSteps} onChange={(event) => onWrite({ nextSteps: event.target.value })} />}
    </div>
  );
};

const useKeptLines = (key: string, start: readonly CombinedLine[]) => {
  const device = useDevice();
  const [lines, setLines] = useState(start);
  const [kept] = useState(() => {
    const typed = { lines: start };
    return { typed, keeper: keepDraft(device, { key, kind: combineDraftKind, content: () => typed.lines as unknown as Json }) };
  });
  useEffect(() => kept.keeper.watch(), [kept]);
  const write = (milestone: string, part: Partial<CombinedLine>): void => {
    kept.typed.lines = kept.typed.lines.map((line) => (line.milestone === milestone ? { ...line, ...part } : line));
    setLines(kept.typed.lines);
    kept.keeper.touch();
  };
  return { lines, write, keeper: kept.keeper };
};
