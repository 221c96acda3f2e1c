/** Leaving never costs words by accident: with something unsent there are four ways, and only one of them throws away. */
import { useState, type ReactNode } from 'react';
import { useLanguage } from '../../language/language-context';
import { formatBytes } from '../../language/numbers';
import { useDevice } from '../../storage/device';
import { unsentOf, unsentTotal, type Unsent } from '../../storage/item-reads';
import { useLive } from '../../storage/use-live';
import { sendNow, useCourierStatus } from '../../sync/status';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Section } from '../../ui/section';
import { downloadCopy } from './download-copy';

/** `keep`: what is unsent stays on this device for when the same person comes back. `discard`: it goes. */
export type SignOutHow = 'keep' | 'discard';

interface SignOutProps {
  readonly onSignOut: (how: SignOutHow) => Promise<void>;
}

export const SignOutSection = ({ onSignOut }: SignOutProps) => {
  const device = useDevice();
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const unsent = useLive(() => unsentOf(device), [device]);
  if (!unsent) return null;
  const count = unsentTotal(unsent);
  return (
    <Section title={t('device.leave')}>
      <p className="small muted">{count > 0 ? t('device.leaveUnsent', { count }) : t('device.leaveNothing')}</p>
      <Button icon="leave" onClick={() => (count > 0 ? setAsking(true) : void onSignOut('keep'))}>
        {t('device.signOut')}
      </Button>
      {isAsking && <SignOutDialog unsent={unsent} onSignOut={onSignOut} onClose={() => setAsking(false)} />}
    </Section>
  );
};

const SignOutDialog = ({ unsent, onSignOut, onClose }: SignOutProps & { readonly unsent: Unsent; readonly onClose: () => void }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const connection = useCourierStatus((status) => status.connection);
  const [hasAsked, setAsked] = useState(false);
  const { queued, attention, drafts, recordings, files, fileBytes } = unsent;
  const send = (): void => {
    setAsked(true);
    sendNow();
  };
  return (
    <Dialog title={t('device.leaveTitle')} onClose={onClose} actions={<Button onClick={onClose}>{t('device.stay')}</Button>}>
      <p role="status">{t('device.leaveAmounts', { queued, attention, drafts })}</p>
      {recordings > 0 && <p>{t('device.leaveRecordings', { count: recordings })}</p>}
      {files > 0 && <p>{t('device.leaveFiles', { count: files, size: formatBytes(language, fileBytes) })}</p>}
      <div className="stack stack--2">
        {queued + files > 0 && (
          <Way note={hasAsked && connection === 'unreachable' ? t('device.sendNoNetwork') : t('device.sendNowNote')}>
            <Button look="go" wide onClick={send}>
              {t('device.sendNow')}
            </Button>
          </Way>
        )}
        <Way note={t('device.keepLockedNote')}>
          <Button wide onClick={() => void onSignOut('keep')}>
            {t('device.keepLocked')}
          </Button>
        </Way>
        <Way note={t('device.saveCopyNote')}>
          <Button wide icon="download" onClick={() => void downloadCopy(device)}>
            {t('device.saveCopy')}
          </Button>
        </Way>
      </div>
      <Discarding count={unsentTotal(unsent)} onDiscard={() => void onSignOut('discard')} />
    </Dialog>
  );
};

const Way = ({ note, children }: { readonly note: string; readonly children: ReactNode }) => (
  <div>
    {children}
    <p className="small muted">{note}</p>
  </div>
);

/** The number must be typed: no thumb discards by habit. */
const Discarding = ({ count, onDiscard }: { readonly count: number; readonly onDiscard: () => void }) => {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  return (
    <details className="reading">
      <summary>{t('device.discardAll')}</summary>
      <form
        className="stack stack--2"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === String(count)) onDiscard();
        }}
      >
        <TextField label={t('device.typeNumber', { count })} hint={t('device.discardAllNote')} inputMode="numeric" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button look="stop" type="submit" disabled={typed.trim() !== String(count)}>
          {t('device.discardAndLeave', { count })}
        </Button>
      </form>
    </details>
  );
};
