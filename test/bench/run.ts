/** `npm run bench`: prints figures as medians with their spread and their ratio to the floor. Run it on a quiet machine. */
import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { pageScript } from './bench-page-bundles';
import { firstSync, idleCatchUp, offlineWrites, reopening, secondScreen } from './device-benches';
import { captures, memory, uploads } from './evidence-benches';
import type { Ingested } from './ingest-bench';
import { startMeasuredServer, type MeasuredServer } from './measured-server';
import { coldStarts, firstLoad } from './product-benches';
import { reviewing } from './review-bench';
import { heading, lineOf, type Row } from './statistics';
import { typingMinutes } from './typing-bench';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, reps: { type: 'string', default: '3' }, sizes: { type: 'string', default: '1000,5000,20000' } } });
const times = Number(values.reps);
const wanted = (name: string): boolean => values.only === '' || values.only.split(',').includes(name);
const print = (...rows: readonly Row[]): void => rows.forEach((row) => console.log(lineOf(row)));

type Way = 'ours' | 'floor';

/** Changes a second, and what the server's processor spent on each, in µs. */
const ingest = async ({ url, cost }: MeasuredServer, way: Way, seconds: number): Promise<readonly [number, number]> => {
  const before = await cost();
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'test/bench/ingest-process.ts', url, way, String(seconds)]);
  const { rate, changes } = JSON.parse(stdout) as Ingested;
  return [rate, ((await cost()) - before) / changes];
};

const ingestBeside = async (server: MeasuredServer): Promise<void> => {
  const turns: Readonly<Record<Way, (readonly [number, number])[]>> = { floor: [], ours: [] };
  // The first turn of each only warms up what a server that has run for a while has behind it: some tens of thousands of changes.
  for (let turn = 0; turn <= times; turn += 1) for (const way of ['floor', 'ours'] as const) turns[way].push(await ingest(server, way, turn === 0 ? 12 : 3));
  const column = (way: Way, index: 0 | 1): readonly number[] => turns[way].slice(1).map((turn) => turn[index]);
  print(
    { what: 'server: 50 devices, batches of 20', unit: 'changes a second', ours: column('ours', 0), floor: column('floor', 0), target: 2, higherIsBetter: true },
    { what: 'server: what a change costs its processor', unit: 'µs', ours: column('ours', 1), floor: column('floor', 1), target: 2 },
  );
};

const scripts = { ours: await pageScript('test/bench/bench-page.ts'), floor: await pageScript('test/bench/floor-page.ts'), dexie: await pageScript('test/bench/dexie-page.ts') };
const serving = async (count: number, edits: number, work: (places: { readonly ours: string; readonly floor: string; readonly dexie: string; readonly url: string }) => Promise<void>): Promise<void> => {
  const server = await startMeasuredServer({ count, edits, scripts });
  try {
    await work({ ours: `${server.url}/ours`, floor: `${server.url}/floor`, dexie: `${server.url}/dexie`, url: server.url });
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
    for (const slower of [1, 6]) {
      print(await reopening(places, slower, times));
      const { target: _ofOurs, ...alone } = await reopening({ ...places, ours: places.dexie }, slower, times);
      print({ ...alone, what: `the same of Dexie alone, CPU ${slower}×` });
    }
  });
if (wanted('idle')) {
  await serving(1000, 0, async (places) => print(await idleCatchUp(places, 'idle catch-up, no history', times)));
  await serving(1000, 10, async (places) => print(await idleCatchUp(places, 'idle catch-up, every row edited 10 times', times)));
}
if (wanted('ingest')) {
  const server = await startMeasuredServer({ count: 50, edits: 0, scripts: {} });
  await ingestBeside(server).finally(server.stop);
}
if (wanted('cold-start')) print(...(await coldStarts(times)));
if (wanted('first-load')) print(...(await firstLoad()));
if (wanted('typing')) print(...(await typingMinutes(times)));
if (wanted('reviews')) print(...(await reviewing()));
if (wanted('upload')) print(...(await uploads(times)));
if (wanted('capture')) print(...(await captures(times)));
if (wanted('memory')) print(...(await memory()));
