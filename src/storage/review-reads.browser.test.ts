import { afterEach, expect, test, vi } from 'vitest';
import { rowsAfter } from '../../test/builders/change';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { addPhoto, photoDetails } from '../../test/builders/evidence';
import { planRows } from '../../test/builders/plan';
import { giveView, issue, saveAssessment } from '../../test/builders/review';
import type { PackPart } from '../domain/review-pack';
import type { Device } from './device';
import { downloadPack, dropPack, fetchingParts, forgetPack, hasPackPart, keptPackParts, packBudget, readPackPart, setPackBudget } from './review-pack';
import { allAssessments, allReviews, assessmentOf, noteReviewsLooked, reviewInbox, reviewOf, reviewsLookedAt, reviewsOf, reviewsOfMilestone, viewsOf } from './review-reads';

let device: Device;
afterEach(async () => {
  vi.unstubAllGlobals();
  await forgetPack(device);
  await forgetTablet(device);
});

const rows = (() => {
  const photos = ['e-1', 'e-2'].reduce((at, id) => rowsAfter(addPhoto(id, photoDetails()), { rows: at, by: 'lucia' }), planRows());
  const judged = rowsAfter(issue(photos), { rows: photos, by: 'vera' });
  const again = rowsAfter(issue(judged, { review: 'v-2' }), { rows: judged, by: 'vera', today: '2026-11-19' });
  return [giveView(), saveAssessment()].reduce((at, change) => rowsAfter(change, { rows: at, by: change.kind === 'view.give' ? 'tomas' : 'vera' }), again);
})();

test('what waits, what was said of it and what the forum sees is read from this device alone', async () => {
  device = await tabletOf({ user: 'vera', rows });
  expect((await reviewInbox(device)).map(({ id }) => id)).toEqual(['e-2']);
  expect((await allReviews(device)).map(({ id }) => id)).toEqual(['v-2', 'v-1']);
  expect((await reviewsOf(device, 'e-1')).map(({ id }) => id)).toEqual(['v-2', 'v-1']);
  expect((await reviewsOfMilestone(device, 'c-11-m3')).map(({ id }) => id)).toEqual(['v-2', 'v-1']);
  expect(await reviewOf(device, 'v-1')).toMatchObject({ verdict: 'partial' });
  expect((await viewsOf(device, 'c-d2')).map(({ organization }) => organization)).toEqual(['osc']);
  expect((await allAssessments(device)).map(({ id }) => id)).toEqual(['c-11~endOfCommitment']);
  expect(await assessmentOf(device, 'c-11~endOfCommitment')).toMatchObject({ state: 'draft' });
});

test('since I last looked is kept on this device', async () => {
  device = await tabletOf({ user: 'vera', rows });
  expect(await reviewsLookedAt(device)).toBe(0);
  await noteReviewsLooked(device);
  expect(await reviewsLookedAt(device)).toBe(device.now());
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const partOf = async (text: string, part: string): Promise<PackPart> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)));
  return { evidence: 'e-1', part, tier: part === 'original' ? 'original' : 'preview', sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''), bytes: bytesOf(text).length, type: 'image/webp' };
};

/** A server that has these texts by the name of their part, and counts who asks. */
const serving = (texts: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (input: string) => {
    const part = new URL(input, location.origin).pathname.split('/').at(-1) ?? '';
    asked.push(part);
    const text = texts[part];
    if (text === 'cut') throw new TypeError('no network');
    return text === undefined ? new Response('', { status: 404 }) : new Response(bytesOf(text));
  });
  return asked;
};

const download = (parts: readonly PackPart[], stop = new AbortController()) => {
  const seen: number[] = [];
  return downloadPack(device, parts, { signal: stop.signal, originalPath: (id) => Promise.resolve(`/api/${id}/original`), onProgress: ({ bytes }) => seen.push(bytes) }).then((end) => ({ end, seen }));
};

test('a pack goes on where it was cut, and takes no byte twice', async () => {
  device = await tabletOf({ user: 'vera', rows });
  const parts = [await partOf('small', 'preview'), await partOf('the picture', 'picture'), await partOf('the original', 'original')];
  serving({ preview: 'small', picture: 'cut' });
  expect((await download(parts)).end).toMatchObject({ stop: 'offline', parts: 1, bytes: 5 });
  const asked = serving({ preview: 'small', picture: 'the picture', original: 'the original' });
  const { end, seen } = await download(parts);
  expect(end).toEqual({ parts: 3, bytes: 28, refused: [] });
  expect(seen).toEqual([5, 16, 28]);
  expect(asked).toEqual(['picture', 'original']);
  expect((await keptPackParts(device)).map(({ part, bytes }) => `${part} ${bytes}`).sort()).toEqual(['original 12', 'picture 11', 'preview 5']);
  const picture = parts[1] as PackPart;
  expect(await hasPackPart(device, picture)).toBe(true);
  expect(await hasPackPart(device, { ...picture, sha256: 'of-another-version' })).toBe(false);
  expect(await (await readPackPart(device, picture))?.text()).toBe('the picture');
  await dropPack(device);
  expect(await keptPackParts(device)).toEqual([]);
  expect(await readPackPart(device, picture)).toBeUndefined();
  expect(await hasPackPart(device, picture)).toBe(false);
});

test('it stays within the budget that the person set, and stops when told', async () => {
  device = await tabletOf({ user: 'vera', rows });
  expect(await packBudget(device)).toBe(200 * 1024 * 1024);
  await setPackBudget(device, 10);
  serving({ preview: 'small', picture: 'the picture' });
  expect((await download([await partOf('small', 'preview'), await partOf('the picture', 'picture')])).end).toMatchObject({ stop: 'budget', parts: 1 });
  const stop = new AbortController();
  stop.abort();
  expect((await download([await partOf('small', 'preview')], stop)).end).toMatchObject({ stop: 'stopped' });
});

test('bytes that are not what the record names are not kept, and one that is refused stops nothing else', async () => {
  device = await tabletOf({ user: 'vera', rows });
  const good = await partOf('small', 'preview');
  serving({ preview: 'small', picture: 'other bytes' });
  const bad = await partOf('the picture', 'picture');
  expect(await fetchingParts(device, (fetchPart) => fetchPart(bad))).toBe('changed');
  const gone = await partOf('gone', 'page-1');
  expect((await download([bad, gone, good])).end).toEqual({ parts: 1, bytes: 5, refused: [bad, gone] });
});
