/** A check-in that was submitted: what was said, by whom, where it is now, and what may still be put right. */
import { useState } from 'react';
import { lineToDraft, type CheckInLine } from '../../domain/check-in';
import { toPublicLine } from '../../domain/publication';
import { leadOf } from '../../domain/commitment';
import type { Milestone } from '../../domain/milestone';
import { addresses } from '../../language/addresses';
import { formatDay, formatNearMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import { checkInDraftKey, draftsOf, extentOf, lineDraftKey, readCheckInDraft, readLineDraft, type LineDraftContent } from '../../storage/drafts';
import type { Kept } from '../../storage/reads';
import { useLive } from '../../storage/use-live';
import { useStanding } from '../../storage/use-standing';
import type { Draft } from '../../storage/words-store';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { ItemState } from '../../ui/item-state';
import { Section } from '../../ui/section';
import type { PeriodFacts } from './check-in-facts';
import { CorrectLine } from './correct-line';
import { Returned } from './notices';
import { SaidLines } from './said-lines';
import type { CheckIn } from '../../domain/check-in';

interface StatementProps {
  readonly facts: PeriodFacts;
  readonly checkIn: Kept<CheckIn>;
  /** Writes it again, or goes on with the draft there is. */
  readonly onWrite: () => void;
}

export const Statement = ({ facts, checkIn, onWrite }: StatementProps) => {
  const device = useDevice();
  const { t } = useLanguage();
  const drafts = useLive(() => draftsOf(device), [device]);
  if (!drafts) return null;
  const key = checkInDraftKey(facts.commitment.id, facts.slot.from);
  const draft = drafts.find((one) => one.key === key);
  const mayWrite = facts.writing !== null;
  return (
    <div className="stack stack--5">
      {checkIn.state === 'returned' && (
        <Returned reason={checkIn.reason}>{mayWrite && !draft && <Button onClick={onWrite}>{t('checkIn.writeAgain')}</Button>}</Returned>
      )}
      {draft && mayWrite && <DraftBeside draft={draft} onWrite={onWrite} />}
      <WhereItIs facts={facts} checkIn={checkIn} />
      <Section title={t('checkIn.said')} hideTitle>
        <Lines facts={facts} checkIn={checkIn} drafts={drafts} />
      </Section>
    </div>
  );
};

/** The state of every row of it on this device, in the six words and no others. */
const WhereItIs = ({ facts, checkIn }: Omit<StatementProps, 'onWrite'>) => {
  const language = useLanguage();
  const { t, locale } = language;
  const state = useStanding([checkIn, ...facts.lines].map(({ row }) => row));
  const author = facts.memberships.find((one) => one.person === checkIn.submittedBy)?.name;
  const on = formatDay(language, checkIn.submittedOn);
  return (
    <div className="stack stack--2">
      <div className="row" role="status">
        {state && <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>}
        <span className="chip">
          <b>{t(`checkInState.${checkIn.state}`)}</b>
        </span>
      </div>
      <p className="small muted">
        {author === undefined ? t('checkIn.submittedOn', { on }) : t('checkIn.submittedBy', { name: author, on })}
        {checkIn.onBehalf && ` ${t('checkIn.wasOnBehalf', { area: facts.organization ? wordsIn(facts.organization, locale) : '' })}`}
        {checkIn.acceptedOn && ` ${t('checkIn.acceptedOn', { on: formatDay(language, checkIn.acceptedOn) })}`}
        {checkIn.publishedOn && ` ${t('checkIn.publishedOn', { on: formatDay(language, checkIn.publishedOn) })}`}
      </p>
      {state === 'saved' && <p className="small">{t('checkIn.sentWhenOpen')}</p>}
      {state === 'attention' && <LinkButton href={addresses.attention}>{t('checkIn.seeAttention')}</LinkButton>}
      {(checkIn.state === 'accepted' || checkIn.state === 'published') && <p className="small">{t('checkIn.closed')}</p>}
    </div>
  );
};

const DraftBeside = ({ draft, onWrite }: { readonly draft: Draft; readonly onWrite: () => void }) => {
  const language = useLanguage();
  const { now } = useDevice();
  const { answered, total } = extentOf(readCheckInDraft(draft)?.lines ?? []);
  return (
    <Banner icon="saved" title={language.t('checkIn.draftBeside', { when: formatNearMoment(language, draft.savedAt, now()) })}>
      <p>{language.t('checkIn.draftBesideNote', { answered, total })}</p>
      <Button onClick={onWrite}>{language.t('checkIn.openDraft')}</Button>
    </Banner>
  );
};

const Lines = ({ facts, checkIn, drafts }: Omit<StatementProps, 'onWrite'> & { readonly drafts: readonly Draft[] }) => {
  const { t } = useLanguage();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const mayCorrect = facts.writing !== null && checkIn.state === 'submitted';
  const toggle = (id: string, isOpen: boolean): void => setOpen((before) => new Set(isOpen ? [...before, id] : [...before].filter((one) => one !== id)));

  const footOf = (line: Kept<CheckInLine>, milestone: Milestone) => {
    if (!mayCorrect) return undefined;
    const draft = drafts.find((one) => one.key === lineDraftKey(facts.commitment.id, facts.slot.from, milestone.id));
    if (open.has(line.id))
      return <CorrectLine id={line.id} milestone={milestone} opening={readLineDraft(draft) ?? openingOf(facts, line)} savedAt={draft?.savedAt} organization={leadOf(facts.commitment)} onClose={() => toggle(line.id, false)} />;
    return (
      <div className="row">
        <Button look="quiet" aria-label={t('checkIn.correctName', { number: milestone.order })} onClick={() => toggle(line.id, true)}>
          {t('checkIn.correct')}
        </Button>
        {draft && <ItemState state="saved">{t('checkIn.correctionBegun')}</ItemState>}
      </div>
    );
  };
  const lines = facts.milestones.flatMap((milestone) => {
    const line = facts.lines.find((one) => one.milestone === milestone.id);
    return line ? [{ milestone, reported: line.reported, said: toPublicLine(line), shownBy: line.shownBy ?? [], line: line.id, foot: footOf(line, milestone) }] : [];
  });
  return <SaidLines lines={lines} />;
};

const openingOf = ({ commitment, slot }: PeriodFacts, line: Kept<CheckInLine>): LineDraftContent => {
  const base = lineToDraft(line);
  return { commitment: commitment.id, from: slot.from, line: base, base, seen: line.row.writers };
};
