import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupCommit } from './group-commit';

let connection: Sqlite.Database;
let commits: string[];
beforeEach(() => {
  commits = [];
  connection = new Sqlite(':memory:', { verbose: (text) => String(text) === 'commit' && commits.push('commit') });
  connection.exec('create table kept (name text primary key)');
});
afterEach(() => connection.close());

const sync = async (): Promise<void> => undefined;
const put = (name: string) => async () => async () => {
  connection.prepare('insert into kept values (?)').run(name);
  return name;
};
const kept = (): readonly unknown[] => connection.prepare('select name from kept order by name').pluck().all();

test('everybody who waits shares one commit', async () => {
  const { run } = groupCommit(connection, { sync });
  expect(await Promise.all(['a', 'b', 'c'].map((name) => run(put(name))))).toEqual(['a', 'b', 'c']);
  expect(commits).toHaveLength(1);
  expect(kept()).toEqual(['a', 'b', 'c']);
});

test('one that cannot be written is refused alone; the others are written', async () => {
  const { run } = groupCommit(connection, { sync });
  const ends = await Promise.allSettled(['a', 'a', 'b'].map((name) => run(put(name))));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(kept()).toEqual(['a', 'b']);
});

test('one that throws while deciding costs the others nothing', async () => {
  const { run } = groupCommit(connection, { sync });
  const fault = run(async () => {
    throw new Error('ours');
  });
  const ends = await Promise.allSettled([run(put('a')), fault, run(put('b'))]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(commits).toHaveLength(1);
});

test('after a failing disk nothing more is written, and whoever runs the server is told once', async () => {
  const told: string[] = [];
  const { run } = groupCommit(connection, { sync, onFailure: (error) => told.push(error.message) });
  const failing = run(async () => async () => {
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
  });
  await expect(failing).rejects.toThrow('disk I/O error');
  await expect(run(put('a'))).rejects.toThrow('disk I/O error');
  expect(kept()).toEqual([]);
  expect(told).toEqual(['disk I/O error']);
});

test('nobody is told before it is on the disk: neither who wrote nor who read it meanwhile', async () => {
  const told: string[] = [];
  let onDisk = (): void => undefined;
  const { run, kept: isKept } = groupCommit(connection, { sync: () => new Promise((resolve) => (onDisk = resolve)) });
  const written = run(put('a')).then((name) => told.push(`wrote ${name}`));
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(kept()).toEqual(['a']);
  const read = isKept().then(() => told.push('read'));
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
  onDisk();
  await Promise.all([written, read]);
  expect(told.sort()).toEqual(['read', 'wrote a']);
});

test('what the disk could not take is told to nobody, and nothing is written after it', async () => {
  const told: string[] = [];
  const failed = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
  const { run, kept: isKept } = groupCommit(connection, { sync: async () => Promise.reject(failed), onFailure: (error) => told.push(error.message) });
  await expect(Promise.allSettled([run(put('a')), run(put('b'))])).resolves.toEqual([{ status: 'rejected', reason: failed }, { status: 'rejected', reason: failed }]);
  await expect(isKept()).rejects.toThrow('disk I/O error');
  await expect(run(put('c'))).rejects.toThrow('disk I/O error');
  expect(kept()).toEqual(['a', 'b']);
  expect(told).toEqual(['disk I/O error']);
});

test('what was committed is not written once more, whatever the sync fails of', async () => {
  const failed = new Error('no such thread');
  const { run } = groupCommit(connection, { sync: async () => Promise.reject(failed) });
  await expect(Promise.allSettled([run(put('a')), run(put('b'))])).resolves.toEqual([{ status: 'rejected', reason: failed }, { status: 'rejected', reason: failed }]);
  expect(commits).toHaveLength(1);
  await expect(run(put('c'))).rejects.toThrow('no such thread');
});

test('whoever else writes on the connection still waits for the disk', async () => {
  const synchronous = (): unknown => connection.pragma('synchronous', { simple: true });
  const { run } = groupCommit(connection, { sync });
  connection.pragma('synchronous = FULL');
  const during = run(async () => async () => synchronous());
  expect([await during, synchronous()]).toEqual([1, 2]);
  await run(async () => async () => Promise.reject(new Error('ours'))).catch(() => undefined);
  expect(synchronous()).toBe(2);
});

test('closing waits for what was handed in and refuses what comes later', async () => {
  const { run, close } = groupCommit(connection, { sync });
  const last = run(put('a'));
  await close();
  expect(await last).toBe('a');
  await expect(run(put('b'))).rejects.toThrow('closed');
});

test('a disk that fails the rollback too leaves nobody waiting', async () => {
  const { run } = groupCommit(connection, { sync });
  const failing = run(async () => async () => {
    connection.exec = () => {
      throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    };
    throw new Error('ours');
  });
  await expect(failing).rejects.toThrow('disk I/O error');
  await expect(run(put('a'))).rejects.toThrow('disk I/O error');
});
