/** Opening a draft to write in: one tab at a time, with what was typed before. */
import { useEffect, useState } from 'react';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { checkInDraftKey, draftOf, readCheckInDraft } from '../../storage/drafts';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { seenOfCheckIn, type PeriodFacts } from './check-in-facts';
import { CheckInForm, type Opening } from './check-in-form';
import { Held, Notices, OnBehalf, Recovered, Returned, SubmittedMeanwhile } from './notices';
import { draftToSaid } from './said-texts';
import { SaidLines } from './said-lines';
import { recoveredLines, startingLines } from './starting-lines';
import { useTabLock } from './use-tab-lock';

interface WriteDeskProps {
  readonly facts: PeriodFacts;
  readonly onSent: () => void;
  readonly onRead: () => void;
}

export const WriteDesk = ({ facts, onSent, onRead }: WriteDeskProps) => {
  const { words } = useDevice();
  const draft = checkInDraftKey(facts.commitment.id, facts.slot.from);
  const { state, takeOver, saveWith } = useTabLock(`${words.database.name}/${draft}`);
  if (state === 'asking') return null;
  if (state === 'elsewhere') return <DraftElsewhere facts={facts} onTakeOver={takeOver} />;
  return <OpenDraft facts={facts} saveWith={saveWith} onSent={onSent} onRead={onRead} />;
};

const OpenDraft = ({ facts, saveWith, onSent, onRead }: WriteDeskProps & { readonly saveWith: (save: () => Promise<unknown>) => void }) => {
  const { opening, again } = useOpening(facts);
  const { t } = useLanguage();
  if (opening === 'reading') return null;
  if (opening === 'unreadable')
    return (
      <Banner tone="bad" title={t('checkIn.unreadable')} live="alert">
        <p>{t('checkIn.unreadableNote')}</p>
        <Button onClick={again}>{t('checkIn.tryAgain')}</Button>
      </Banner>
    );
  return (
    <>
      <Notices>
        <Held facts={facts} />
        <Recovered opening={opening} />
        {facts.writing === 'onBehalf' && <OnBehalf facts={facts} />}
        {facts.checkIn?.state === 'returned' && <Returned reason={facts.checkIn.reason} />}
        {facts.checkIn && facts.checkIn.state !== 'returned' && <SubmittedMeanwhile onRead={onRead} />}
      </Notices>
      <CheckInForm facts={facts} opening={opening} saveWith={saveWith} onSent={onSent} />
    </>
  );
};

/** The draft as it is on the disk when the form opens; what changes later is the form's own doing. */
const useOpening = (facts: PeriodFacts): { readonly opening: Opening | 'reading' | 'unreadable'; readonly again: () => void } => {
  const device = useDevice();
  const [opening, setOpening] = useState<Opening | 'reading' | 'unreadable'>('reading');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isLeft = false;
    const open = async (): Promise<void> => {
      const draft = await draftOf(device, checkInDraftKey(facts.commitment.id, facts.slot.from));
      if (!isLeft) setOpening(openingOf(facts, draft));
    };
    open().catch(() => setOpening('unreadable'));
    return () => {
      isLeft = true;
    };
    // Once per opening: facts that arrive later must not replace what is being typed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [device, tries]);
  return { opening, again: () => setTries((before) => before + 1) };
};

const openingOf = (facts: PeriodFacts, draft: Awaited<ReturnType<typeof draftOf>>): Opening => {
  const drafted = readCheckInDraft(draft);
  if (draft && drafted) return { content: { ...drafted, lines: recoveredLines(drafted.lines, facts) }, savedAt: draft.savedAt };
  return { content: { commitment: facts.commitment.id, from: facts.slot.from, lines: startingLines(facts), seen: seenOfCheckIn(facts) } };
};

/** Another tab writes: its words, read here as they are kept, and a way to go on here. */
const DraftElsewhere = ({ facts, onTakeOver }: { readonly facts: PeriodFacts; readonly onTakeOver: () => void }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const key = checkInDraftKey(facts.commitment.id, facts.slot.from);
  const draft = useLive(() => draftOf(device, key), [device, key]);
  const lines = readCheckInDraft(draft)?.lines ?? [];
  return (
    <>
      <Notices>
        <Banner title={t('checkIn.elsewhere')} live="status">
          <p>{t('checkIn.elsewhereNote')}</p>
          <Button onClick={onTakeOver}>{t('checkIn.writeHere')}</Button>
        </Banner>
      </Notices>
      <SaidLines
        lines={facts.milestones.flatMap((milestone) => {
          const line = lines.find((one) => one.milestone === milestone.id);
          return line ? [{ milestone, reported: line.reported, said: draftToSaid(line), shownBy: line.shownBy ?? [] }] : [];
        })}
      />
    </>
  );
};
