import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aBrowser, aFolder, aRunningServer } from '../test/builders/running-server';
import { keepReleasedAssets } from './released-assets';

const day = 86_400_000;
const start = Date.parse('2026-11-23T12:00:00Z');

/** A build whose app has these parts. */
const aRelease = (...parts: readonly string[]): string => {
  const folder = aFolder();
  mkdirSync(path.join(folder, 'app/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'app/index.html'), `<script src="/app/assets/${parts[0]}"></script>`);
  for (const part of parts) writeFileSync(path.join(folder, 'app/assets', part), `// ${part}`);
  return folder;
};

const release = (dataDir: string, builtDir: string, now: number) => aRunningServer({ config: { dataDir, builtDir }, now: () => now });
const statusOf = async (url: string, part: string): Promise<number> => (await aBrowser(url).get(`/app/assets/${part}`)).status;
const keptIn = (dataDir: string): readonly string[] => readdirSync(path.join(dataDir, 'released-app/assets')).sort();

test('a page of a former release still gets its parts, as they were, for 30 days after the release that dropped them', async () => {
  const dataDir = aFolder();
  await (await release(dataDir, aRelease('page-aaaaaaaa.js', 'shared-ssssssss.js'), start)).stop();
  const next = aRelease('page-bbbbbbbb.js', 'shared-ssssssss.js');
  // The first one was served for long: its days are counted from the release that took its place.
  const second = await release(dataDir, next, start + 60 * day);
  expect(await aBrowser(second.url).get('/app/assets/page-aaaaaaaa.js')).toMatchObject({ status: 200, body: '// page-aaaaaaaa.js' });
  expect((await aBrowser(second.url).get('/app/assets/page-aaaaaaaa.js')).headers.get('cache-control')).toContain('immutable');
  await second.stop();
  const soon = await release(dataDir, next, start + 90 * day);
  expect(await statusOf(soon.url, 'page-aaaaaaaa.js')).toBe(200);
  await soon.stop();
  const later = await release(dataDir, next, start + 91 * day);
  expect([await statusOf(later.url, 'page-aaaaaaaa.js'), await statusOf(later.url, 'shared-ssssssss.js')]).toEqual([404, 200]);
  expect(keptIn(dataDir)).toEqual(['page-bbbbbbbb.js', 'shared-ssssssss.js']);
});

test('a release that is put back is no former one, and its days do not run', () => {
  const dataDir = aFolder();
  const [one, other] = [aRelease('page-aaaaaaaa.js'), aRelease('page-bbbbbbbb.js')];
  const keep = (builtDir: string, now: number) => keepReleasedAssets({ appDir: path.join(builtDir, 'app'), dataDir, now });
  keep(one, start);
  keep(other, start + day);
  keep(one, start + 2 * day);
  keep(other, start + 40 * day);
  expect(keptIn(dataDir)).toEqual(['page-aaaaaaaa.js', 'page-bbbbbbbb.js']);
  keep(other, start + 71 * day);
  expect(keptIn(dataDir)).toEqual(['page-bbbbbbbb.js']);
});

test('a start without a build retires nothing, a start that was killed leaves no half part, and lost notes only begin the days anew', () => {
  const dataDir = aFolder();
  const [one, other] = [aRelease('page-aaaaaaaa.js'), aRelease('page-bbbbbbbb.js')];
  keepReleasedAssets({ appDir: path.join(one, 'app'), dataDir, now: start });
  keepReleasedAssets({ appDir: path.join(aFolder(), 'app'), dataDir, now: start + 50 * day });
  writeFileSync(path.join(dataDir, 'released-app/assets/page-bbbbbbbb.js.unfinished'), '// pa');
  keepReleasedAssets({ appDir: path.join(other, 'app'), dataDir, now: start + 51 * day });
  expect(keptIn(dataDir)).toEqual(['page-aaaaaaaa.js', 'page-bbbbbbbb.js']);
  rmSync(path.join(dataDir, 'released-app/retired.json'));
  keepReleasedAssets({ appDir: path.join(other, 'app'), dataDir, now: start + 90 * day });
  expect(keptIn(dataDir)).toEqual(['page-aaaaaaaa.js', 'page-bbbbbbbb.js']);
});

test('a disk that refuses to keep them does not keep the server from starting', async () => {
  const dataDir = aFolder();
  writeFileSync(path.join(dataDir, 'released-app'), 'a file in the place of the folder');
  const { url } = await release(dataDir, aRelease('page-aaaaaaaa.js'), start);
  expect(await statusOf(url, 'page-aaaaaaaa.js')).toBe(200);
});
