/** Two real processes of the built server on one PostgreSQL, and tablets that run the device's own courier at either. */
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { aFreePort, runBuiltCommand, startBuiltServer, type BuiltServer } from '../builders/built-server';
import { aCourier, type Courier } from '../builders/courier';
import { aPostgresUrl } from '../builders/postgres';
import { aFolder } from '../builders/running-server';

const started = async (databaseUrl: string, port: number): Promise<BuiltServer> => {
  const server = await startBuiltServer({ dataDir: aFolder(), port, databaseUrl });
  onTestFinished(() => server.kill());
  return server;
};

const asked = async <Row extends object>(databaseUrl: string, question: string): Promise<readonly Row[]> => {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  return (await client.query<Row>(question).finally(() => client.end())).rows;
};

/** What people sent, in the order of the log. */
const logged = async (databaseUrl: string): Promise<readonly string[]> => (await asked<{ readonly change_id: string }>(databaseUrl, "select change_id from log where kind = 'edit' order by seq")).map((row) => row.change_id);

const tabletsAt = async (server: BuiltServer, names: readonly string[]): Promise<readonly Courier[]> => {
  const couriers = await Promise.all(names.map((name) => aCourier(server.url, name)));
  for (const courier of couriers) onTestFinished(courier.stop);
  await Promise.all(couriers.map((courier) => courier.sends()));
  return couriers;
};

const answersTo = (couriers: readonly Courier[]): number => couriers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);

/** Each writes the next change as soon as few of its own wait. */
const writing = (couriers: readonly Courier[]): { readonly end: () => Promise<readonly string[]> } => {
  const written: string[] = [];
  let going = true;
  const all = couriers.map(async (courier) => {
    for (let own = 0; going; ) {
      if (own - courier.acknowledged.size < 5) {
        written.push(await courier.writes());
        own += 1;
      } else await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  return {
    end: async () => {
      going = false;
      await Promise.all(all);
      return written;
    },
  };
};

test('one of two servers is killed in the middle: nothing that was answered is lost, the other goes on, and in the end each change stands once', async () => {
  const url = await aPostgresUrl();
  const port = await aFreePort();
  let one = await started(url, port);
  const other = await started(url, await aFreePort());
  const [there, here] = [await tabletsAt(one, ['a', 'b', 'c']), await tabletsAt(other, ['d', 'e', 'f'])];
  const work = writing([...there, ...here]);
  for (let kill = 0; kill < 2; kill += 1) {
    const [before, beforeHere] = [answersTo(there), answersTo(here)];
    await expect.poll(() => answersTo(there)).toBeGreaterThan(before + 10);
    await one.kill();
    const answered = [...there, ...here].flatMap(({ acknowledged }) => [...acknowledged]);
    const held = new Set(await logged(url));
    expect(answered.filter((id) => !held.has(id))).toEqual([]);
    await expect.poll(() => answersTo(here)).toBeGreaterThan(beforeHere + 10);
    one = await started(url, port);
  }
  const written = await work.end();
  await Promise.all([...there, ...here].map((courier) => courier.sends()));
  const ids = await logged(url);
  expect(ids.toSorted()).toEqual(written.toSorted());
  const [places] = await asked<{ readonly gapless: boolean }>(url, 'select count(*) = max(seq) and max(seq) = (select seq from plan_head) as gapless from log');
  expect(places).toEqual({ gapless: true });
});

test('the commands work on PostgreSQL too, and leave its backups to its own tools', async () => {
  const url = await aPostgresUrl();
  const folder = aFolder();
  const server = await started(url, await aFreePort());
  const [tablet] = await tabletsAt(server, ['tablet']);
  const [first] = await asked<{ readonly epoch: string }>(url, 'select epoch from plan_head');
  const backup = path.join(folder, 'noon.tar.gz');
  expect(runBuiltCommand('backup', [backup], folder, url)).toMatchObject({ status: 28, stderr: expect.stringContaining('pg_dump') });
  expect(runBuiltCommand('restore', [backup], folder, url)).toMatchObject({ status: 28, stderr: expect.stringContaining('after-restore') });
  await server.kill();
  expect(runBuiltCommand('after-restore', [], folder, url)).toMatchObject({ status: 0, stdout: expect.stringContaining('a new epoch has begun') });
  expect(runBuiltCommand('seed', [], folder, url)).toMatchObject({ status: 0, stdout: expect.stringContaining('already') });
  const [second] = await asked<{ readonly epoch: string }>(url, 'select epoch from plan_head');
  expect(second?.epoch).not.toBe(first?.epoch);
  expect(tablet?.acknowledged.size).toBe(0);
});
