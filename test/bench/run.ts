/** `npm run bench`: prints figures as medians with their spread and their ratio to the floor. Run it on a quiet machine. */
import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { pageScript } from './bench-page-bundles';
import { startBenchServer } from './bench-server';
import { firstSync, idleCatchUp, offlineWrites, reopening, secondScreen } from './device-benches';
import { coldStarts, firstLoad } from './product-benches';
import { heading, lineOf, type Row } from './statistics';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, reps: { type: 'string', default: '3' }, sizes: { type: 'string', default: '1000,5000,20000' } } });
const times = Number(values.reps);
const wanted = (name: string): boolean => values.only === '' || values.only.split(',').includes(name);
const print = (...rows: readonly Row[]): void => rows.forEach((row) => console.log(lineOf(row)));

const ingest = async (url: string, way: 'ours' | 'floor'): Promise<number> =>
  Number((await promisify(execFile)(process.execPath, ['--import', 'tsx', 'test/bench/ingest-process.ts', url, way, '3'])).stdout);

const scripts = { ours: await pageScript('test/bench/bench-page.ts'), floor: await pageScript('test/bench/floor-page.ts') };
const serving = async (count: number, edits: number, work: (places: { readonly ours: string; readonly floor: string; readonly url: string }) => Promise<void>): Promise<void> => {
  const server = await startBenchServer({ count, edits, scripts });
  try {
    await work({ ours: `${server.url}/ours`, floor: `${server.url}/floor`, url: server.url });
  } finally {
    await server.stop();
  }
};

console.log(heading);
if (wanted('first-sync'))
  for (const count of values.sizes.split(',').map(Number)) await serving(count, 0, async (places) => print(await firstSync(places, count, times)));
if (wanted('writes')) await serving(1000, 0, async (places) => print(...(await offlineWrites(places, times))));
if (wanted('second-screen')) await serving(1000, 0, async (places) => print(await secondScreen(places, times)));
if (wanted('reopening'))
  await serving(1000, 0, async (places) => {
    for (const slower of [1, 6]) print(await reopening(places, slower, times * 2));
  });
if (wanted('idle')) {
  await serving(1000, 0, async (places) => print(await idleCatchUp(places, 'idle catch-up, no history', times)));
  await serving(1000, 10, async (places) => print(await idleCatchUp(places, 'idle catch-up, every row edited 10 times', times)));
}
if (wanted('ingest'))
  await serving(50, 0, async ({ url }) => {
    const floor: number[] = [];
    const ours: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      floor.push(await ingest(url, 'floor'));
      ours.push(await ingest(url, 'ours'));
    }
    print({ what: 'server: 50 devices, batches of 20', unit: 'changes a second', ours, floor, target: 2, higherIsBetter: true });
  });
if (wanted('cold-start')) print(...(await coldStarts(times)));
if (wanted('first-load')) print(...(await firstLoad()));
