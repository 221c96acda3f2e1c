/** Ready to leave without internet: the answer first, each line after it, and beside each red one what mends it. */
import type { ReactNode } from 'react';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { askForCopies } from '../../storage/copies-here';
import { useDevice } from '../../storage/device';
import { sendNow, useCourierStatus } from '../../sync/status';
import { Button, LinkButton } from '../../ui/button';
import { Checks, ReadyNote, type CheckTone } from '../../ui/checks';
import type { DeviceFacts } from './device-facts';
import { downloadCopy } from './download-copy';
import { readyLines, type Cure, type ReadyLine } from './ready-checks';
import type { StorageState } from './use-storage-state';

interface ReadyCheckProps {
  readonly facts: DeviceFacts;
  readonly storage: StorageState;
  readonly sessionEndsAt: number;
}

export const ReadyCheck = ({ facts, storage, sessionEndsAt }: ReadyCheckProps) => {
  const language = useLanguage();
  const { t } = language;
  const { app, now } = useDevice();
  const status = useCourierStatus();
  const lines = readyLines(language, { facts, storage, status, sessionEndsAt, app, now: now() });
  const tone = worstOf(lines);
  return (
    <section className="section">
      <ReadyNote tone={tone} title={t(answers[tone].title)}>
        {t(answers[tone].note)}
      </ReadyNote>
      <Checks checks={lines.map(({ cure, ...line }) => ({ ...line, cure: cure && <CureButton cure={cure} storage={storage} /> }))} />
    </section>
  );
};

/** "You can disconnect now" is said only when every line holds. */
const worstOf = (lines: readonly ReadyLine[]): CheckTone => (['bad', 'soon'] as const).find((tone) => lines.some((line) => line.tone === tone)) ?? 'ok';

const answers = {
  ok: { title: 'device.ready', note: 'device.readyNote' },
  soon: { title: 'device.almostReady', note: 'device.almostReadyNote' },
  bad: { title: 'device.notReady', note: 'device.notReadyNote' },
} as const;

const CureButton = ({ cure, storage }: { readonly cure: Cure; readonly storage: StorageState }): ReactNode => {
  const { t } = useLanguage();
  const device = useDevice();
  switch (cure) {
    case 'send':
      return <Button look="quiet" onClick={sendNow}>{t('device.connectNow')}</Button>;
    case 'protect':
      return <Button look="quiet" onClick={storage.ask}>{t('device.askProtection')}</Button>;
    case 'sign-in':
      return <LinkButton look="quiet" href={addresses.signIn}>{t('device.signIn')}</LinkButton>;
    case 'bring':
      return <Button look="quiet" onClick={() => void askForCopies(device).then(sendNow)}>{t('device.copiesBring')}</Button>;
    case 'copy':
      return <Button look="quiet" onClick={() => void downloadCopy(device)}>{t('device.copyNow')}</Button>;
  }
};
