/** Two servers of one PostgreSQL and one store of files: what a tablet sends and sees does not depend on which one it reaches. */
import { expect, onTestFinished, test } from 'vitest';
import { anMp3, aPhoto, sha256Of, type MadeFile } from '../test/builders/evidence-files';
import { evidenceRow, receivedRow, send, uploadOf } from '../test/builders/evidence-house';
import { aPlanWith } from '../test/builders/plan-with-people';
import { commitmentOf, milestoneOf, organizationNamed, passwordOfAll, plan, wideLimits, type House } from '../test/builders/plan-with-roles';
import { aPostgresUrl } from '../test/builders/postgres';
import { aBrowser, aFolder, aRunningServer } from '../test/builders/running-server';
import { aBucket } from '../test/doubles/s3';
import { appendServerChange } from './modules/sync/server-change';
import type { Config } from './config';
import type { RunningServer } from './server';

/** A plan with the focal point of the north area, signed in at both. */
const aPairOfHouses = async (store: Partial<Pick<Config, 'bucket'>>): Promise<readonly [House, House]> => {
  const config = { ...store, databaseUrl: await aPostgresUrl(), blobsDir: aFolder(), authSecret: undefined };
  const start = () => aRunningServer({ limits: wideLimits, config });
  const [one, other] = await Promise.all([start(), start()]);
  await aPlanWith(one.container, [{ id: 'ana', name: 'Ana Suárez', role: 'focalPoint', organization: 'norte' }], plan);
  const write: House['write'] = async (operations, into = plan) => {
    await appendServerChange({ ...one.container, plan: into, by: 'import', now: Date.now() }, { kind: 'import', operations });
  };
  await write([organizationNamed('norte'), commitmentOf('c-norte', 'norte'), milestoneOf('c-norte', 'h-norte')]);
  const { token } = await one.container.accounts.invitations.invite({ plan, membership: 'ana', email: 'ana@example.org', by: undefined });
  const browser = aBrowser(one.url);
  const { body } = await browser.post('/api/invitations/accept', { token, password: passwordOfAll });
  const users = { focalNorte: (body as { readonly user: { readonly id: string } }).user.id };
  const houseOf = (server: RunningServer) => ({ server, write, users, browsers: { focalNorte: aBrowser(server.url, {}, browser.cookie()) } }) as unknown as House;
  return [houseOf(one), houseOf(other)];
};

/** Sends at most this much, and leaves; answers where the upload stands. */
const beginsAt = (house: House, evidence: string, file: MadeFile, most: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const upload = uploadOf(house, { evidence, file, chunkSize: most }, ({ status, code }) => reject(new Error(`it ended: ${status} ${code ?? ''}`)));
    upload.options.onChunkComplete = () => void upload.abort().then(() => resolve(upload.url ?? ''));
    upload.start();
  });

const bytesAt = async ({ server, browsers }: House, path: string): Promise<string> => sha256Of(Buffer.from(await (await fetch(server.url + path, { headers: { cookie: browsers.focalNorte.cookie() } })).arrayBuffer()));

const originalAt = async (house: House, id: string): Promise<string> => bytesAt(house, ((await house.browsers.focalNorte.post(`/api/plans/${plan}/evidence/${id}/link`, {})).body as { readonly path: string }).path);

/** Each time that the log says of some evidence that it was received. */
const hoursOfReceipt = async ({ server }: House): Promise<readonly unknown[]> => {
  const entries = await server.container.store.read(plan, (log) => log.entriesAbove(0, 1000));
  return entries.flatMap(({ body }) => [...body.matchAll(/"receivedAt":(\d+)/g)].map(([, hour]) => hour));
};

const inABucket = async (): Promise<Pick<Config, 'bucket'>> => {
  const { account, stop } = await aBucket(aFolder());
  onTestFinished(stop);
  return { bucket: account };
};

test.each([
  ['a folder', async () => ({})],
  ['a bucket', inABucket],
])('with %s for both: a photo whose upload began at one goes on at the other, is received once, and is seen at either', async (_, keeping) => {
  const [one, other] = await aPairOfHouses(await keeping());
  const photo = await aPhoto({ width: 1600, height: 1200 });
  await one.write([evidenceRow(one, 'e1', { original: photo })]);
  const begun = new URL(await beginsAt(one, 'e1', photo, Math.ceil(photo.bytes.length / 3)));
  expect(await send(other, { evidence: 'e1', file: photo, uploadUrl: other.server.url + begun.pathname })).toMatchObject({ status: 204 });
  expect(await receivedRow(other, 'e1')).toMatchObject({ state: 'received', original: { sha256: sha256Of(photo.bytes) } });
  for (const house of [one, other]) expect(await originalAt(house, 'e1')).toBe(sha256Of(photo.bytes));
  const pictures = await Promise.all([one, other].map((house) => bytesAt(house, `/api/plans/${plan}/evidence/e1/picture`)));
  expect(pictures[0]).toBe(pictures[1]);
  expect(await hoursOfReceipt(one)).toHaveLength(1);
});

test('a sound that two tabs send to both at once is whole at either, and was received at one hour', async () => {
  const [one, other] = await aPairOfHouses({});
  const sound = anMp3();
  await one.write([evidenceRow(one, 'e1', { original: sound }, { kind: 'audio' })]);
  const sent = await Promise.all([one, other].map((house) => send(house, { evidence: 'e1', file: sound })));
  expect(sent.some(({ status }) => status === 204)).toBe(true);
  await receivedRow(one, 'e1');
  expect(await receivedRow(other, 'e1')).toMatchObject({ state: 'received' });
  for (const house of [one, other]) expect(await originalAt(house, 'e1')).toBe(sha256Of(sound.bytes));
  expect(new Set(await hoursOfReceipt(one)).size).toBe(1);
});
