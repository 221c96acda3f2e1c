import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aPostgresUrl } from '../../../test/builders/postgres';
import { aFolder } from '../../../test/builders/running-server';
import { openDatabase } from '../../database/open';
import { openPostgres } from '../../database/open-postgres';
import { accountsIn as accountsInPostgres } from '../../kept-in-postgres';
import { accountsIn as accountsInSqlite } from '../../kept-in-sqlite';
import { openInvitations } from './invitations';

const ana = { plan: 'plan-1', membership: 'ana', email: 'ana@example.org', by: undefined };

const inSqlite = async () => {
  const database = await openDatabase(path.join(aFolder(), 'bitacora.db'), 0);
  onTestFinished(() => database.close());
  return accountsInSqlite(database);
};

const inPostgres = async () => {
  const database = await openPostgres({ url: await aPostgresUrl(), now: 0, clockCheck: true });
  onTestFinished(() => database.close());
  return accountsInPostgres(database);
};

describe.each([
  ['SQLite', inSqlite],
  ['PostgreSQL', inPostgres],
])('invitations in %s', (_name, database) => {
  test('of two who hold the same invitation at the same moment, one gets in', async () => {
    const invitations = await openInvitations(await database(), () => 0);
    const { token } = await invitations.invite(ana);
    expect((await Promise.all([invitations.claim(token), invitations.claim(token)])).sort()).toEqual([false, true]);
    expect(await invitations.find(token)).toBeUndefined();
  });

  test('an invitation whose use failed half way is good again', async () => {
    const invitations = await openInvitations(await database(), () => 0);
    const { token } = await invitations.invite(ana);
    await invitations.claim(token);
    await invitations.release(token);
    expect(await invitations.find(token)).toEqual({ plan: 'plan-1', membership: 'ana', email: 'ana@example.org', user: null });
    expect(await invitations.claim(token)).toBe(true);
  });

  test('a newer invitation to a place ends the older, also of two made at once', async () => {
    const invitations = await openInvitations(await database(), () => 0);
    const places = [...Array.from({ length: 8 }, () => ana), { ...ana, membership: 'luis' }];
    const made = await Promise.all(places.map((place) => invitations.invite(place)));
    const found = await Promise.all(made.map(({ token }) => invitations.find(token)));
    expect(found.flatMap((each) => each?.membership ?? []).sort()).toEqual(['ana', 'luis']);
  });

  test('an invitation is good for 72 hours, and what it opens survives a restart', async () => {
    const kept = await database();
    let now = 1_900_000_000_000;
    const { token, expiresAt } = await (await openInvitations(kept, () => now)).invite({ ...ana, user: 'u-1' });
    expect(expiresAt).toBe(now + 72 * 3_600_000);
    now = expiresAt - 1;
    const later = await openInvitations(kept, () => now);
    expect(await later.find(token)).toMatchObject({ user: 'u-1' });
    now = expiresAt;
    expect([await later.find(token), await later.claim(token)]).toEqual([undefined, false]);
  });
});
