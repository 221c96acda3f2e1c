import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aBrowser, aFolder, aRunningServer } from '../../test/builders/running-server';

/** A build of the app with these files, as old as told (ms since 1970). */
const aBuilt = (files: Readonly<Record<string, string>>, at: number): string => {
  const folder = aFolder();
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'app', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, at / 1000, at / 1000);
  }
  return folder;
};

const now = Date.parse('2026-11-23T12:00:00Z');

test('a browser that asks again is told whether the file is another one by what it holds, also where the other one is older', async () => {
  const first = await aRunningServer({ config: { builtDir: aBuilt({ 'service-worker.js': '// broken' }, now) } });
  const { headers } = await aBrowser(first.url).get('/app/service-worker.js');
  const again = { 'if-none-match': headers.get('etag') ?? '', 'if-modified-since': new Date(now).toUTCString(), 'cache-control': 'max-age=0' };
  expect((await aBrowser(first.url).get('/app/service-worker.js', again)).status).toBe(304);
  const back = await aRunningServer({ config: { builtDir: aBuilt({ 'service-worker.js': '// mended' }, now - 86_400_000) } });
  expect(await aBrowser(back.url).get('/app/service-worker.js', again)).toMatchObject({ status: 200, body: '// mended' });
});

test('the rescue page opens at its folder, with and without the last slash; a part that is not there is never the app', async () => {
  const { url } = await aRunningServer({ config: { builtDir: aBuilt({ 'index.html': 'app', 'rescue/index.html': 'rescue' }, now) } });
  const html = { accept: 'text/html' };
  const bodies = await Promise.all(['/app/rescue', '/app/rescue/', '/app/', '/app/compromisos'].map(async (at) => (await aBrowser(url).get(at, html)).body));
  expect(bodies).toEqual(['rescue', 'rescue', 'app', 'app']);
  expect((await aBrowser(url).get('/app/rescue/rescue.js', html)).status).toBe(404);
});
