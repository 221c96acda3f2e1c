/** One line of a submitted check-in, open to be put right. Kept as it is typed, like everything that is written. */
import { useEffect, useState, useSyncExternalStore, type FormEvent } from 'react';
import { checkInId, stateLine, type LineDraft } from '../../domain/check-in';
import type { DecisionRefusal } from '../../domain/deciding';
import type { Json } from '../../domain/json';
import type { RecordId } from '../../domain/ids';
import type { Milestone } from '../../domain/milestone';
import { formatTime } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import { keepDraft } from '../../storage/draft-keeper';
import { discardDraft, lineDraftKey, lineDraftKind, type LineDraftContent } from '../../storage/drafts';
import { Button } from '../../ui/button';
import { ItemState } from '../../ui/item-state';
import { useCheckInSlots } from './check-in-slots';
import { correctionOf } from './line-correction';
import { LineFields } from './line-fields';
import { Refused } from './missing';
import { NotSaved } from './not-saved';
import { refusalOf } from './refusals';
import { linesText } from '../../language/line-words';

interface CorrectLineProps {
  readonly id: string;
  readonly milestone: Milestone;
  readonly opening: LineDraftContent;
  readonly savedAt: number | undefined;
  /** The area that answers for the commitment. */
  readonly organization: RecordId | undefined;
  readonly onClose: () => void;
}

export const CorrectLine = ({ id, milestone, opening, savedAt, organization, onClose }: CorrectLineProps) => {
  const language = useLanguage();
  const { t } = language;
  const { line, write, keeper, contentNow } = useKeptLine(opening, savedAt);
  const device = useDevice();
  const { attach } = useCheckInSlots();
  const { commitment, from } = opening;
  const [wasTried, setTried] = useState(false);
  const [refused, setRefused] = useState<DecisionRefusal>();
  const key = lineDraftKey(opening.commitment, opening.from, line.milestone);

  const leave = async (work: () => Promise<DecisionRefusal | undefined>): Promise<void> => {
    const resume = keeper.pause();
    try {
      const refusal = await work();
      if (!refusal) return onClose();
      setRefused(refusal);
      resume();
    } catch {
      resume();
      keeper.touch();
      await keeper.flush();
    }
  };
  const discard = async (): Promise<undefined> => discardDraft(device, key).then(() => undefined);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!stateLine(line).accepted) return;
    const operation = correctionOf(id, contentNow());
    if (!operation) return leave(discard);
    if (!(await keeper.flush())) return;
    await leave(async () => {
      const written = await record(device, { kind: 'edit', operations: [operation], draft: key });
      if (!written.accepted) return written.refusal;
      await written.value.visible.catch(() => undefined);
      return undefined;
    });
  };
  return (
    <form className="stack" noValidate aria-label={t('checkIn.correctName', { number: milestone.order })} onSubmit={(event) => void submit(event)}>
      {refused && <Refused refusal={refused} />}
      <LineFields
        line={line}
        onWrite={write}
        refusal={wasTried ? refusalOf(line) : undefined}
        attached={attach?.({ commitment, checkIn: checkInId(commitment, from), organization, milestone: milestone.id, shownBy: line.shownBy ?? [], onShow: (shownBy) => write({ shownBy }) })}
      />
      <NotSaved keeper={keeper} typedText={() => linesText(language, [line], [milestone])} />
      <div className="row">
        <Button look="go" type="submit">
          {t('checkIn.saveCorrection')}
        </Button>
        <Button look="quiet" onClick={() => void leave(discard)}>
          {t('checkIn.leaveAsItWas')}
        </Button>
        <KeptAt keeper={keeper} />
      </div>
    </form>
  );
};

const KeptAt = ({ keeper }: { readonly keeper: ReturnType<typeof keepDraft> }) => {
  const { t } = useLanguage();
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.keeping);
  if (keeping.kind !== 'saved') return null;
  return (
    <ItemState state="saved">
      {t('itemState.saved')}, {formatTime(keeping.at)}
    </ItemState>
  );
};

const useKeptLine = (opening: LineDraftContent, savedAt: number | undefined) => {
  const device = useDevice();
  const [line, setLine] = useState(opening.line);
  const [kept] = useState(() => {
    const typed = { line: opening.line };
    const contentNow = (): LineDraftContent => ({ ...opening, line: typed.line });
    const key = lineDraftKey(opening.commitment, opening.from, opening.line.milestone);
    return { typed, contentNow, keeper: keepDraft(device, { key, kind: lineDraftKind, content: () => contentNow() as unknown as Json, savedAt }) };
  });
  useEffect(() => kept.keeper.watch(), [kept]);
  const write = (part: Partial<LineDraft>): void => {
    kept.typed.line = { ...kept.typed.line, ...part };
    setLine(kept.typed.line);
    kept.keeper.touch();
  };
  return { line, write, keeper: kept.keeper, contentNow: kept.contentNow };
};
