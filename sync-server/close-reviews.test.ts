import { beforeEach, expect, test } from 'vitest';
import { recordOf } from '../src/domain/rows';
import { commandOf } from '../test/builders/change';
import { photoDetails } from '../test/builders/evidence';
import { aHouseWithEveryRole, plan, type House } from '../test/builders/plan-with-roles';
import { endOf, tries } from '../test/builders/tried-acts';
import { closeReviews } from './close-reviews';

let house: House;
let clock = 0;
const day = (text: string): number => Date.parse(`${text}T15:00:00Z`);

beforeEach(async () => {
  clock = day('2026-11-18');
  house = await aHouseWithEveryRole({ now: () => clock });
  const details = photoDetails({ commitment: 'c-norte', organization: 'norte', milestones: ['h-norte'] });
  expect(endOf(await tries(house, 'focalNorte', commandOf('evidence.add', { evidence: 'e-1', details })))).toBe('applied');
});

const rowOf = async (entity: string, id: string) => (await house.server.container.store.read(plan, (log) => log.rows([{ entity, id }])))[0];
const headOf = async () => (await house.server.container.store.read(plan, (log) => log.head()))?.seq ?? 0;
const close = () => closeReviews({ ...house.server.container, timeZone: 'America/Argentina/Buenos_Aires' });
const issue = async (review: string, verified: string) => {
  const writers = (await rowOf('evidence', 'e-1'))?.writers ?? {};
  return tries(house, 'monitor', commandOf('review.issue', { review, subject: 'evidence', of: 'e-1', version: writers, milestone: 'h-norte', verdict: 'insufficient', note: 'No se ve la firma.', verified }));
};

test('a review whose area said nothing in time goes out by itself, with what it concluded, once', async () => {
  expect(endOf(await issue('v-1', 'limited'))).toBe('applied');
  const before = await headOf();
  clock = day('2026-11-26');
  await close();
  expect(await headOf()).toBe(before);
  expect((await rowOf('review', 'v-1'))?.audience).toBe('area:norte');
  clock = day('2026-11-27');
  await Promise.all([close(), close()]);
  expect(await rowOf('review', 'v-1')).toMatchObject({ audience: 'site', by: 'reviews', fields: { state: 'final', publishedOn: '2026-11-27' } });
  expect(recordOf('milestone', await rowOf('milestone', 'h-norte'))).toMatchObject({ verified: 'limited', verifiedIn: 'v-1' });
  expect(await headOf()).toBe(before + 1);
});

test('two of the same milestone go out in the order in which they were said', async () => {
  await issue('v-2', 'complete');
  clock = day('2026-11-19');
  await issue('v-1', 'no_evidence');
  clock = day('2026-12-10');
  await close();
  expect((await rowOf('milestone', 'h-norte'))?.fields['verifiedIn']).toBe('v-1');
});
