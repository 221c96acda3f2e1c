/** A change the plan did not take: why, the whole text, and what can be done with it. */
import { useState } from 'react';
import type { ProblemCode } from '../../domain/change';
import type { SubmitArguments } from '../../domain/decide-check-in';
import { lineToDraft } from '../../domain/check-in';
import type { Json } from '../../domain/json';
import type { SpokenNote } from '../../domain/spoken-note';
import { clockWords } from '../../language/clock-words';
import { formatNearMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { keptBlob } from '../../storage/blobs/read-blob';
import { useBlobUrl } from '../../storage/blobs/use-blob-url';
import { useDevice } from '../../storage/device';
import { checkInDraftKey, checkInDraftKind, type CheckInDraftContent } from '../../storage/drafts';
import { rewriteAttention, settleAttention } from '../../storage/item-reads';
import { useLive } from '../../storage/use-live';
import type { AttentionEntry } from '../../storage/words-store';
import { Button, LinkButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icons';
import { CopyAndExport } from './copy-and-export';
import type { DeviceFacts } from './device-facts';
import { itemNameOf } from './item-names';
import { reviewSubjectOf, spokenWith } from './review-subjects';
import { subjectOf } from './subjects';
import { writtenWords } from './written-words';

interface RejectedCardProps {
  readonly entry: AttentionEntry;
  readonly problem: ProblemCode;
  readonly why: string | undefined;
  readonly facts: DeviceFacts;
}

export const RejectedCard = ({ entry, problem, facts }: RejectedCardProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [isDiscarding, setDiscarding] = useState(false);
  const { title, note, href } = itemNameOf(language, subjectOf(entry.change), facts);
  const text = writtenWords(language, entry.change, facts);
  const voice = reviewSubjectOf(entry.change) && spokenWith(entry.change);
  // What was too large never left: no server has it set aside.
  const isOnlyHere = problem === 'tooLarge';
  return (
    <article className="attn">
      <div className="attn__head">
        <Icon name="warning" size={22} />
        <div>
          <h3>{title}</h3>
          <p>
            {note !== undefined && (/[.!?…]$/.test(note) ? `${note} ` : `${note}. `)}
            {t('device.rejected', { when: formatNearMoment(language, entry.at, device.now()) })} {t(`problem.${problem}`)}
          </p>
        </div>
      </div>
      {(text !== '' || voice) && (
        <div className="attn__side">
          {text !== '' && (
            <>
              <h4>{t('device.youWrote')}</h4>
              <p className="written">{text}</p>
            </>
          )}
          {voice && <YouSaid voice={voice} />}
        </div>
      )}
      <div className="attn__do">
        {entry.change.kind === 'check-in.submit' ? <WriteAgain entry={entry} href={href} /> : href !== undefined && <LinkButton href={href}>{t('device.seeWhatStands')}</LinkButton>}
        <CopyAndExport entry={entry} facts={facts} />
        <Button look="quiet" onClick={() => setDiscarding(true)}>
          {t('device.discard')}
        </Button>
        <p className="attn__foot">{t(isOnlyHere ? 'device.rejectedFootHere' : 'device.rejectedFoot')}</p>
      </div>
      {isDiscarding && (
        <Dialog
          title={t('device.discardTitle')}
          onClose={() => setDiscarding(false)}
          actions={
            <>
              <Button onClick={() => setDiscarding(false)}>{t('device.keepIt')}</Button>
              <Button look="stop" onClick={() => void settleAttention(device, entry.id, 'discarded')}>
                {t('device.discardYes')}
              </Button>
            </>
          }
        >
          <p>
            <b>{title}</b>
          </p>
          <p>{t('device.discardLost')}</p>
          <p>{t(isOnlyHere ? 'device.discardStaysHere' : 'device.discardStays')}</p>
        </Dialog>
      )}
    </article>
  );
};

/** It was said aloud, and may have no other words: it is heard from this device, which keeps it as long as this stands here. A copy that was opened may have come without it. */
const YouSaid = ({ voice }: { readonly voice: SpokenNote }) => {
  const { t } = useLanguage();
  const device = useDevice();
  const isHere = useLive(async () => (await keptBlob(device, voice.sha256)) !== undefined, [device, voice.sha256]);
  const url = useBlobUrl(voice.sha256);
  const length = clockWords(voice.durationMs);
  return (
    <>
      <h4>{t('device.youSaid', { length })}</h4>
      {/* Its author said it; no captions of it exist. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      {url !== undefined && <audio src={url} controls aria-label={t('reviews.voiceOf', { length })} />}
      {isHere !== undefined && <p>{t(isHere ? 'device.spokenHere' : 'device.spokenGone')}</p>}
    </>
  );
};

/** The words become a draft again; one that is already being written is never replaced. */
const WriteAgain = ({ entry, href }: { readonly entry: AttentionEntry; readonly href: string | undefined }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const [isTaken, setTaken] = useState(false);
  const { commitment, from, lines, seen } = entry.change.arguments as unknown as SubmitArguments;
  const rewrite = async (): Promise<void> => {
    const content: CheckInDraftContent = { commitment, from, lines: lines.map(lineToDraft), seen };
    const moved = await rewriteAttention(device, entry.id, { key: checkInDraftKey(commitment, from), kind: checkInDraftKind, content: content as unknown as Json });
    setTaken(!moved);
  };
  if (!isTaken) return <Button onClick={() => void rewrite()}>{t('device.writeAgain')}</Button>;
  return (
    <p role="status" className="small">
      {t('device.draftExists')} {href !== undefined && <LinkButton href={href}>{t('device.openDraft')}</LinkButton>}
    </p>
  );
};
