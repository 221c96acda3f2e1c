/** A reason said aloud, over HTTP: its bytes come in whole or not at all, and are heard by the area that is judged, coordination and the monitoring body. */
import { beforeEach, expect, test } from 'vitest';
import { recordOf } from '../src/domain/rows';
import { versionOf } from '../src/domain/review';
import { commandOf } from '../test/builders/change';
import { photoDetails } from '../test/builders/evidence';
import { aPhoto, anMp3, sha256Of, type MadeFile } from '../test/builders/evidence-files';
import { send } from '../test/builders/evidence-house';
import { aHouseWithEveryRole, personNames, plan, type House, type PersonName } from '../test/builders/plan-with-roles';
import { endOf, tries } from '../test/builders/tried-acts';
import { promisedBlobs } from './evidence-in-plans';
import { scrub } from './modules/evidence/scrub';

const voice = anMp3();
const hearers: readonly PersonName[] = ['coordination', 'focalNorte', 'monitor'];
const spokenOf = ({ bytes, type }: MadeFile) => ({ sha256: sha256Of(bytes), bytes: bytes.length, type, durationMs: 2000 });

let house: House;
const rowsOf = async (entity: string, id: string) => (await house.server.container.store.read(plan, (log) => log.rows([{ entity, id }])))[0];
const issues = async (review: string, more: object) => {
  const version = versionOf('evidence', (await rowsOf('evidence', 'e-1'))?.writers ?? {});
  return tries(house, 'monitor', commandOf('review.issue', { review, subject: 'evidence', of: 'e-1', version, verdict: 'insufficient', ...more }));
};
const reviewNow = async (id = 'v-1') => {
  await house.server.container.evidence.work.settled();
  return recordOf('review', await rowsOf('review', id));
};

beforeEach(async () => {
  house = await aHouseWithEveryRole();
  await tries(house, 'focalNorte', commandOf('evidence.add', { evidence: 'e-1', details: photoDetails({ commitment: 'c-norte', organization: 'norte', milestones: ['h-norte'] }) }));
  expect(endOf(await issues('v-1', { voice: spokenOf(voice) }))).toBe('applied');
});

const linkOf = (name: PersonName, review = 'v-1') => house.browsers[name].post(`/api/plans/${plan}/reviews/${review}/voice/link`, {});
const heardBy = async (path: string, name: PersonName): Promise<Buffer> => Buffer.from(await (await fetch(house.server.url + path, { headers: { cookie: house.browsers[name].cookie() } })).arrayBuffer());

test('it counts where it is what the review names, byte by byte, and comes from who said it', async () => {
  const other = { ...voice, bytes: Buffer.concat([voice.bytes.subarray(1), Buffer.alloc(1)]) };
  expect(await send(house, { review: 'never-was', file: voice, as: 'monitor' })).toMatchObject({ status: 409, code: 'review-unknown' });
  expect(await send(house, { review: 'v-1', file: other, as: 'monitor' })).toMatchObject({ code: 'not-as-described' });
  expect(await send(house, { review: 'v-1', file: other, as: 'monitor', says: { sha256: sha256Of(voice.bytes) } })).toMatchObject({ code: 'hash-mismatch' });
  for (const name of ['coordination', 'focalNorte'] as const) expect(await send(house, { review: 'v-1', file: voice, as: name })).toMatchObject({ code: 'not-allowed' });
  expect(await send(house, { review: 'v-1', file: voice, as: 'focalSur' })).toMatchObject({ code: 'review-unknown' });
  expect(await reviewNow()).not.toHaveProperty('voiceReceivedAt');
  expect((await linkOf('monitor')).status).toBe(404);

  expect(await send(house, { review: 'v-1', file: voice, as: 'monitor' })).toMatchObject({ status: 204 });
  expect(await reviewNow()).toMatchObject({ verdict: 'insufficient', voice: spokenOf(voice), voiceReceivedAt: expect.any(Number), voiceScan: 'notScanned' });
  expect(await send(house, { review: 'v-1', file: voice, as: 'monitor' })).toMatchObject({ code: 'already-there' });
});

test('what is no sound is not taken, whatever it says', async () => {
  const photo = await aPhoto();
  expect(endOf(await issues('v-2', { voice: spokenOf(photo) }))).toBe('invalid');
  expect(endOf(await issues('v-3', { voice: { ...spokenOf(photo), type: 'audio/webm' } }))).toBe('applied');
  expect(await send(house, { review: 'v-3', file: photo, as: 'monitor', says: { type: 'audio/webm' } })).toMatchObject({ code: 'type-not-taken', detail: 'mismatch' });
});

test('it is heard by whom the table says, before and after the review is out; a link serves nobody else', async () => {
  await send(house, { review: 'v-1', file: voice, as: 'monitor' });
  await reviewNow();
  const listen = async () => {
    for (const name of personNames) {
      const link = await linkOf(name);
      expect(link.status === 200, name).toBe(hearers.includes(name));
      if (link.status !== 200) continue;
      const { path } = link.body as { readonly path: string };
      for (const other of personNames) expect((await heardBy(path, other)).equals(voice.bytes), `${name}'s link, used by ${other}`).toBe(other === name);
    }
  };
  await listen();
  expect(endOf(await tries(house, 'focalNorte', commandOf('review.reply', { review: 'v-1', text: 'Se firma esta semana.' })))).toBe('applied');
  expect((await reviewNow())?.state).toBe('final');
  await listen();
  expect((await house.browsers.monitor.get(`/api/plans/${plan}/reviews/v-1/voice?key=9999999999999.${'A'.repeat(43)}`)).status).toBe(403);
  const site = JSON.stringify((await house.browsers.signedOut.get('/compromisos/c-norte')).body);
  expect(site).not.toContain(sha256Of(voice.bytes));
  expect((await house.browsers.signedOut.get('/publico/evidencia/v-1/voice')).status).toBe(404);
});

test('who confirms a word says it with the same sound: it is not sent twice', async () => {
  await send(house, { review: 'v-1', file: voice, as: 'monitor' });
  await reviewNow();
  await tries(house, 'focalNorte', commandOf('evidence.replace', { evidence: 'e-2', details: photoDetails({ commitment: 'c-norte', organization: 'norte', milestones: ['h-norte'] }), former: 'e-1' }));
  const version = versionOf('evidence', (await rowsOf('evidence', 'e-2'))?.writers ?? {});
  expect(endOf(await tries(house, 'monitor', commandOf('review.confirm', { review: 'v-2', former: 'v-1', of: 'e-2', version })))).toBe('applied');
  const { path } = (await linkOf('focalNorte', 'v-2')).body as { readonly path: string };
  expect((await heardBy(path, 'focalNorte')).equals(voice.bytes)).toBe(true);
});

test('its bytes are among those that the records promise, and nothing that is named is tidied away', async () => {
  await send(house, { review: 'v-1', file: voice, as: 'monitor' });
  await reviewNow();
  const { plans, store } = house.server.container.evidence.parts;
  expect(await promisedBlobs(house.server.container.store)).toEqual([{ plan, record: 'v-1', part: 'voice', sha256: sha256Of(voice.bytes) }]);
  expect((await plans.namedHashes()).has(sha256Of(voice.bytes))).toBe(true);
  await store.remove(sha256Of(voice.bytes));
  expect((await scrub(store, await promisedBlobs(house.server.container.store))).missing).toMatchObject([{ record: 'v-1', part: 'voice' }]);
});
