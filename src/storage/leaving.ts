/**
 * A page that is left must hold nothing. The browser may keep it, frozen, for whoever comes back, and in WebKit a transaction
 * that is frozen with it never ends: every later page then waits for its stores, and for ever. So whatever is unfinished when
 * the page is left is given up; where the page comes back, open-connection.ts does it again.
 */
import Dexie from 'dexie';
import { readAgain } from './read-again';

const unfinished = new Set<IDBTransaction>();
let left = 0;
let isAway = false;
let back: Promise<void> = Promise.resolve();
let comeBack = (): void => undefined;

/** Called before some work; the answer tells after it whether this page was left meanwhile, or had been left by then. */
export const watchLeaving = (): (() => boolean) => {
  const before = isAway ? undefined : left;
  return () => left !== before;
};

/** Resolves when this page is nobody's former one: at once, but for a page that was left and may come back. */
export const whenBack = (): Promise<void> => back;

/** Follows all that begins on the connection to come. To be called before anybody else listens to the request. */
export const followed = (request: IDBOpenDBRequest): IDBOpenDBRequest => {
  request.addEventListener('upgradeneeded', () => request.transaction && follow(request.transaction));
  request.addEventListener('success', () => followConnection(request.result));
  return request;
};

const followConnection = (connection: IDBDatabase): void => {
  const begin = connection.transaction.bind(connection);
  connection.transaction = (...what: Parameters<IDBDatabase['transaction']>) => follow(begin(...what));
};

const follow = (transaction: IDBTransaction): IDBTransaction => {
  unfinished.add(transaction);
  // Begun by somebody who heard later that the page is left: only what asks to be committed in the same breath may stay.
  if (isAway) queueMicrotask(giveUp);
  const forget = (): void => void unfinished.delete(transaction);
  transaction.addEventListener('complete', forget);
  transaction.addEventListener('abort', forget);
  return transaction;
};

const giveUp = (): void => {
  for (const transaction of unfinished) {
    try {
      transaction.abort();
    } catch {
      // It has asked to be committed, and ends without the page.
    }
  }
};

// Dexie closes its connections when a page is left for a while, before others can keep what they still hold.
Dexie.disableBfCache = true;

const leave = ({ persisted }: PageTransitionEvent): void => {
  left += 1;
  isAway = persisted;
  if (isAway) back = new Promise((resolve) => (comeBack = resolve));
  giveUp();
};

const arrive = ({ persisted }: PageTransitionEvent): void => {
  isAway = false;
  comeBack();
  // What other pages wrote meanwhile was never told to this one.
  if (persisted) readAgain();
};

if (typeof addEventListener === 'function') {
  // Before everybody else: what they keep on leaving is committed in one breath, and is not given up.
  addEventListener('pagehide', leave);
  addEventListener('pageshow', arrive);
}
