import { afterEach, expect, test, vi } from 'vitest';
import { rowsAfter } from '../../test/builders/change';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { addPhoto, photoDetails } from '../../test/builders/evidence';
import { planRows } from '../../test/builders/plan';
import type { RowImage } from '../domain/change';
import { bringCopies } from '../sync/bring-copies';
import { askForCopies, copiesHere } from './copies-here';
import { setSendingTerms } from './blobs/sending-settings';
import type { Device } from './device';
import { forgetPack, keptPackParts, setPackBudget } from './review-pack';
import type { Line } from './blobs/sending-order';

let device: Device;
afterEach(async () => {
  vi.unstubAllGlobals();
  await forgetPack(device);
  await forgetTablet(device);
});

const hashOf = async (text: string): Promise<string> => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const parts = ['preview', 'page-1', 'page-2', 'page-3'] as const;

/** A document of three pages that another tablet captured and the server received. */
const withDocument = async (change: Partial<Record<string, string>> = {}): Promise<readonly RowImage[]> => {
  const derivatives = await Promise.all(parts.map(async (part) => ({ part, sha256: await hashOf(`${part} of e-1`), bytes: `${part} of e-1`.length, type: 'image/webp' })));
  const rows = rowsAfter(addPhoto('e-1', { ...photoDetails(), kind: 'file', original: { sha256: await hashOf('pdf'), bytes: 3, type: 'application/pdf' } }), { rows: planRows(), by: 'lucia' });
  return rows.map((row) => (row.id === 'e-1' ? { ...row, fields: { ...row.fields, state: 'received', receivedAt: 1, scan: 'clean', pages: 3, derivatives, ...change } } : row));
};

const aTablet = async (rows: readonly RowImage[]): Promise<Device> => {
  const made = await tabletOf({ user: 'vera', rows });
  await made.cache.transact((transaction) => transaction.setCursor({ epoch: 'one', seq: 9, audiences: [], filling: {}, observedHead: 9, observedChain: '' } as never));
  return made;
};

const serving = (isThere = true): string[] => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (input: string) => {
    const part = new URL(input, location.origin).pathname.split('/').at(-1) ?? '';
    asked.push(part);
    if (!isThere) throw new TypeError('no network');
    return new Response(`${part} of e-1`);
  });
  return asked;
};

const bring = (line: Line = 'free') => bringCopies({ device, line: () => line, signal: new AbortController().signal });
const kept = async (): Promise<readonly string[]> => (await keptPackParts(device)).map(({ part }) => part).sort();

test('every page of a document that somebody else showed comes here by itself, small picture first, and once', async () => {
  device = await aTablet(await withDocument());
  serving(false);
  expect(await bring()).toBe('stopped');
  expect((await copiesHere(device)).missing).toHaveLength(4);
  const asked = serving();
  expect(await bring()).toBe('whole');
  expect(asked).toEqual(['preview', 'page-1', 'page-2', 'page-3']);
  expect(await bring()).toBe('whole');
  expect(asked).toHaveLength(4);
  expect((await copiesHere(device)).missing).toEqual([]);
});

test.each([['costly', false], ['unknown', true]] as const)('on a line that is %s only the small picture comes, until a person asks for all of it', async (line, wifiOnly) => {
  device = await aTablet(await withDocument());
  serving();
  await setSendingTerms(device, { wifiOnly });
  expect(await bring(line)).toBe('stopped');
  expect(await kept()).toEqual(['preview']);
  await askForCopies(device);
  expect(await bring(line)).toBe('whole');
  expect(await kept()).toEqual(['page-1', 'page-2', 'page-3', 'preview']);
});

test('what comes by itself leaves half of the room to what a person takes along', async () => {
  device = await aTablet(await withDocument());
  serving();
  await setPackBudget(device, 60);
  expect(await bring()).toBe('stopped');
  expect(await kept()).toEqual(['page-1', 'preview']);
});

test('what was taken back, or may not be read any more, leaves this device', async () => {
  device = await aTablet(await withDocument());
  serving();
  await bring();
  await device.cache.transact(async (transaction) => transaction.putRows((await withDocument({ state: 'withdrawn' })).filter(({ id }) => id === 'e-1')));
  expect(await bring()).toBe('whole');
  expect(await kept()).toEqual([]);
});
