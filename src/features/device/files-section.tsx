/** Photos, sound and documents of this device: each with its honest state, how they leave, and how to make room. */
import { useState } from 'react';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { formatBytes } from '../../language/numbers';
import { blobItemsOf, type BlobItem, type BlobState } from '../../storage/blobs/blob-items';
import { freeableOf, freeSpace } from '../../storage/blobs/free-space';
import { readBlob } from '../../storage/blobs/read-blob';
import { sendAgain } from '../../storage/blobs/sendings';
import { useDevice } from '../../storage/device';
import { useRead } from '../../storage/use-live';
import { sendNow } from '../../sync/status';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { downloadFile } from '../../ui/download';
import { ItemState } from '../../ui/item-state';
import { Section } from '../../ui/section';
import { SendingTermsPart } from './sending-terms';

/** More than these are counted, not shown: the queue of a month is long. */
const shownAtMost = 12;

export const FilesSection = () => {
  const language = useLanguage();
  const { t } = language;
  const items = useRead(blobItemsOf);
  if (!items || items.length === 0) return null;
  const waiting = items.filter(({ state }) => state !== 'confirmed');
  const large = waiting.filter(({ part }) => part !== 'preview');
  const shown = [...large].sort((one, other) => urgency[one.state] - urgency[other.state]).slice(0, shownAtMost);
  const sum = (of: 'bytes' | 'sentBytes'): number => items.reduce((all, item) => all + (item.state === 'confirmed' ? item.bytes : item[of]), 0);
  return (
    <Section title={t('device.files')} beside={<span className="muted small">{t('device.filesAmount', { sent: formatBytes(language, sum('sentBytes')), all: formatBytes(language, sum('bytes')) })}</span>}>
      {shown.length === 0 ? (
        <p className="small muted">{t('device.filesConfirmed', { count: items.filter(({ part }) => part !== 'preview').length })}</p>
      ) : (
        <ul className="list">
          {shown.map((item) => (
            <FileItem key={item.id} item={item} />
          ))}
        </ul>
      )}
      {large.length > shown.length && <p className="small muted">{t('device.filesMore', { count: large.length - shown.length })}</p>}
      {waiting.length > 0 && <SendingTermsPart hasOriginals={large.some(({ state }) => state === 'saved')} />}
      <FreeSpace items={items} />
    </Section>
  );
};

/** What needs a person first, then what is on its way. */
const urgency: Readonly<Record<BlobState, number>> = { attention: 0, saved: 1, sent: 2, confirmed: 3 };

const FileItem = ({ item }: { readonly item: BlobItem }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const name = item.part === 'voice' ? t('device.fileVoice') : (item.name ?? t('device.fileWithoutName'));
  const title = item.title === '' ? name : item.title;
  const amount = item.state === 'saved' && item.sentBytes > 0 ? t('device.fileProgress', { sent: formatBytes(language, item.sentBytes), all: formatBytes(language, item.bytes) }) : formatBytes(language, item.bytes);
  const save = async (): Promise<void> => {
    const blob = await readBlob(device, item.sha256);
    if (blob) downloadFile(name, blob);
  };
  const again = async (): Promise<void> => {
    await sendAgain(device, item);
    sendNow();
  };
  return (
    <li className="item item--state">
      <div>
        <h3>{title}</h3>
        <p>{[item.title === '' ? undefined : name, item.part === 'picture' ? t('device.fileBlurred') : undefined, amount].filter(Boolean).join(' · ')}</p>
        {item.problem !== undefined && (
          <>
            <p>{t(problemWords[item.problem] ?? 'device.fileTrouble.other', { code: item.problem })}</p>
            <div className="row">
              <Button look="quiet" aria-label={t('device.fileAgainNamed', { title })} onClick={() => void again()}>
                {t('device.fileAgain')}
              </Button>
              <Button look="quiet" icon="download" aria-label={t('device.fileSaveNamed', { title })} onClick={() => void save()}>
                {t('device.fileSave')}
              </Button>
            </div>
          </>
        )}
      </div>
      <ItemState state={item.state}>{t(`itemState.${item.state}`)}</ItemState>
    </li>
  );
};

const problemWords: Readonly<Record<string, MessageId>> = {
  'type-not-taken': 'device.fileTrouble.type',
  'too-large': 'device.fileTrouble.large',
  'quota-full': 'device.fileTrouble.quota',
  'not-allowed': 'device.fileTrouble.allowed',
  'hash-mismatch': 'device.fileTrouble.hash',
  'not-as-described': 'device.fileTrouble.hash',
  'damaged-here': 'device.fileTrouble.damaged',
  'gone-here': 'device.fileTrouble.gone',
};

const FreeSpace = ({ items }: { readonly items: readonly BlobItem[] }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [isAsking, setAsking] = useState(false);
  const freeable = freeableOf(items);
  if (freeable.length === 0) return null;
  const size = formatBytes(language, freeable.reduce((sum, { bytes }) => sum + bytes, 0));
  const free = async (): Promise<void> => {
    setAsking(false);
    await freeSpace(device);
  };
  return (
    <>
      <p className="small muted">{t('device.freeNote', { count: freeable.length, size })}</p>
      <div className="row">
        <Button onClick={() => setAsking(true)}>{t('device.free')}</Button>
      </div>
      {isAsking && (
        <Dialog
          title={t('device.freeTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('device.keepIt')}</Button>
              <Button look="go" onClick={() => void free()}>
                {t('device.freeYes', { size })}
              </Button>
            </>
          }
        >
          <p>{t('device.freeMeans', { count: freeable.length })}</p>
        </Dialog>
      )}
    </>
  );
};
