import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { rowsAfterStep } from '../../test/builders/meeting';
import { planId, planRows } from '../../test/builders/plan';
import { CacheDatabase, DexieCache } from './dexie-cache';
import {
  agendaOf, agreementsOf, allAgreements, approvedMinutesOf, attendanceOf, attendeeContactsOf, commentsOf, contributionsOf, meetingOf, meetingsOf, minutesPartsOf,
} from './meeting-reads';

const opened: CacheDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

const deviceWith = async (rows: ReturnType<typeof planRows>) => {
  const database = new CacheDatabase(`reader-${Date.now()}-${opened.length}`, planId);
  opened.push(database);
  const cache = new DexieCache(database);
  await cache.transact((transaction) => transaction.putRows(rows));
  return { cache };
};

test('what stands around a meeting is read from this device alone, each in its order', async () => {
  const device = await deviceWith(rowsAfterStep('publish', planRows()));
  expect((await meetingsOf(device)).map(({ id }) => id)).toEqual(['r-1']);
  expect(await meetingOf(device, 'r-1')).toMatchObject({ state: 'published', number: 1 });
  expect((await agendaOf(device, 'r-1')).map(({ title }) => title)).toEqual(['Hito por hito', 'Próximos pasos']);
  expect((await attendanceOf(device, 'r-1')).map(({ id }) => id).sort()).toEqual(['heads', 'r-1~m-lucia', 'r-1~m-tomas']);
  expect((await agreementsOf(device, 'r-1')).map(({ id }) => id)).toEqual(['a-1']);
  expect((await allAgreements(device)).map(({ id }) => id)).toEqual(['a-1']);
  expect((await minutesPartsOf(device, 'r-1')).map(({ updates }) => updates)).toEqual([['AAAA']]);
  expect((await approvedMinutesOf(device, 'r-1')).map(({ version }) => version)).toEqual([1]);
  for (const none of [contributionsOf, commentsOf, attendeeContactsOf]) expect(await none(device, 'r-1')).toEqual([]);
});

test('an app that learns of meetings keeps the plan that was here, and the meetings it had kept unread', async () => {
  const name = `cache:former-${Date.now()}:${planId}:v1`;
  const former = new Dexie(name);
  former.version(1).stores({ commitment: 'id, pending', unknownRows: '[entity+id], pending', meta: 'key' });
  const rows = rowsAfterStep('schedule', planRows());
  await former.table('commitment').bulkPut(rows.filter(({ entity }) => entity === 'commitment'));
  await former.table('unknownRows').bulkPut([...rows.filter(({ id }) => id === 'r-1' || id === 'i-1'), { ...rows[0], entity: 'ballot', id: 'later' }]);
  await former.table('meta').put({ key: 'cursor', value: { seq: 7 } });
  former.close();
  const database = new CacheDatabase(name.split(':')[1] ?? '', planId);
  opened.push(database);
  const device = { cache: new DexieCache(database) };
  expect((await meetingsOf(device)).map(({ id }) => id)).toEqual(['r-1']);
  expect((await agendaOf(device, 'r-1')).map(({ id }) => id)).toEqual(['i-1']);
  expect(await database.table('commitment').count()).toBe(4);
  expect(await device.cache.cursor()).toMatchObject({ seq: 7 });
  expect((await database.table('unknownRows').toArray()).map(({ id }) => id as string)).toEqual(['later']);
});
