import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockData, lockFile, type DataUse } from './data-lock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bitacora-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inUse = expect.objectContaining({ code: 'data-in-use' });

test.each<readonly [DataUse, DataUse, 'together' | 'refused']>([
  ['serve', 'serve', 'refused'],
  ['serve', 'visit', 'together'],
  ['serve', 'alone', 'refused'],
  ['visit', 'serve', 'together'],
  ['visit', 'visit', 'together'],
  ['visit', 'alone', 'refused'],
  ['alone', 'serve', 'refused'],
  ['alone', 'visit', 'refused'],
  ['alone', 'alone', 'refused'],
])('%s, then %s: %s', (first, second, expected) => {
  const held = lockData(folder, first);
  if (expected === 'refused') expect(() => lockData(folder, second)).toThrow(inUse);
  else lockData(folder, second).release();
  held.release();
  lockData(folder, second).release();
});

test('a command knows whether a server serves beside it', () => {
  expect(lockData(folder, 'visit')).toMatchObject({ isServed: false });
  const server = lockData(folder, 'serve');
  expect(lockData(folder, 'visit')).toMatchObject({ isServed: true });
  server.release();
});

test('a server that was killed holds nothing: the next one starts at once', async () => {
  const holder = `
    const Sqlite = require('better-sqlite3');
    const held = new Sqlite(${JSON.stringify(path.join(folder, lockFile))});
    held.exec('begin immediate');
    held.prepare('select count(*) from sqlite_master').get();
    console.log('held');
    setInterval(() => held, 1000);`;
  const other = spawn(process.execPath, ['-e', holder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  expect(() => lockData(folder, 'serve')).toThrow(inUse);
  other.kill('SIGKILL');
  await once(other, 'exit');
  lockData(folder, 'serve').release();
});
