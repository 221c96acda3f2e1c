/** The plan of whoever holds the device: opens what is kept, starts the courier, and stops it when the hands change. */
import { useEffect, useState } from 'react';
import { useLanguage } from '../language/language-context';
import { stageOf } from '../storage/preparation';
import { DeviceProvider } from '../storage/device';
import { NewerDatabase, whenOvertaken } from '../storage/newer-database';
import { forgetReadAhead } from '../storage/read-ahead';
import { useRead } from '../storage/use-live';
import { buildDevice, type OpenedDevice } from './build-device';
import { Notices } from './notices';
import { forgetOpened, openedAhead } from './open-ahead';
import { keepGlances } from './page-glances';
import { PlanRoutes } from './routes';
import type { Holder } from './session';
import { Shell } from './shell';
import { startSync } from './start-sync';
import { Trouble } from './trouble';
import { WrittenWords } from './written-words';
import { applyWaitingVersion } from './waiting-version';

export const PlanRoom = ({ holder }: { readonly holder: Holder }) => {
  const { opened, error } = useOpened(holder.user.id, holder.plan.id);
  if (error !== undefined)
    return (
      <main className="page">
        {error instanceof NewerDatabase ? (
          <Trouble title="app.newerTitle" text="app.newerText" error={error} again={{ label: 'app.newerLook', before: applyWaitingVersion }} />
        ) : (
          <Trouble title="app.openFailedTitle" text="app.openFailedText" error={error} />
        )}
      </main>
    );
  // Opening takes a few milliseconds; anything shown meanwhile would only flicker.
  if (!opened) return null;
  return (
    <DeviceProvider value={opened.device}>
      <OpenRoom opened={opened} />
    </DeviceProvider>
  );
};

const OpenRoom = ({ opened }: { readonly opened: OpenedDevice }) => {
  const { device } = opened;
  const language = useLanguage();
  const [lostSince, setLostSince] = useState(opened.lostSince);
  const [isOvertaken, setOvertaken] = useState(false);
  const stage = useRead(stageOf)?.stage;
  useEffect(() => forgetReadAhead(device), [device]);
  useEffect(() => startSync(device), [device]);
  useEffect(() => keepGlances(device, language), [device, language]);
  useEffect(() => whenOvertaken(device.words.database, () => setOvertaken(true)), [device]);
  const acknowledge = () => {
    setLostSince(undefined);
    void opened.acknowledgeLoss();
  };
  return (
    <>
      <WrittenWords />
      <Shell opened={opened} notices={<Notices isOvertaken={isOvertaken} lostSince={lostSince} onAcknowledgeLoss={acknowledge} />}>
        {stage && <PlanRoutes isPrepared={stage !== 'nothing'} />}
      </Shell>
    </>
  );
};

interface Opening {
  readonly opened: OpenedDevice | undefined;
  readonly error: unknown;
}

/** Nothing is closed when the hands change: a draft may still be on its way to the disk. */
const useOpened = (user: string, plan: string): Opening => {
  const [opening, setOpening] = useState<Opening>(() => ({ opened: openedAhead({ user, plan }), error: undefined }));
  const isOpen = opening.opened !== undefined || opening.error !== undefined;
  useEffect(forgetOpened, []);
  useEffect(() => {
    if (isOpen) return undefined;
    let isLeft = false;
    buildDevice({ user, plan }).then(
      (opened) => isLeft || setOpening({ opened, error: undefined }),
      (error: unknown) => isLeft || setOpening({ opened: undefined, error }),
    );
    return () => {
      isLeft = true;
    };
  }, [user, plan, isOpen]);
  return opening;
};
