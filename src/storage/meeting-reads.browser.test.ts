import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { rowsAfterStep } from '../../test/builders/meeting';
import { planId, planRows } from '../../test/builders/plan';
import { CacheDatabase, DexieCache } from './dexie-cache';
import {
  agendaOf, agreementsOf, allAgreements, approvedMinutesOf, attendanceOf, attendeeContactsOf, commentsOf, contributionsOf, meetingOf, meetingsFrom, meetingsOf, meetingsOn, minutesPartsOf,
} from './meeting-reads';
import { milestonesOf } from './plan-reads';

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

test('an app that was updated without a network keeps the plan that was here, and the rows it had kept unread', async () => {
  const name = `cache:former-${Date.now()}:${planId}:v1`;
  const former = new Dexie(name);
  former.version(1).stores({ commitment: 'id, pending', milestone: 'id, pending, fields.commitment', unknownRows: '[entity+id], pending', meta: 'key' });
  former.version(2).stores({ meeting: 'id, pending, fields.on, *fields.commitments' });
  const rows = rowsAfterStep('schedule', planRows());
  const pending = { ...rows.find(({ id }) => id === 'c-11-m6'), pending: 1, base: null };
  for (const entity of ['commitment', 'milestone', 'meeting']) await former.table(entity).bulkPut(rows.filter((row) => row.entity === entity));
  await former.table('milestone').put(pending);
  await former.table('unknownRows').bulkPut([...rows.filter(({ id }) => id === 'i-1'), { ...rows[0], entity: 'ballot', id: 'later' }]);
  await former.table('meta').put({ key: 'cursor', value: { seq: 7 } });
  former.close();
  const database = new CacheDatabase(name.split(':')[1] ?? '', planId);
  opened.push(database);
  const device = { cache: new DexieCache(database) };
  expect((await meetingsOf(device)).map(({ id }) => id)).toEqual(['r-1']);
  expect((await agendaOf(device, 'r-1')).map(({ id }) => id)).toEqual(['i-1']);
  const commitments = rows.filter(({ entity }) => entity === 'commitment');
  expect(await device.cache.rows(commitments)).toEqual(commitments);
  expect((await milestonesOf(device, 'c-11')).map(({ id }) => id)).toContain('c-11-m6');
  expect(await device.cache.pendingKeys()).toEqual([{ entity: 'milestone', id: 'c-11-m6' }]);
  expect(await device.cache.cursor()).toMatchObject({ seq: 7 });
  expect((await database.ofKind('ballot')).map(({ id }) => id)).toEqual(['later']);
  expect([...database.backendDB().objectStoreNames]).toEqual(['meta', 'rows']);
});

test('meetings are found by their day and by any commitment they are on, and nothing of another kind among them', async () => {
  const rows = rowsAfterStep('schedule', planRows());
  const meeting = rows.find(({ id }) => id === 'r-1');
  if (!meeting) throw new Error('the plan has no meeting');
  const device = await deviceWith([...rows, { ...meeting, id: 'r-0', fields: { ...meeting.fields, on: '2026-01-10', commitments: ['c-8', 'c-11'] } }, { ...meeting, entity: 'ballot', id: 'b-1', fields: { ...meeting.fields, commitments: ['c-8'] } }]);
  expect((await meetingsOn(device, ['c-8', 'c-11'])).map(({ id }) => id)).toEqual(['r-0', 'r-1']);
  expect((await meetingsFrom(device, '2026-01-10')).map(({ id }) => id)).toEqual(['r-0', 'r-1']);
  expect((await meetingsFrom(device, '2026-01-11')).map(({ id }) => id)).toEqual(['r-1']);
});
