/**
 * Runs the courier of one person and plan. One tab leads and sends for all; every tab may ask it to go, and every tab
 * knows what it knows. Woken by: a write on this device, the network coming back, a tab that opens or comes to the front,
 * "send now" in any tab, signing in, and the server's poke.
 */
import { askMe } from '../features/accounts/me';
import { recoverCopies } from '../storage/blobs/recover-copies';
import type { Device } from '../storage/device';
import { keepClockOffset } from '../storage/clock-offset';
import { isProtected } from '../storage/protection';
import { readAgain } from '../storage/read-again';
import { forgetDaily } from '../sync/forgetting';
import { seekLeadership } from '../sync/leader';
import { startLoop } from '../sync/loop';
import { listenForPokes } from '../sync/pokes';
import { onSendNow, sendNow, useCourierStatus, type CourierStatus } from '../sync/status';
import { fetchTransport, type Transport } from '../sync/transport';
import { keysOf } from '../ui/between-keys';
import { fetchCopies } from './fetch-copies';
import { askHands, inRightHands } from './right-hands';
import { sendFiles } from './send-files';
import { handsMark, refreshHolder } from './session';

type Said = { readonly kind: 'wake' } | { readonly kind: 'tell' } | { readonly kind: 'status'; readonly status: CourierStatus };

/** Returns how to stop. */
export const startSync = (device: Device): (() => void) => {
  const name = `courier:${device.user}:${device.plan}`;
  const channel = new BroadcastChannel(name);
  const say = (said: Said): void => channel.postMessage(said);
  const tellStatus = (): void => {
    const status = useCourierStatus.getState();
    if (status.leads) say({ kind: 'status', status: { ...status, leads: false } });
  };
  const leadership = seekLeadership(name, () => lead(device), readAgain);
  const stopTelling = useCourierStatus.subscribe(tellStatus);
  const stopHearing = onSendNow(() => {
    if (!useCourierStatus.getState().leads) say({ kind: 'wake' });
  });
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    const { leads } = useCourierStatus.getState();
    if (data.kind === 'status' && !leads) useCourierStatus.setState(data.status);
    if (data.kind === 'tell') tellStatus();
    if (data.kind === 'wake' && leads) sendNow();
  };
  say({ kind: 'tell' });
  // Whoever opens a tab may just have signed in: a courier that stands in another one goes on.
  say({ kind: 'wake' });
  const stopWaking = wakeOnReturn();
  // What fails here is tried again at the next start: nothing is lost by it.
  recoverCopies(device).catch(reportError);
  return () => {
    stopTelling();
    stopHearing();
    stopWaking();
    leadership.stop();
    channel.close();
    useCourierStatus.setState(useCourierStatus.getInitialState());
  };
};

const lead = (device: Device): (() => void) => {
  useCourierStatus.setState({ leads: true });
  const hands = askHands({ user: device.user, mark: handsMark, ask: askMe, onMe: refreshHolder });
  const transport = inRightHands(answeringBetweenKeys, hands);
  const loop = startLoop({ ...device, transport, device: device.id, chance: Math.random, persisted: isProtected, hasNoNetwork: () => !navigator.onLine });
  const stopHearing = onSendNow(loop.wake);
  const stopFiles = sendFiles(device, { hands, wakeText: loop.wake });
  const stopCopies = fetchCopies(device, hands);
  const stopPokes = listenWhileReached(device.plan, loop.hear);
  const stopForgetting = forgetDaily(device);
  const stopKeepingClock = rememberClock(device);
  return () => {
    useCourierStatus.setState({ leads: false });
    stopHearing();
    stopPokes();
    stopForgetting();
    stopFiles();
    stopCopies();
    stopKeepingClock();
    loop.stop();
  };
};

/** Taking an answer in is felt by whoever types: it comes between two keys. */
const answeringBetweenKeys: Transport = async (plan, request, signal) => {
  const answer = await fetchTransport(plan, request, signal);
  await keysOf(window).pass();
  return answer;
};

/** Less than that, in ms, is the network's and not the clock's. */
const clockMovedMs = 1000;

/** What the server's clock said stays known where there is no network. A disk that refuses it costs no more than that. */
const rememberClock = (device: Device): (() => void) => {
  let kept: number | undefined;
  return useCourierStatus.subscribe(({ clockOffsetMs }) => {
    if (clockOffsetMs === null || (kept !== undefined && Math.abs(clockOffsetMs - kept) < clockMovedMs)) return;
    kept = clockOffsetMs;
    keepClockOffset(device, clockOffsetMs).catch(() => (kept = undefined));
  });
};

/** A stream that was refused (a session that ended, a server that restarted) is not opened again by the browser. */
const listenWhileReached = (plan: string, hear: (head: number) => void): (() => void) => {
  const listen = () => listenForPokes((poke) => poke.plan === plan && hear(poke.head));
  let stop: (() => void) | undefined;
  const follow = ({ connection }: CourierStatus): void => {
    if (connection === 'reached') stop ??= listen();
    else {
      stop?.();
      stop = undefined;
    }
  };
  const unsubscribe = useCourierStatus.subscribe(follow);
  return () => {
    unsubscribe();
    stop?.();
  };
};

const wakeOnReturn = (): (() => void) => {
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') sendNow();
  };
  addEventListener('online', sendNow);
  document.addEventListener('visibilitychange', onVisible);
  // The browser had frozen this tab.
  document.addEventListener('resume', readAgain);
  return () => {
    removeEventListener('online', sendNow);
    document.removeEventListener('visibilitychange', onVisible);
    document.removeEventListener('resume', readAgain);
  };
};
