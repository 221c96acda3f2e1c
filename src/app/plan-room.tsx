/** The plan of whoever holds the device: opens what is kept, starts the courier, and stops it when the hands change. */
import { useEffect, useState } from 'react';
import { preparationOf } from '../storage/preparation';
import { DeviceProvider } from '../storage/device';
import { useLive } from '../storage/use-live';
import { buildDevice, type OpenedDevice } from './build-device';
import { Notices } from './notices';
import { PlanRoutes } from './routes';
import type { Holder } from './session';
import { Shell } from './shell';
import { startSync } from './start-sync';
import { Trouble } from './trouble';
import { useWrittenWords } from './use-written-words';

export const PlanRoom = ({ holder }: { readonly holder: Holder }) => {
  const { opened, error } = useOpened(holder.user.id, holder.plan.id);
  if (error !== undefined)
    return (
      <main className="page">
        <Trouble title="app.openFailedTitle" text="app.openFailedText" error={error} />
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
  const [lostSince, setLostSince] = useState(opened.lostSince);
  const stage = useLive(async () => (await preparationOf(device)).stage, [device]);
  useEffect(() => startSync(device), [device]);
  useWrittenWords(device);
  const acknowledge = () => {
    setLostSince(undefined);
    void opened.acknowledgeLoss();
  };
  return (
    <Shell opened={opened} notices={<Notices lostSince={lostSince} onAcknowledgeLoss={acknowledge} />}>
      {stage && <PlanRoutes isPrepared={stage !== 'nothing'} />}
    </Shell>
  );
};

interface Opening {
  readonly opened: OpenedDevice | undefined;
  readonly error: unknown;
}

/** Nothing is closed when the hands change: a draft may still be on its way to the disk. */
const useOpened = (user: string, plan: string): Opening => {
  const [opening, setOpening] = useState<Opening>({ opened: undefined, error: undefined });
  useEffect(() => {
    let isLeft = false;
    buildDevice({ user, plan }).then(
      (opened) => isLeft || setOpening({ opened, error: undefined }),
      (error: unknown) => isLeft || setOpening({ opened: undefined, error }),
    );
    return () => {
      isLeft = true;
    };
  }, [user, plan]);
  return opening;
};
