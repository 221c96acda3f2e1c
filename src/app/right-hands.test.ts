import { expect, test } from 'vitest';
import { accept, refuse, type Result } from '../domain/result';
import type { Trouble } from '../features/accounts/ask-server';
import type { Me } from '../features/accounts/me';
import { emptyCursor, protocolVersion, schemaVersion, type SyncRequest, type SyncResponse } from '../protocol/sync-messages';
import type { Answer } from '../sync/transport';
import { askHands, inRightHands } from './right-hands';

const request: SyncRequest = {
  protocol: protocolVersion,
  user: 'lucia',
  device: 'tablet',
  schema: schemaVersion,
  sentAt: 0,
  cursor: emptyCursor,
  seenHeads: [],
  push: [],
  owed: { waiting: 0, oldestAt: null, persisted: null, app: '0.1.0' },
};
const response: SyncResponse = { now: 0, epoch: 'e', head: 0, outcomes: [], fork: null };
const meOf = (id: string): Me => ({ user: { id, name: id, email: `${id}@example.org` }, plans: [], session: { createdAt: 0, expiresAt: 1 }, demo: false });

/** A browser whose session is somebody's, and a server that counts what it gets and from whom. */
const aBrowser = (signedIn: string | undefined) => {
  const browser = { signedIn, mark: 'one', asked: 0, got: [] as (string | undefined)[], isReached: true };
  const ask = async (): Promise<Result<Me, Trouble>> => {
    browser.asked += 1;
    if (!browser.isReached) return refuse({ kind: 'unreachable' });
    return browser.signedIn ? accept(meOf(browser.signedIn)) : refuse({ kind: 'refused', code: 'not-signed-in', retryAfterMs: null });
  };
  const transport = async (): Promise<Answer> => {
    browser.got.push(browser.signedIn);
    return browser.signedIn ? { kind: 'answer', response } : { kind: 'signed-out' };
  };
  const send = inRightHands(transport, askHands({ user: 'lucia', mark: () => browser.mark, ask, onMe: () => undefined }));
  return { browser, send: async () => (await send('plan', request)).kind };
};

test('the server is asked once who is signed in, and then the words go', async () => {
  const { browser, send } = aBrowser('lucia');
  expect([await send(), await send(), await send()]).toEqual(['answer', 'answer', 'answer']);
  expect(browser.asked).toBe(1);
});

test('the words of one person are never sent under the session of another', async () => {
  const { browser, send } = aBrowser('martin');
  expect(await send()).toBe('signed-out');
  expect(browser.got).toEqual([]);
});

test('a tab that was sending stops when another person comes in on the browser, and goes on when its own returns', async () => {
  const { browser, send } = aBrowser('lucia');
  expect(await send()).toBe('answer');
  Object.assign(browser, { mark: 'two', signedIn: 'martin' });
  expect([await send(), await send()]).toEqual(['signed-out', 'signed-out']);
  expect(browser.got).toEqual(['lucia']);
  Object.assign(browser, { mark: 'three', signedIn: 'lucia' });
  expect(await send()).toBe('answer');
});

test('a session that ended is said as such, and asked for again at the next try', async () => {
  const { browser, send } = aBrowser('lucia');
  await send();
  browser.signedIn = undefined;
  expect(await send()).toBe('signed-out');
  browser.signedIn = 'lucia';
  expect(await send()).toBe('answer');
  expect(browser.asked).toBe(2);
});

test('without the server nobody is taken for signed out', async () => {
  const { browser, send } = aBrowser('lucia');
  browser.isReached = false;
  expect(await send()).toBe('unreachable');
});
