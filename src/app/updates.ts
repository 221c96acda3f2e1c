/**
 * New versions come quietly. The new service worker waits until no tab is open, or until a person asks for it;
 * then every tab is asked first, and none is reloaded while somebody writes in any of them.
 *
 *   none ──▶ ready ──(the person asks)──▶ asked ──(nobody is busy in any tab)──▶ applying ──▶ reloaded
 */
import type { Workbox } from 'workbox-window';
import { create } from 'zustand';
import { isBusy } from './typing';

export const useUpdate = create<{ readonly state: 'none' | 'ready' | 'asked' | 'applying' }>()(() => ({ state: 'none' }));

type Said = { readonly kind: 'busy?' } | { readonly kind: 'busy' } | { readonly kind: 'applying' };

const answersWithinMs = 300;
const askAgainMs = 2_000;
/** Some browsers never say that a new worker took over (iOS). */
const takeOverWithinMs = 5_000;
const lookAgainMs = 3_600_000;

let workbox: Workbox | undefined;
let channel: BroadcastChannel | undefined;

/** Registers the service worker and listens; does nothing where there is none, or while developing. */
export const startUpdates = async (): Promise<void> => {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  channel = new BroadcastChannel('bitacora.updates');
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
  while (isBusy() || (await isAnotherTabBusy())) await pause(askAgainMs);
  useUpdate.setState({ state: 'applying' });
  channel?.postMessage({ kind: 'applying' } satisfies Said);
  reloadWhenTakenOver();
  workbox?.messageSkipWaiting();
};

const isAnotherTabBusy = async (): Promise<boolean> => {
  if (!channel) return false;
  let busy = false;
  const hear = ({ data }: MessageEvent<Said>): void => {
    busy ||= data.kind === 'busy';
  };
  channel.addEventListener('message', hear);
  channel.postMessage({ kind: 'busy?' } satisfies Said);
  await pause(answersWithinMs);
  channel.removeEventListener('message', hear);
  return busy;
};

/** The old page's parts leave with the old worker, so every tab starts again with the new one. */
const reloadWhenTakenOver = (): void => {
  const reload = (): void => location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  setTimeout(reload, takeOverWithinMs);
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

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Trusted Types, where the browser has them: the one script address we ever name, through the one policy the server allows. */
const ownScript = (address: string): string => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('bitacora', { createScriptURL: (url) => url });
  return policy?.createScriptURL(address) ?? address;
};

interface TrustedTypes {
  /** What it makes is a string to everybody but the browser's guard. */
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (url: string) => string }) => { readonly createScriptURL: (url: string) => string };
}
