/** Opening a copy: a file that this person saved, here or on another device. */
import { useRef, useState } from 'react';
import { formatNearMoment } from '../../language/dates';
import type { Language, MessageId } from '../../language/language';
import { formatBytes } from '../../language/numbers';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { CopyRefusal } from '../../storage/copy-schema';
import { openCopyFile, type OpenedCopy } from '../../storage/open-copy';
import { sendNow } from '../../sync/status';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import type { DeviceFacts } from './device-facts';
import { speakerOf } from './speakers';

type Said = { readonly kind: 'reading' | 'not-saved' } | { readonly kind: 'opened'; readonly opened: OpenedCopy } | { readonly kind: 'refused'; readonly refusal: CopyRefusal };

interface Opening {
  readonly said: Said | undefined;
  readonly open: (file: File) => void;
}

export const useOpening = (): Opening => {
  const device = useDevice();
  const [said, setSaid] = useState<Said>();
  const open = async (file: File): Promise<void> => {
    setSaid({ kind: 'reading' });
    try {
      const opened = await openCopyFile(device, file);
      setSaid(opened.accepted ? { kind: 'opened', opened: opened.value } : { kind: 'refused', refusal: opened.refusal });
      if (opened.accepted) sendNow();
    } catch {
      // Said on the screen; nothing was kept, and the file is as it was.
      setSaid({ kind: 'not-saved' });
    }
  };
  return { said, open: (file) => void open(file) };
};

export const OpenCopyButton = ({ said, open }: Opening) => {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="file" disabled={said?.kind === 'reading'} onClick={() => input.current?.click()}>
        {t('device.openCopy')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".json,.zip,application/json,application/zip"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again.
          target.value = '';
          if (file) open(file);
        }}
      />
    </>
  );
};

export const OpeningSaid = ({ said, facts }: Pick<Opening, 'said'> & { readonly facts: DeviceFacts }) => (
  <div role="status">
    <Words said={said} facts={facts} />
  </div>
);

const Words = ({ said, facts }: Pick<Opening, 'said'> & { readonly facts: DeviceFacts }) => {
  const { now, user } = useDevice();
  const language = useLanguage();
  const { t } = language;
  switch (said?.kind) {
    case undefined:
      return null;
    case 'reading':
      return <p className="small muted">{t('device.copyOpening')}</p>;
    case 'opened':
      return <OpenedWords language={language} opened={said.opened} now={now()} />;
    case 'not-saved':
      return (
        <Banner tone="bad" title={t('device.copyRefused')}>
          <p>{t('device.copyNotSaved')}</p>
        </Banner>
      );
    case 'refused':
      return (
        <Banner tone="soon" title={t('device.copyRefused')}>
          <p>{refusalWords(language, said.refusal, { user, facts })}</p>
          <p>{t('device.copyRefusedStays', { code: codeOf(said.refusal) })}</p>
        </Banner>
      );
  }
};

const OpenedWords = ({ language, opened, now }: { readonly language: Language; readonly opened: OpenedCopy; readonly now: number }) => {
  const { t } = language;
  const { waiting, answered, attention, drafts, known, olderDrafts, savedAt, files } = opened;
  const isNews = waiting + answered + attention + drafts + files.taken.length + files.notTaken.length > 0;
  return (
    <Banner tone={files.notTaken.length > 0 ? 'soon' : isNews ? 'ok' : 'info'} title={isNews ? t('device.copyOpened', { when: formatNearMoment(language, savedAt, now) }) : t('device.copyNothingNew')}>
      {isNews && <p>{t('device.copyTaken', { waiting, answered, attention, drafts })}</p>}
      {files.taken.length > 0 && <p>{t('device.copyFiles', { size: formatBytes(language, files.taken.reduce((all, { bytes }) => all + bytes, 0)) })}</p>}
      {files.notTaken.length > 0 && (
        <>
          <p>{t('device.copyFilesNot', { count: files.notTaken.length })}</p>
          <ul className="plain">
            {files.notTaken.map(({ sha256, name, bytes, why }) => (
              <li key={sha256}>{t(whyNotTaken[why], { name: name ?? t('device.fileWithoutName'), size: formatBytes(language, bytes) })}</li>
            ))}
          </ul>
        </>
      )}
      {isNews && known > 0 && <p>{t('device.copyKnown', { known })}</p>}
      {olderDrafts > 0 && <p>{t('device.copyOlder', { count: olderDrafts })}</p>}
    </Banner>
  );
};

const whyNotTaken: Readonly<Record<OpenedCopy['files']['notTaken'][number]['why'], MessageId>> = {
  missing: 'device.copyFile.missing',
  damaged: 'device.copyFile.damaged',
  empty: 'device.copyFile.damaged',
  'type-refused': 'device.copyFile.damaged',
  unreadable: 'device.copyFile.damaged',
  'no-room': 'device.copyFile.no-room',
  'nearly-full': 'device.copyFile.no-room',
  'not-kept': 'device.copyFile.not-kept',
};

const refusalWords = (language: Language, refusal: CopyRefusal, { user, facts }: { readonly user: string; readonly facts: DeviceFacts }): string => {
  const { t } = language;
  if (refusal.code !== 'other-person') return t(`device.copyTrouble.${refusal.code}`);
  const speaker = speakerOf(refusal.user, user, facts.memberships);
  return t('device.copyTrouble.other-person', { name: speaker.kind === 'named' ? speaker.name : t('device.copySomebody') });
};

/** For whoever is told of it on the phone. */
const codeOf = (refusal: CopyRefusal): string => (refusal.code === 'malformed' ? `copy.malformed (${refusal.where})` : `copy.${refusal.code}`);
