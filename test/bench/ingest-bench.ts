/** Fifty devices push batches of twenty new rows in a closed loop; the floor inserts the same batches bare. */
import { randomBytes } from 'node:crypto';
import { Agent, request as ask } from 'node:http';
import { benchCookie, benchPlan, created, pushOf } from './bench-api';
import { recordOf } from './bench-data';

const devices = 50;
const batch = 20;
/** How an answer tells of a change that was not taken. */
const refused = ['"end":"rejected"', '"end":"held"'];

export interface Ingested {
  /** Changes a second over the time that was counted. */
  readonly rate: number;
  /** All that was taken, warming up too. */
  readonly changes: number;
}

/** Counts for `seconds`, after a moment to warm up. */
export const ingest = async (url: string, way: 'ours' | 'floor', seconds: number): Promise<Ingested> => {
  // Of this run alone: a record that stands already would be refused, and a refusal is another work.
  const run = randomBytes(4).toString('hex');
  let next = 1_000_000;
  let counted = 0;
  let changes = 0;
  let stopped = false;
  let counting = false;
  const post = poster(url, way === 'ours' ? `/api/plans/${benchPlan}/sync` : '/floor/push');
  const pool = Array.from({ length: 2000 }, (_, index) => recordOf(index));
  const bodyOf = (device: number): string => {
    const records = Array.from({ length: batch }, () => ({ ...pool[next % 2000]!, id: `n${run}${(next += 1)}` }));
    return JSON.stringify(way === 'floor' ? records : pushOf(`d${device}`, records.map(created)));
  };
  const loop = async (device: number): Promise<void> => {
    while (!stopped) {
      const { status, text } = await post(bodyOf(device));
      if (status !== 200 || refused.some((end) => text.includes(end))) throw new Error(`the server answered ${status}: ${text.slice(0, 400)}`);
      changes += batch;
      if (counting) counted += batch;
    }
  };
  const all = Promise.all(Array.from({ length: devices }, (_, device) => loop(device)));
  await wait(700);
  counting = true;
  const began = performance.now();
  await wait(seconds * 1000);
  const rate = (counted * 1000) / (performance.now() - began);
  stopped = true;
  await all;
  return { rate, changes };
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const poster = (url: string, path: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: devices });
  const { hostname, port } = new URL(url);
  return (body: string): Promise<{ readonly status: number; readonly text: string }> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-bitacora': '1', cookie: benchCookie };
      const asking = ask({ hostname: hostname === 'localhost' ? '127.0.0.1' : hostname, port, path, method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      asking.once('error', reject);
      asking.end(body);
    });
};
