/** Writing a check-in: one line per milestone, kept as it is typed, sent whole. */
import { useCallback, useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import { useStore } from 'zustand';
import { checkInId } from '../../domain/check-in';
import { leadOf } from '../../domain/commitment';
import type { Json } from '../../domain/json';
import type { DecisionRefusal } from '../../domain/deciding';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { keepDraft } from '../../storage/draft-keeper';
import { checkInDraftKey, checkInDraftKind, type CheckInDraftContent } from '../../storage/drafts';
import { askForProtection } from '../../storage/protection';
import type { PeriodFacts } from './check-in-facts';
import { CheckInDock } from './check-in-dock';
import { createDesk, linesOnDesk, type Desk } from './desk';
import { LineForm } from './line-form';
import { Missing, Refused } from './missing';
import { PublicPreview } from './public-preview';
import { unchangedMilestones } from './starting-lines';
import { sendCheckIn } from './submit-check-in';
import { linesText } from '../../language/line-words';
import { UnchangedLines } from './unchanged-lines';

export interface Opening {
  readonly content: CheckInDraftContent;
  /** When the draft that was recovered had been saved. */
  readonly savedAt?: number | undefined;
}

interface CheckInFormProps {
  readonly facts: PeriodFacts;
  readonly opening: Opening;
  /** Called with what saves the typed words, before another tab may write. */
  readonly saveWith: (save: () => Promise<unknown>) => void;
  readonly onSent: () => void;
}

export const CheckInForm = ({ facts, opening, saveWith, onSent }: CheckInFormProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const { desk, keeper, contentNow } = useKeptDesk(facts, opening, saveWith);
  const [isSending, setSending] = useState(false);
  const [isPreviewing, setPreviewing] = useState(false);
  const [refused, setRefused] = useState<DecisionRefusal>();
  const form = useRef<HTMLFormElement>(null);
  useFocusOnWhatIsMissing(desk, form);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setRefused(undefined);
    const sending = await sendCheckIn(contentNow(), { device, keeper, slot: facts.slot, onBehalf: facts.writing === 'onBehalf', sourceMeeting: facts.sourceMeeting });
    setSending(false);
    if (sending.kind === 'sent') onSent();
    if (sending.kind === 'refused') setRefused(sending.refusal);
    if (sending.kind === 'incomplete') desk.setState(({ attempts }) => ({ attempts: attempts + 1 }));
  };
  return (
    <form ref={form} noValidate aria-label={t('checkIn.name')} onSubmit={(event) => void submit(event)}>
      <Missing desk={desk} milestones={facts.milestones} />
      {refused && <Refused refusal={refused} />}
      <Lines facts={facts} opening={opening} desk={desk} onTyped={keeper.touch} />
      <CheckInDock desk={desk} keeper={keeper} isSending={isSending} onPreview={() => setPreviewing(true)} typedText={() => linesText(language, linesOnDesk(desk), facts.milestones)} />
      {isPreviewing && <PublicPreview facts={facts} lines={linesOnDesk(desk)} onClose={() => setPreviewing(false)} />}
    </form>
  );
};

const Lines = ({ facts, opening, desk, onTyped }: Pick<CheckInFormProps, 'facts' | 'opening'> & { readonly desk: Desk; readonly onTyped: () => void }) => {
  const { milestones, before, today } = facts;
  // Where a line stands is settled when the form opens: it must not move under the hand that types in it.
  const [unchanged] = useState(() => new Set(unchangedMilestones(opening.content.lines, before)));
  const { commitment, slot } = facts;
  const [of] = useState(() => ({ commitment: commitment.id, checkIn: checkInId(commitment.id, slot.from), organization: leadOf(commitment) }));
  const lineOf = (milestone: (typeof milestones)[number]) => <LineForm key={milestone.id} desk={desk} milestone={milestone} before={before.get(milestone.id)} today={today} of={of} onTyped={onTyped} />;
  const same = milestones.filter((milestone) => unchanged.has(milestone.id));
  return (
    <>
      <UnchangedLines milestones={same} before={before} today={today}>
        {same.map(lineOf)}
      </UnchangedLines>
      {milestones.filter((milestone) => !unchanged.has(milestone.id)).map(lineOf)}
    </>
  );
};

const useKeptDesk = ({ commitment, slot }: PeriodFacts, opening: Opening, saveWith: CheckInFormProps['saveWith']) => {
  const device = useDevice();
  const [desk] = useState(() => createDesk(opening.content.lines));
  const contentNow = useCallback((): CheckInDraftContent => ({ ...opening.content, lines: linesOnDesk(desk) }), [desk, opening]);
  const [keeper] = useState(() =>
    keepDraft(device, {
      key: checkInDraftKey(commitment.id, slot.from),
      kind: checkInDraftKind,
      content: () => contentNow() as unknown as Json,
      savedAt: opening.savedAt,
    }),
  );
  useEffect(() => keeper.watch(), [keeper]);
  useEffect(() => saveWith(keeper.flush), [keeper, saveWith]);
  useEffect(() => {
    // Asked once there is something to protect; the answer is shown in "this device".
    const stop = keeper.subscribe(() => {
      if (keeper.keeping().kind !== 'saved') return;
      stop();
      void askForProtection();
    });
    return stop;
  }, [keeper]);
  return { desk, keeper, contentNow };
};

const useFocusOnWhatIsMissing = (desk: Desk, form: RefObject<HTMLFormElement | null>): void => {
  const attempts = useStore(desk, (state) => state.attempts);
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('.field--bad :is(input, textarea)')?.focus();
  }, [attempts, form]);
};
