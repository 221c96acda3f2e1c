/** Stores, scanners and records that go away while files are on their way, and what is tidied up afterwards. */
import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { scrub } from './modules/evidence/scrub';
import { tidyUp } from './modules/evidence/tidy-up';
import { promisedBlobs } from './evidence-in-plans';
import { aPhoto, sha256Of } from '../test/builders/evidence-files';
import { evidenceRow, receivedRow, send } from '../test/builders/evidence-house';
import { aHouseWithEveryRole, plan, type House } from '../test/builders/plan-with-roles';
import { aFolder } from '../test/builders/running-server';
import { aClamd, eicar } from '../test/doubles/clamd';
import { aBucket, aFailingBucket } from '../test/doubles/s3';

const day = 86_400_000;
const aTable = (text: string) => ({ bytes: Buffer.from(text), type: 'text/csv', name: 'tabla.csv' });
const linkOf = (house: House, id: string) => house.browsers.coordination.post(`/api/plans/${plan}/evidence/${id}/link`, {});
const partsOf = ({ server }: House) => server.container.evidence.parts;

const listed = async (house: House): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { sha256 } of partsOf(house).store.list()) found.push(sha256);
  return found.toSorted();
};

test('a bucket that is away stops nothing but the bytes: doors say so, words go on, and what waits is received when it is back', async () => {
  let clock = Date.now();
  const behind = await aBucket(aFolder());
  const bucket = await aFailingBucket(behind, 2000);
  onTestFinished(async () => {
    await bucket.stop();
    await behind.stop();
  });
  const house = await aHouseWithEveryRole({ now: () => clock, config: { bucket: bucket.account } });
  const [first, second] = [await aPhoto(), await aPhoto({ shade: 9 })];
  await house.write([evidenceRow(house, 'e1', { original: first }), evidenceRow(house, 'e2', { original: second })]);
  bucket.turns('gone');
  expect(await send(house, { evidence: 'e1', file: first })).toMatchObject({ status: 204 });
  expect(await receivedRow(house, 'e1')).toMatchObject({ state: 'captured' });
  expect(await send(house, { evidence: 'e2', file: second })).toMatchObject({ status: 503, code: 'bytes-away' });
  expect((await house.browsers.signedOut.get('/api/health')).body).toMatchObject({ status: 'ok', files: { store: 's3', state: 'away', waiting: 1 } });
  await house.write([{ entity: 'evidence', id: 'e2', act: 'patch', set: { shows: 'Algo más.' } }]);
  clock += 3 * day;
  bucket.turns('none');
  expect(await partsOf(house).store.probe()).toBe(true);
  expect(await receivedRow(house, 'e1')).toMatchObject({ state: 'received' });
  expect(await send(house, { evidence: 'e2', file: second })).toMatchObject({ status: 204 });
  expect(await receivedRow(house, 'e2')).toMatchObject({ state: 'received' });
  expect((await house.browsers.signedOut.get('/api/health')).body).toMatchObject({ files: { state: 'here', waiting: 0 } });
  bucket.turns('refusing');
  const read = await house.browsers.coordination.get(`/api/plans/${plan}/evidence/e1/picture`);
  expect([read.status, read.headers.get('retry-after')]).toEqual([503, '60']);
});

test('with a scanner nothing is handed out before it has looked, and what it finds never is', async () => {
  let clock = Date.now();
  const clamd = await aClamd();
  onTestFinished(clamd.stop);
  const house = await aHouseWithEveryRole({ now: () => clock, config: { clamd: clamd.address } });
  const [clean, ill] = [aTable('a,b\n1,2\n'), aTable(`a,b\n${eicar},2\n`)];
  await house.write([evidenceRow(house, 'e1', { original: clean }), evidenceRow(house, 'e2', { original: ill })]);
  clamd.turns('gone');
  for (const [evidence, file] of [['e1', clean], ['e2', ill]] as const) await send(house, { evidence, file });
  expect([await receivedRow(house, 'e1'), await receivedRow(house, 'e2')].map(({ state, scan }) => [state, scan])).toEqual([['received', 'pending'], ['received', 'pending']]);
  expect(await linkOf(house, 'e1')).toMatchObject({ status: 409, body: { code: 'not-scanned' } });
  clamd.turns('well');
  clock += day;
  expect(await receivedRow(house, 'e1')).toMatchObject({ scan: 'clean' });
  expect(await receivedRow(house, 'e2')).toMatchObject({ scan: 'infected' });
  expect((await linkOf(house, 'e1')).status).toBe(200);
  expect(await linkOf(house, 'e2')).toMatchObject({ status: 403, body: { code: 'infected' } });
});

test('what nobody goes on with for thirty days is dropped, and may be sent anew', async () => {
  const house = await aHouseWithEveryRole();
  const after = (days: number) => ({ ...partsOf(house), now: () => Date.now() + days * day });
  const photo = await aPhoto();
  await house.write([evidenceRow(house, 'e1', { original: photo })]);
  const headers = { cookie: house.browsers.focalNorte.cookie(), 'x-bitacora': '1', 'tus-resumable': '1.0.0' };
  const said = Object.entries({ evidence: 'e1', part: 'original', sha256: sha256Of(photo.bytes), type: photo.type }).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
  const begun = await fetch(`${house.server.url}/api/plans/${plan}/blobs`, { method: 'POST', headers: { ...headers, 'upload-length': String(photo.bytes.length), 'upload-metadata': said } });
  const at = begun.headers.get('location') ?? '';
  const part = await fetch(house.server.url + at, { method: 'PATCH', headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: new Uint8Array(photo.bytes.subarray(0, 100)) });
  expect([part.status, part.headers.get('upload-offset')]).toEqual([204, '100']);
  expect(await tidyUp(after(29))).toMatchObject({ uploads: 0 });
  expect((await fetch(house.server.url + at, { method: 'HEAD', headers })).headers.get('upload-offset')).toBe('100');
  expect(await tidyUp(after(31))).toMatchObject({ uploads: 1 });
  expect((await fetch(house.server.url + at, { method: 'HEAD', headers })).status).toBe(404);
  expect(readdirSync(partsOf(house).uploadsDir)).toEqual([]);
  expect(await send(house, { evidence: 'e1', file: photo })).toMatchObject({ status: 204 });
});

test('a blob goes only when nothing has named it for thirty days; what a row, a former version or a parked change names stays', async () => {
  let clock = Date.now();
  const house = await aHouseWithEveryRole({ now: () => clock });
  const files = await Promise.all([20, 120, 220].map((shade) => aPhoto({ shade })));
  const [current, former, deleted] = files as [typeof files[0], typeof files[0], typeof files[0]];
  await house.write([evidenceRow(house, 'e1', { original: current! }), evidenceRow(house, 'e2', { original: former! }), evidenceRow(house, 'e3', { original: deleted! })]);
  for (const [index, file] of files.entries()) await send(house, { evidence: `e${index + 1}`, file: file! });
  await receivedRow(house, 'e1');
  await house.write([{ entity: 'evidence', id: 'e2', act: 'patch', set: { state: 'superseded', original: null, derivatives: [] } }, { entity: 'evidence', id: 'e3', act: 'delete' }]);
  const nobodys = aTable('de,nadie\n');
  const place = path.join(aFolder(), 'file');
  writeFileSync(place, nobodys.bytes);
  await partsOf(house).store.put({ sha256: sha256Of(nobodys.bytes), bytes: nobodys.bytes.length }, place);
  const all = await listed(house);
  const look = () => tidyUp(partsOf(house));
  expect(await look()).toMatchObject({ blobs: 0 });
  clock += 29 * day;
  expect(await look()).toMatchObject({ blobs: 0 });
  clock += 2 * day;
  expect(await look()).toMatchObject({ blobs: 1 });
  expect(await listed(house)).toEqual(all.filter((sha256) => sha256 !== sha256Of(nobodys.bytes)));

  // The fault that this must see: a cleanup that does not ask what is named.
  const blind = { ...partsOf(house), plans: { ...partsOf(house).plans, namedHashes: async () => new Set<string>() } };
  await tidyUp(blind);
  clock += 31 * day;
  expect((await tidyUp(blind)).blobs).toBe(all.length - 1);
  expect(await listed(house)).toEqual([]);
});

test('a look at every blob finds each flipped bit and each that is missing', async () => {
  const dataDir = aFolder();
  const house = await aHouseWithEveryRole({ config: { dataDir } });
  const files = await Promise.all([20, 120, 220].map((shade) => aPhoto({ shade })));
  await house.write(files.map((original, index) => evidenceRow(house, `e${index}`, { original })));
  for (const [index, file] of files.entries()) await send(house, { evidence: `e${index}`, file });
  await receivedRow(house, 'e0');
  const { store } = partsOf(house);
  const look = async () => scrub(store, await promisedBlobs(house.server.container.store));
  expect(await look()).toMatchObject({ blobs: 9, flipped: [], missing: [] });
  const [flipped, gone] = [sha256Of(files[0]!.bytes), sha256Of(files[1]!.bytes)];
  const place = path.join(dataDir, 'blobs', flipped.slice(0, 2), flipped);
  const bytes = readFileSync(place);
  bytes[bytes.length >> 1]! ^= 1;
  chmodSync(place, 0o600);
  writeFileSync(place, bytes);
  await store.remove(gone);
  expect(await look()).toMatchObject({ blobs: 8, flipped: [flipped], missing: [{ plan, record: 'e1', part: 'original', sha256: gone }] });
});
