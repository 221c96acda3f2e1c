/** Under the thumb: what was said before of another version, the verdict, and what can be taken back. */
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { recordId, type RecordId } from '../../domain/ids';
import { verdicts, versionOf, type Verdict } from '../../domain/review';
import { sameJson, type Json } from '../../domain/json';
import { useLanguage } from '../../language/language-context';
import type { MessageId } from '../../language/language';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import { reviewDraftKey, reviewDraftKind, type ReviewDraftContent } from '../../storage/review-drafts';
import { throwSpokenAway } from '../../storage/spoken-notes';
import { sendAhead, throwAway, useDesk, useTyped, type Desk } from '../../storage/use-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { FormerWord } from './former-word';
import { JudgementFields } from './judgement-fields';
import { noteId } from './note-id';
import { confirmAct, judgeAct, nothingJudged, owesNote } from './judgement';
import type { DeskReading } from './read-desk';
import { refusalWords } from './refusals';
import type { Sheet } from './sheet';
import { UndoNote } from './undo-note';
import type { ReviewKeys } from './use-review-keys';
import { useSpoken } from './use-spoken';
import type { Undo } from './use-undo';
import { VerdictRow } from './verdict-row';

interface DockProps {
  readonly sheet: Sheet;
  readonly reading: DeskReading;
  readonly undo: Undo;
  readonly keys: ReviewKeys;
  /** It was said, and is on the disk: on to the next. */
  readonly onDone: (review: RecordId) => void;
}

export const VerdictDock = (props: DockProps) => {
  const { sheet, undo, keys } = props;
  const { t } = useLanguage();
  // Whoever is quick taps, or presses a key, before the draft was looked for: it counts.
  const [early, setEarly] = useState<Verdict | ''>('');
  const desk = useDesk<ReviewDraftContent>({ key: reviewDraftKey(sheet.id), kind: reviewDraftKind, start: () => nothingJudged(sheet) });
  return (
    <section className="verdicts" id="veredicto" tabIndex={-1} aria-label={t('reviews.verdict')}>
      <UndoNote undo={undo} keys={keys} />
      {desk ? <OpenDock {...props} desk={desk} early={early} /> : <EarlyRow question={questionOf(t, sheet)} chosen={early} onChoose={setEarly} keys={keys} />}
    </section>
  );
};

const EarlyRow = ({ question, chosen, onChoose, keys }: { readonly question: string; readonly chosen: Verdict | ''; readonly onChoose: (verdict: Verdict) => void; readonly keys: ReviewKeys }) => {
  useLayoutEffect(() => keys.give(verdictKeys(onChoose)), [keys, onChoose]);
  return <VerdictRow question={question} chosen={chosen} onChoose={onChoose} />;
};

const verdictKeys = (choose: (verdict: Verdict) => void) => Object.fromEntries(verdicts.map((verdict, index) => [String(index + 1), () => choose(verdict)]));

const questionOf = (t: ReturnType<typeof useLanguage>['t'], { subject, versions, id }: Sheet): string => {
  if (subject === 'checkInLine') return t('reviews.questionLine');
  return versions.length < 2 ? t('reviews.question') : t('reviews.questionVersion', { version: versions.indexOf(id) + 1 });
};

const OpenDock = ({ sheet, reading, undo, keys, onDone, desk, early }: DockProps & { readonly desk: Desk<ReviewDraftContent>; readonly early: Verdict | '' }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const [typed, type] = useTyped(desk);
  const [wasTried, setTried] = useState(false);
  const [problem, setProblem] = useState<MessageId>();
  const { verdict } = typed;
  // What holds is shown, and said otherwise only where somebody wants to.
  const [isOpen, setOpen] = useState(sheet.former === undefined || sheet.asks !== undefined || desk.foundAt !== undefined);
  useEffect(() => {
    if (early === '') return;
    desk.store.setState({ verdict: early });
    desk.keeper.touch();
  }, [desk, early]);
  const isMoved = !sameJson(typed.seen as Json, versionOf(sheet.subject, sheet.row.writers) as Json);
  const spoken = useSpoken(sheet.id, desk, verdict !== '');
  const newId = (): string => recordId(device.now(), device.random(10));

  const issue = async (): Promise<void> => {
    if (verdict === '') return;
    if (spoken.isBusy) return setProblem('reviews.voiceStillOn');
    setProblem(undefined);
    setTried(true);
    if (owesNote(typed)) return document.getElementById(noteId)?.focus();
    const review = newId();
    const end = await sendAhead(device, desk, judgeAct(sheet, { ...typed, verdict }, review));
    if (end.kind === 'sent') {
      undo.note({ change: end.change, review, thing: sheet.id, typed });
      return onDone(review);
    }
    setProblem(end.kind === 'refused' ? refusalWords(end.refusal) : 'reviews.notSaved');
  };
  const confirm = async (): Promise<void> => {
    if (!sheet.former) return;
    const review = newId();
    try {
      const written = await record(device, confirmAct(sheet, sheet.former, review));
      if (!written.accepted) return setProblem(refusalWords(written.refusal));
      // A view that could not be written heals at the next start.
      written.value.visible.catch(() => undefined);
      undo.note({ change: written.value.change.id, review, thing: sheet.id });
      onDone(review);
    } catch {
      setProblem('reviews.notSaved');
    }
  };
  const choose = (next: Verdict): void => {
    setProblem(undefined);
    type({ verdict: next === verdict ? '' : next });
  };
  const putAside = async (): Promise<void> => {
    if (spoken.isBusy) return setProblem('reviews.voiceStillOn');
    await throwAway(device, desk);
    await throwSpokenAway(device, sheet.id, typed.voice);
    desk.store.setState(nothingJudged(sheet));
  };
  const acts = { issue, confirm, choose };
  useDockKeys(keys, { ...acts, isOpen, mayConfirm: sheet.asks !== undefined });

  return (
    <>
      {isMoved && verdict !== '' && (
        <Banner tone="soon" live="status" title={t('reviews.movedTitle')}>
          <Button onClick={() => type({ seen: versionOf(sheet.subject, sheet.row.writers) })}>{t('reviews.lookedAgain')}</Button>
        </Banner>
      )}
      {sheet.former && verdict === '' && <FormerWord sheet={sheet} former={sheet.former} reading={reading} undo={undo} isOpen={isOpen} onConfirm={() => void confirm()} onOpen={() => setOpen(true)} />}
      {isOpen && <VerdictRow question={questionOf(t, sheet)} chosen={verdict} onChoose={choose} />}
      {verdict !== '' && <JudgementFields sheet={sheet} desk={desk} error={wasTried && owesNote(typed) ? t('reviews.refused.note') : undefined} spoken={spoken} keys={keys} onIssue={() => void issue()} onPutAside={() => void putAside()} />}
      <SaveAgain desk={desk} />
      {problem !== undefined && (
        <Banner tone="bad" live="alert" title={t(problem)}>
          <p>{t('reviews.keptHere')}</p>
        </Banner>
      )}
    </>
  );
};

interface DockActs {
  readonly issue: () => Promise<void>;
  readonly confirm: () => Promise<void>;
  readonly choose: (verdict: Verdict) => void;
  readonly isOpen: boolean;
  readonly mayConfirm: boolean;
}

const useDockKeys = (keys: ReviewKeys, { issue, confirm, choose, isOpen, mayConfirm }: DockActs): void =>
  useLayoutEffect(() =>
    keys.give({
      ...(isOpen ? verdictKeys(choose) : {}),
      Enter: () => void issue(),
      n: () => document.getElementById(noteId)?.focus(),
      ...(mayConfirm ? { c: () => void confirm() } : {}),
    }),
  );

/** The disk refused what was typed: said at once, with the words still on the screen. */
const SaveAgain = ({ desk: { keeper } }: { readonly desk: Desk<ReviewDraftContent> }) => {
  const { t } = useLanguage();
  const failed = useSyncExternalStore(keeper.subscribe, () => keeper.keeping().kind === 'failed');
  if (!failed) return null;
  return (
    <Banner tone="bad" live="alert" title={t('itemState.notSaved')}>
      <Button onClick={() => void keeper.flush()}>{t('checkIn.saveAgain')}</Button>
    </Banner>
  );
};
