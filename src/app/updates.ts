/**
 * New versions come quietly. The new service worker waits until no tab is open, or until a person asks for it;
 * then every tab is asked first, and none is reloaded while somebody writes in any of them.
 *
 *   none ──▶ ready ──(the person asks)──▶ asked ──(nobody is busy in any tab)──▶ applying ──▶ reloaded
 */
import type { Workbox } from 'workbox-window';
import { create } from 'zustand';
import { ownScript } from '../storage/own-script';
import { isAnotherTabBusy, openUpdatesChannel, pause, type Said } from './other-tabs';
import { isBusy } from './typing';

export const useUpdate = create<{ readonly state: 'none' | 'ready' | 'asked' | 'applying' }>()(() => ({ state: 'none' }));

const askAgainMs = 2_000;
/** Some browsers never say that a new worker took over (iOS). */
const takeOverWithinMs = 5_000;
const lookAgainMs = 3_600_000;

let workbox: Workbox | undefined;
let channel: BroadcastChannel | undefined;

/** Registers the service worker and listens; does nothing where there is none, or while developing. */
export const startUpdates = async (): Promise<void> => {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  channel = openUpdatesChannel();
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.kind === 'busy?' && isBusy()) channel?.postMessage({ kind: 'busy' } satisfies Said);
    if (data.kind === 'applying') reloadWhenTakenOver();
  });
  const { Workbox } = await import('workbox-window');
  const base = import.meta.env.BASE_URL;
  workbox = new Workbox(ownScript(`${base}service-worker.js`), { scope: base });
  workbox.addEventListener('waiting', () => useUpdate.setState({ state: 'ready' }));
  await workbox.register();
  lookNowAndThen(workbox);
};

/** Resolves when it is being applied, which may be long after it was asked for. */
export const updateWhenDone = async (): Promise<void> => {
  useUpdate.setState({ state: 'asked' });
  while (isBusy() || (channel && (await isAnotherTabBusy(channel)))) await pause(askAgainMs);
  useUpdate.setState({ state: 'applying' });
  channel?.postMessage({ kind: 'applying' } satisfies Said);
  reloadWhenTakenOver();
  workbox?.messageSkipWaiting();
};

/**
 * The old page's parts leave with the old worker, so every tab starts again with the new one; not while somebody writes in it,
 * who may have begun since the tabs were asked. Meanwhile the server still has the old parts.
 */
const reloadWhenTakenOver = (): void => {
  let isOver = false;
  const reload = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    while (isBusy()) await pause(askAgainMs);
    location.reload();
  };
  navigator.serviceWorker.addEventListener('controllerchange', () => void reload(), { once: true });
  setTimeout(() => void reload(), takeOverWithinMs);
};

/** A tablet stays open for days: it looks for news when it comes back to the front, at most once an hour. */
const lookNowAndThen = (worker: Workbox): void => {
  let lookedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lookedAt < lookAgainMs) return;
    lookedAt = Date.now();
    // Offline there is nothing to look at; the next time will do.
    worker.update().catch(() => undefined);
  });
};
