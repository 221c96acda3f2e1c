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

const put = (name: string) => async () => async () => {
  connection.prepare('insert into kept values (?)').run(name);
  return name;
};
const kept = (): readonly unknown[] => connection.prepare('select name from kept order by name').pluck().all();

test('everybody who waits shares one commit', async () => {
  const { run } = groupCommit(connection);
  expect(await Promise.all(['a', 'b', 'c'].map((name) => run(put(name))))).toEqual(['a', 'b', 'c']);
  expect(commits).toHaveLength(1);
  expect(kept()).toEqual(['a', 'b', 'c']);
});

test('one that cannot be written is refused alone; the others are written', async () => {
  const { run } = groupCommit(connection);
  const ends = await Promise.allSettled(['a', 'a', 'b'].map((name) => run(put(name))));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(kept()).toEqual(['a', 'b']);
});

test('one that throws while deciding costs the others nothing', async () => {
  const { run } = groupCommit(connection);
  const fault = run(async () => {
    throw new Error('ours');
  });
  const ends = await Promise.allSettled([run(put('a')), fault, run(put('b'))]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(commits).toHaveLength(1);
});

test('after a failing disk nothing more is written, and whoever runs the server is told once', async () => {
  const told: string[] = [];
  const { run } = groupCommit(connection, (error) => told.push(error.message));
  const failing = run(async () => async () => {
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
  });
  await expect(failing).rejects.toThrow('disk I/O error');
  await expect(run(put('a'))).rejects.toThrow('disk I/O error');
  expect(kept()).toEqual([]);
  expect(told).toEqual(['disk I/O error']);
});

test('closing waits for what was handed in and refuses what comes later', async () => {
  const { run, close } = groupCommit(connection);
  const last = run(put('a'));
  await close();
  expect(await last).toBe('a');
  await expect(run(put('b'))).rejects.toThrow('closed');
});

test('a disk that fails the rollback too leaves nobody waiting', async () => {
  const { run } = groupCommit(connection);
  const failing = run(async () => async () => {
    connection.exec = () => {
      throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    };
    throw new Error('ours');
  });
  await expect(failing).rejects.toThrow('disk I/O error');
  await expect(run(put('a'))).rejects.toThrow('disk I/O error');
});
