/** A version of the app that was mended is let in from a page where nobody writes; not while somebody writes in another tab. */
import { isAnotherTabBusy, openUpdatesChannel, pause, type Said } from './other-tabs';

const lookWithinMs = 5_000;
const installWithinMs = 20_000;
/** Some browsers never say that a new worker took over (iOS). */
const takeOverWithinMs = 5_000;

/** Resolves when a waiting version took over, or there is none, or it may not now. Offline there is nothing to look for. */
export const applyWaitingVersion = async (): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration('/app/');
  if (!registration) return;
  await Promise.race([registration.update().catch(() => undefined), pause(lookWithinMs)]);
  if (registration.installing) await Promise.race([settled(registration.installing), pause(installWithinMs)]);
  const { waiting } = registration;
  const channel = openUpdatesChannel();
  if (waiting && !(await isAnotherTabBusy(channel))) {
    const tookOver = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    channel.postMessage({ kind: 'applying' } satisfies Said);
    waiting.postMessage({ type: 'SKIP_WAITING' });
    await Promise.race([tookOver, pause(takeOverWithinMs)]);
  }
  channel.close();
};

const settled = (worker: ServiceWorker): Promise<unknown> =>
  new Promise((resolve) => worker.addEventListener('statechange', () => worker.state !== 'installing' && resolve(worker.state)));
