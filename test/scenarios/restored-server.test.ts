/** Real processes: the server as it was built and its commands, and a tablet that runs the device's own courier against it. */
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { aFreePort, runBuiltCommand, startBuiltServer, type BuiltServer } from '../builders/built-server';
import { aCourier, type Courier } from '../builders/courier';
import { aFolder } from '../builders/running-server';

const started = async (dataDir: string, port: number): Promise<BuiltServer> => {
  const server = await startBuiltServer({ dataDir, port });
  onTestFinished(() => server.kill());
  return server;
};

/** What people sent, in the order of the log. */
const logged = (dataDir: string): readonly unknown[] => {
  const database = new Sqlite(path.join(dataDir, 'bitacora.db'), { readonly: true });
  const ids = database.prepare("select change_id from log where kind = 'edit' order by seq").pluck().all();
  database.close();
  return ids;
};

const fiveOf = async (tablet: Courier): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let written = 0; written < 5; written += 1) ids.push(await tablet.writes());
  return ids;
};

test('a server that is restored from a backup takes back from a tablet what it lacks, each change once', async () => {
  const dataDir = aFolder();
  const backup = path.join(aFolder(), 'noon.tar.gz');
  const port = await aFreePort();
  const server = await started(dataDir, port);
  const tablet = await aCourier(server.url, 'tablet');
  onTestFinished(tablet.stop);
  await tablet.sends();
  const first = await fiveOf(tablet);
  await tablet.sends();
  expect(runBuiltCommand('backup', [backup], dataDir)).toMatchObject({ status: 0, stderr: '' });
  const second = await fiveOf(tablet);
  await tablet.sends();
  expect(logged(dataDir)).toEqual([...first, ...second]);

  expect(runBuiltCommand('restore', [backup, '--replace'], dataDir)).toMatchObject({ status: 14, stderr: expect.stringContaining('data-in-use: ') });
  await server.kill();
  expect(runBuiltCommand('restore', [backup], dataDir)).toMatchObject({ status: 27, stderr: expect.stringContaining('data-there: ') });
  expect(runBuiltCommand('restore', [backup, '--replace'], dataDir)).toMatchObject({ status: 0, stdout: expect.stringContaining('before-restore-') });

  expect(logged(dataDir)).toEqual(first);
  await started(dataDir, port);
  await tablet.sends();
  expect(logged(dataDir)).toEqual([...first, ...second]);
  await tablet.sends();
  expect(logged(dataDir)).toEqual([...first, ...second]);
});

test('a second server on the same data says so, and ends with the code of it', async () => {
  const dataDir = aFolder();
  await started(dataDir, await aFreePort());
  await expect(startBuiltServer({ dataDir, port: await aFreePort() })).rejects.toThrow(/ended with 14: .*data-in-use: /s);
});
