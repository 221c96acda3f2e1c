import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { aClamd, eicar, type ClamdMood } from '../../../../test/doubles/clamd';
import { clamdScanner } from './clamd';

const scan = async (mood: ClamdMood, content: Buffer) => {
  const clamd = await aClamd();
  onTestFinished(clamd.stop);
  clamd.turns(mood);
  const pieces = Array.from({ length: Math.ceil(content.length / 50_000) }, (_, index) => content.subarray(index * 50_000, (index + 1) * 50_000));
  return clamdScanner(clamd.address, 300).scan(Readable.from(pieces));
};

test('what it finds is told, also in the last piece of a large file', async () => {
  expect(await scan('well', Buffer.alloc(1_000_000))).toBe('clean');
  expect(await scan('well', Buffer.concat([Buffer.alloc(1_000_000), Buffer.from(eicar)]))).toBe('infected');
  expect(await scan('well', Buffer.alloc(1))).toBe('clean');
});

test.each<ClamdMood>(['silent', 'gone', 'failing'])('a scanner that is %s knows nothing, and nobody takes that for clean', async (mood) => {
  expect(await scan(mood, Buffer.alloc(200_000))).toBe('away');
});

test('one that is not there at all is away too, and over a socket of this machine it is asked alike', async () => {
  expect(await clamdScanner({ host: '127.0.0.1', port: 1 }, 300).scan(Readable.from([Buffer.alloc(10)]))).toBe('away');
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-clamd-'));
  const server = createServer((socket) => socket.once('data', () => socket.end('stream: OK\0'))).listen(path.join(folder, 'clamd.ctl'));
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  expect(await clamdScanner({ path: path.join(folder, 'clamd.ctl') }, 1000).scan(Readable.from([Buffer.alloc(10)]))).toBe('clean');
});
