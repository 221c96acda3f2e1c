import { expect, test } from 'vitest';
import { aHouseWithEveryRole } from '../../../test/builders/plan-with-roles';

const meetingOf = (id: string, audience: string, more: object = {}) =>
  ({ entity: 'meeting', id, act: 'create', audience, set: { type: 'forum', organization: 'norte', commitments: ['c-norte'], on: '2026-12-10', from: '14:00', modality: 'hybrid', place: 'Sala grande', link: 'https://sala.example/foro', invited: [], state: 'scheduled', ...more } }) as const;

const pathIn = ({ body }: { readonly body: unknown }): string => (body as { readonly path: string }).path;

test('a person makes the secret address of their calendar, and a program without a session reads it', async () => {
  const { browsers, write } = await aHouseWithEveryRole();
  await write([meetingOf('r-1', 'members'), { entity: 'agendaItem', id: 'i-1', act: 'create', audience: 'members', set: { meeting: 'r-1', order: 1, title: 'Hito por hito' } }]);
  const path = pathIn(await browsers.focalNorte.post('/api/calendar-feed', { locale: 'es' }));
  const { status, headers, body } = await browsers.signedOut.get(path);
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-store']);
  for (const said of ['UID:r-1', 'https://sala.example/foro', 'Hito por hito', '/app/reuniones/r-1']) expect(String(body).replace(/\r\n /g, '')).toContain(said);
});

test('it holds what the person may read today and no more: whoever left reads what is announced', async () => {
  const { browsers, write } = await aHouseWithEveryRole();
  await write([meetingOf('r-1', 'members'), meetingOf('r-2', 'public', { announced: true })]);
  const read = async (who: 'forum' | 'ended' | 'stranger') => {
    const text = String((await browsers.signedOut.get(pathIn(await browsers[who].post('/api/calendar-feed', { locale: 'en' })))).body);
    return ['r-1', 'r-2'].filter((id) => text.includes(`UID:${id}`));
  };
  expect([await read('forum'), await read('ended'), await read('stranger')]).toEqual([['r-1', 'r-2'], ['r-2'], []]);
});

test('whoever left reads of an announced meeting neither the way into the room nor why it was cancelled; members read both', async () => {
  const { browsers, write } = await aHouseWithEveryRole();
  await write([meetingOf('r-1', 'public', { announced: true }), meetingOf('r-2', 'public', { announced: true, state: 'cancelled', reason: 'Faltó el presupuesto' })]);
  const read = async (who: 'forum' | 'ended') => {
    const text = String((await browsers.signedOut.get(pathIn(await browsers[who].post('/api/calendar-feed', { locale: 'es' })))).body).replace(/\r\n /g, '');
    return ['UID:r-1', 'UID:r-2', 'Sala grande', 'STATUS:CANCELLED', 'https://sala.example/foro', 'Faltó el presupuesto'].filter((said) => text.includes(said));
  };
  expect(await read('ended')).toEqual(['UID:r-1', 'UID:r-2', 'Sala grande', 'STATUS:CANCELLED']);
  expect(await read('forum')).toEqual(['UID:r-1', 'UID:r-2', 'Sala grande', 'STATUS:CANCELLED', 'https://sala.example/foro', 'Faltó el presupuesto']);
});

test('an address that was ended, or replaced by a new one, is nowhere', async () => {
  const { browsers } = await aHouseWithEveryRole();
  const first = pathIn(await browsers.forum.post('/api/calendar-feed', { locale: 'es' }));
  const second = pathIn(await browsers.forum.post('/api/calendar-feed', { locale: 'es' }));
  expect([(await browsers.signedOut.get(first)).status, (await browsers.signedOut.get(second)).status]).toEqual([404, 200]);
  expect((await browsers.forum.get('/api/calendar-feed')).body).toEqual({ madeAt: expect.any(Number) });
  expect((await browsers.forum.delete('/api/calendar-feed')).status).toBe(204);
  expect((await browsers.signedOut.get(second)).status).toBe(404);
  expect((await browsers.forum.get('/api/calendar-feed')).body).toEqual({ madeAt: null });
});

test('nobody makes one without a session, and what is no address breaks nothing', async () => {
  const { browsers } = await aHouseWithEveryRole();
  expect((await browsers.signedOut.post('/api/calendar-feed', { locale: 'es' })).status).toBe(401);
  expect((await browsers.forum.post('/api/calendar-feed', { locale: 'fr' })).status).toBe(400);
  for (const path of ['/calendario/x.ics', `/calendario/${'a'.repeat(43)}.ics`, `/calendario/${'a'.repeat(5000)}.ics`, '/calendario/%E0%A4%A', '/calendario/..%2f..%2fetc.ics']) expect([path.slice(0, 30), [400, 404].includes((await browsers.signedOut.get(path)).status)]).toEqual([path.slice(0, 30), true]);
});

test('the address is kept as its hash alone', async () => {
  const { browsers, server } = await aHouseWithEveryRole();
  const token = /calendario\/(.+)\.ics/.exec(pathIn(await browsers.forum.post('/api/calendar-feed', { locale: 'es' })))?.[1] ?? '';
  const rows = await server.container.kept.accounts.kysely.selectFrom('calendar_feed').selectAll().execute();
  expect([rows.length, JSON.stringify(rows).includes(token)]).toEqual([1, false]);
});
