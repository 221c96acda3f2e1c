/** Every door at which bytes of evidence are seen or sent × everybody: own area, another's, accepted, published, of another plan, never received. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { MadeFile } from '../test/builders/evidence-files';
import { evidenceRow, receivedRow, send } from '../test/builders/evidence-house';
import { aHouseWithEveryRole, otherPlan, personNames, plan, type House, type PersonName } from '../test/builders/plan-with-roles';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

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
  const original = { plan, evidence: 'accepted', session: 's' };
  const key = links.sign(original, parts.now() + 1000);
  expect([links.isValid(original, key, parts.now()), links.isValid(original, key, parts.now() + 1001), links.isValid({ ...original, session: 't' }, key, parts.now())]).toEqual([true, false, false]);
});
