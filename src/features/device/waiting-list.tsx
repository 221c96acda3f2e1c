/** Everything this device still owes, and what arrived last: each item with its own state. */
import { useState } from 'react';
import { formatNearMoment } from '../../language/dates';
import type { Language } from '../../language/language';
import { formatBytes } from '../../language/numbers';
import { useLanguage } from '../../language/language-context';
import { useDevice, type Device } from '../../storage/device';
import { discardDraft, extentOf, readCheckInDraft, replacedDraftKind } from '../../storage/drafts';
import { reviewDraftKind, type ReviewDraftContent } from '../../storage/review-drafts';
import { throwSpokenAway } from '../../storage/spoken-notes';
import type { LeftFile } from '../../storage/files-of-copy';
import type { Item } from '../../storage/item-reads';
import type { Draft } from '../../storage/words-store';
import { sendNow } from '../../sync/status';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { EmptyNote } from '../../ui/empty-note';
import { ItemState } from '../../ui/item-state';
import { Section } from '../../ui/section';
import { combineDraftKey, combineDraftKind } from './combine-form';
import { ConnectionNote } from './connection-note';
import type { DeviceFacts } from './device-facts';
import { downloadCopy } from './download-copy';
import { itemNameOf } from './item-names';
import { OpenCopyButton, OpeningSaid, useOpening } from './open-copy';
import { subjectOf, subjectOfDraft } from './subjects';

export const WaitingList = ({ facts }: { readonly facts: DeviceFacts }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const opening = useOpening();
  const [left, setLeft] = useState<readonly LeftFile[]>([]);
  const onTheWay = facts.items.filter((item) => item.state !== 'confirmed');
  const drafts = facts.drafts.filter((draft) => !isShownInTray(draft, facts));
  return (
    <Section title={t('device.waiting')} beside={<span className="muted small">{amountOf(language, facts, device)}</span>}>
      {onTheWay.length + drafts.length === 0 ? (
        <EmptyNote title={t('device.nothingWaits')}>{t('device.nothingWaitsNote')}</EmptyNote>
      ) : (
        <ul className="list">
          {drafts.map((draft) => (
            <DraftItem key={draft.key} draft={draft} facts={facts} />
          ))}
          {onTheWay.map((item) => (
            <SentItem key={item.id} item={item} facts={facts} />
          ))}
        </ul>
      )}
      <ConnectionNote />
      <div className="row">
        <Button look={facts.attention.length > 0 ? 'line' : 'go'} onClick={sendNow}>
          {t('device.sendNow')}
        </Button>
        <Button icon="download" onClick={() => void downloadCopy(device).then(setLeft)}>
          {t('device.saveCopy')}
        </Button>
        <OpenCopyButton {...opening} />
      </div>
      {facts.files.count > 0 && <p className="small muted">{t('device.copyWithFiles', { count: facts.files.count, size: formatBytes(language, facts.files.bytes) })}</p>}
      <LeftOut left={left} />
      <OpeningSaid {...opening} facts={facts} />
    </Section>
  );
};

/** What a copy could not take is named, each with what it weighs and why. */
const LeftOut = ({ left }: { readonly left: readonly LeftFile[] }) => {
  const language = useLanguage();
  const { t } = language;
  if (left.length === 0) return null;
  return (
    <Banner tone="soon" live="alert" title={t('device.copyLeftOut', { count: left.length })}>
      <ul className="plain">
        {left.map(({ sha256, name, bytes, why }) => (
          <li key={sha256}>{t(why === 'lost' ? 'device.copyLeft.lost' : 'device.copyLeft.too-much', { name: name ?? t('device.fileWithoutName'), size: formatBytes(language, bytes) })}</li>
        ))}
      </ul>
    </Banner>
  );
};

/** Texts being put together stand in their card. */
const isShownInTray = (draft: Draft, { attention }: DeviceFacts): boolean => attention.some((entry) => draft.key === combineDraftKey(entry.id));

/** "2 cosas · la más vieja, de ayer 18:40". */
const amountOf = (language: Language, { items }: DeviceFacts, { now }: Device): string => {
  const queued = items.filter((item) => item.state === 'saved').map((item) => item.entry.change.at);
  if (queued.length === 0) return language.t('device.nothing');
  const oldest = formatNearMoment(language, Math.min(...queued), now());
  return language.t('device.amount', { count: queued.length, oldest });
};

export const ConfirmedList = ({ facts }: { readonly facts: DeviceFacts }) => {
  const { t } = useLanguage();
  const confirmed = facts.items.filter((item) => item.state === 'confirmed');
  if (confirmed.length === 0) return null;
  return (
    <Section title={t('device.arrived')}>
      <ul className="list">
        {confirmed.map((item) => (
          <SentItem key={item.id} item={item} facts={facts} />
        ))}
      </ul>
    </Section>
  );
};

const SentItem = ({ item, facts }: { readonly item: Item; readonly facts: DeviceFacts }) => {
  const { now } = useDevice();
  const language = useLanguage();
  const { title, note } = itemNameOf(language, subjectOf(item.entry.change), facts);
  const written = language.t('device.writtenAt', { when: formatNearMoment(language, item.entry.change.at, now()) });
  return (
    <li className="item item--state">
      <div>
        <h3>{title}</h3>
        <p>{note === undefined ? written : `${note} · ${written}`}</p>
      </div>
      <ItemState state={item.state}>{language.t(`itemState.${item.state}`)}</ItemState>
    </li>
  );
};

const DraftItem = ({ draft, facts }: { readonly draft: Draft; readonly facts: DeviceFacts }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [isDiscarding, setDiscarding] = useState(false);
  const discard = async (): Promise<void> => {
    await discardDraft(device, draft.key);
    if (draft.kind !== reviewDraftKind) return;
    const { of, voice } = draft.content as unknown as ReviewDraftContent;
    await throwSpokenAway(device, of, voice);
  };
  const name = itemNameOf(language, subjectOfDraft(draft), facts);
  const title = draft.kind === combineDraftKind ? t('device.itemCombined') : name.title;
  return (
    <li className="item item--state">
      <div>
        <h3>{title}</h3>
        <p>{draftNote(language, draft, device.now())}</p>
        <div className="row">
          {name.href !== undefined && draft.kind !== replacedDraftKind && (
            <LinkButton look="quiet" href={name.href}>
              {t('device.goOn')}
            </LinkButton>
          )}
          <Button look="quiet" aria-label={t('device.discardNamed', { title })} onClick={() => setDiscarding(true)}>
            {t('device.discard')}
          </Button>
        </div>
      </div>
      <ItemState state="saved">{t('itemState.saved')}</ItemState>
      {isDiscarding && (
        <Dialog
          title={t('device.discardDraftTitle')}
          onClose={() => setDiscarding(false)}
          actions={
            <>
              <Button onClick={() => setDiscarding(false)}>{t('device.keepIt')}</Button>
              <Button look="stop" onClick={() => void discard()}>
                {t('device.discardYes')}
              </Button>
            </>
          }
        >
          <p>
            <b>{title}</b>
          </p>
          <p>{t('device.discardDraftLost')}</p>
        </Dialog>
      )}
    </li>
  );
};

/** "Borrador con 5 de 6 hitos, incompleto · hoy 10:42". */
const draftNote = (language: Language, draft: Draft, now: number): string => {
  const when = formatNearMoment(language, draft.savedAt, now);
  if (draft.kind === replacedDraftKind) return language.t('device.draftReplaced', { when });
  const checkIn = readCheckInDraft(draft);
  if (!checkIn) return language.t('device.draftNote', { when });
  const { answered, total, complete } = extentOf(checkIn.lines);
  return language.t('device.draftExtent', { answered, total, complete: complete ? 'yes' : 'no', when });
};
