/** Every door at which bytes of evidence are seen or sent × everybody: own area, another's, accepted, published, of another plan, never received. */
import { beforeEach, expect, test } from 'vitest';
import type { MadeFile } from '../test/builders/evidence-files';
import { aPhoto } from '../test/builders/evidence-files';
import { publishedEvidenceOf } from '../src/domain/evidence-publication';
import { publishedEvidenceId } from '../src/domain/evidence';
import type { Fields } from '../src/domain/json';
import { evidenceRow, receivedRow, send } from '../test/builders/evidence-house';
import { aHouseWithEveryRole, otherPlan, personNames, plan, type House, type PersonName } from '../test/builders/plan-with-roles';

const everybody: readonly PersonName[] = personNames;
const members: readonly PersonName[] = ['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator'];
const ofNorte: readonly PersonName[] = ['coordination', 'focalNorte', 'monitor'];
const ofSur: readonly PersonName[] = ['coordination', 'focalSur', 'monitor'];

const canary = (name: string): MadeFile => ({ bytes: Buffer.from(`canary-${name},1\n`), type: 'text/csv', name: `${name}.csv` });

/** Who may have the original of each, and where it stands. */
const originals: Readonly<Record<string, { readonly in: string; readonly audience: string; readonly holders: readonly PersonName[] }>> = {
  'of-norte': { in: plan, audience: 'area:norte', holders: ofNorte },
  'of-sur': { in: plan, audience: 'area:sur', holders: ofSur },
  accepted: { in: plan, audience: 'members', holders: members },
  'of-another-plan': { in: otherPlan, audience: 'members', holders: ['stranger'] },
};

let house: House;
beforeEach(async () => {
  house = await aHouseWithEveryRole();
  for (const [id, { in: into, audience }] of Object.entries(originals)) {
    const as = into === otherPlan ? 'stranger' : 'coordination';
    const of = id === 'of-sur' ? { organization: 'sur', author: house.users.focalSur } : { author: into === otherPlan ? house.users.stranger : house.users.focalNorte };
    await house.write([evidenceRow(house, id, { original: canary(id) }, of, audience)], into);
    expect(await send(house, { evidence: id, file: canary(id), as, into })).toMatchObject({ status: 204 });
    await receivedRow(house, id, into);
  }
});

const linkOf = (name: PersonName, id: string, into: string) => house.browsers[name].post(`/api/plans/${into}/evidence/${id}/link`, {});

test('an original is had by whom the table says, through a link that nobody else can use', async () => {
  for (const [id, { in: into, holders }] of Object.entries(originals)) {
    for (const name of everybody) {
      const link = await linkOf(name, id, into);
      expect(link.status === 200, `${name}, ${id}`).toBe(holders.includes(name));
      if (link.status !== 200) {
        expect(JSON.stringify(link.body)).not.toContain('canary');
        continue;
      }
      const { path } = link.body as { readonly path: string };
      for (const other of everybody) expect(String((await house.browsers[other].get(path)).body).includes('canary'), `${name}'s link to ${id}, used by ${other}`).toBe(other === name);
    }
  }
});

test('no door tells of evidence to whoever may not hold it, and none takes files from them', async () => {
  for (const [id, { in: into, holders }] of Object.entries(originals)) {
    for (const name of everybody.filter((each) => !holders.includes(each))) {
      const told = [
        ...(await Promise.all(['original', 'picture', 'preview', 'text', 'page-1', 'sound', 'public'].map((part) => house.browsers[name].get(`/api/plans/${into}/evidence/${id}/${part}`)))),
        await house.browsers[name].get(`/api/plans/${into}/evidence/${id}/original?key=9999999999999.${'A'.repeat(43)}`),
        await house.browsers[name].get(`/publico/evidencia/${id}/original`),
      ];
      expect(told.every(({ status, body }) => status >= 401 && status <= 404 && !JSON.stringify(body).includes('canary')), `${name}, ${id}`).toBe(true);
      if (name !== 'signedOut') expect((await send(house, { evidence: id, file: canary(id), as: name, into })).code, `${name} sends ${id}`).toMatch(/^(not-a-member|not-allowed|evidence-unknown)$/);
    }
  }
});

test('a link ends, and losing the row ends it sooner', async () => {
  const { path } = (await linkOf('forum', 'accepted', plan)).body as { readonly path: string };
  expect(String((await house.browsers.forum.get(path)).body)).toContain('canary-accepted');
  await house.write([{ entity: 'evidence', id: 'accepted', act: 'audience', audience: 'area:norte' }]);
  expect((await house.browsers.forum.get(path)).status).toBe(404);
  const { links, parts } = house.server.container.evidence;
  const original = { plan, record: 'accepted', session: 's' };
  const { path: linked, expiresAt } = links.link(original, '/a', parts.now());
  const key = linked.slice('/a?key='.length);
  expect([links.isValid(original, key, expiresAt), links.isValid(original, key, expiresAt + 1), links.isValid({ ...original, session: 't' }, key, parts.now())]).toEqual([true, false, false]);
});

test('the public door shows what a publication named and nothing before it, of a version that was replaced too, and nothing once it was taken back', async () => {
  const at = (id: string, part: string) => house.browsers.signedOut.get(`/publico/evidencia/${id}/${part}`);
  const publishes = async (id: string): Promise<void> =>
    house.write([{ entity: 'publishedEvidence', id: publishedEvidenceId(id), act: 'create', audience: 'public', set: publishedEvidenceOf(await receivedRow(house, id), '2026-01-02') as unknown as Fields }]);
  for (const [id, shade] of [['first', 41], ['second', 200]] as const) {
    const photo = await aPhoto({ shade });
    await house.write([evidenceRow(house, id, { original: photo }, id === 'second' ? { supersedes: 'first' } : {}, 'members')]);
    expect(await send(house, { evidence: id, file: photo })).toMatchObject({ status: 204 });
    await receivedRow(house, id);
  }
  expect((await at('first', 'picture')).status).toBe(404);
  await publishes('first');
  const shown = await at('first', 'picture');
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([200, 'image/webp', 'nosniff']);
  for (const part of ['original', 'preview', 'public', 'page-1']) expect((await at('first', part)).status, part).toBe(404);

  await publishes('second');
  await house.write([{ entity: 'publishedEvidence', id: publishedEvidenceId('first'), act: 'patch', set: { supersededBy: 'second' } }]);
  expect([(await at('first', 'picture')).status, (await at('second', 'picture')).status]).toEqual([200, 200]);

  await house.write([{ entity: 'publishedEvidence', id: publishedEvidenceId('first'), act: 'patch', set: { withdrawnOn: '2026-01-03', reason: 'Se ve a un menor de edad.', derivatives: [] } }]);
  expect([(await at('first', 'picture')).status, (await at('second', 'picture')).status]).toEqual([404, 200]);
  // Also where a former server left its pictures named.
  await house.write([{ entity: 'publishedEvidence', id: publishedEvidenceId('second'), act: 'patch', set: { withdrawnOn: '2026-01-03' } }]);
  expect((await at('second', 'picture')).status).toBe(404);
});
