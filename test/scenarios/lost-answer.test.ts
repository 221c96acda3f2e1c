import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aLossyDoor } from '../builders/lossy-door';
import { aHouse, aTablet } from './chromium';
import { comesIn, opensTheCheckIn, writesTheCheckIn } from './story-parts';

const item = /Informe de avance, ARBA0011/;

const carriesAChange = (body: Buffer, packed: boolean): boolean => {
  const { push } = JSON.parse((packed ? gunzipSync(body) : body).toString('utf8')) as { readonly push: readonly unknown[] };
  return push.length > 0;
};

test('an answer that was lost after the commit: the tablet asks again, and the check-in counts once', async () => {
  const house = await aHouse();
  const door = await aLossyDoor(house.url);
  const { page } = await aTablet(door.url);
  await comesIn(page, /Lucía, punto focal/);
  await opensTheCheckIn(page, /Estado abierto/);
  await writesTheCheckIn(page, 'Se hizo la tercera reunión el 8 de octubre.');

  const lost = door.loseAnswerOf((request, body) => (request.url ?? '').endsWith('/sync') && carriesAChange(body, request.headers['content-encoding'] === 'gzip'));
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  await lost;
  const committed = await submissions(house);
  expect(committed).toHaveLength(1);

  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByRole('listitem').filter({ hasText: item }).getByText('Confirmado').waitFor();
  expect(await submissions(house)).toEqual(committed);
});

/** The submissions in the log that the courier of this story sent, by id; the demonstration's own were written by the house. */
const submissions = async ({ container: { store } }: Awaited<ReturnType<typeof aHouse>>): Promise<readonly string[]> => {
  const [plan = ''] = await store.plans();
  const entries = await store.read(plan, (log) => log.entriesAbove(0, 100_000));
  return entries.filter((entry) => entry.kind === 'check-in.submit').map((entry) => entry.changeId);
};
