/** Fifty devices push batches of twenty new rows in a closed loop; the floor inserts the same batches bare. */
import { Agent, request as ask } from 'node:http';
import { benchPlan, created, pushOf } from './bench-api';
import { recordOf } from './bench-data';

const devices = 50;
const batch = 20;

/** Changes a second over `seconds`. */
export const ingest = async (url: string, way: 'ours' | 'floor', seconds: number): Promise<number> => {
  let next = 1_000_000;
  let counted = 0;
  let stopped = false;
  let counting = false;
  const post = poster(url, way === 'ours' ? `/api/plans/${benchPlan}/sync` : '/floor/push');
  const pool = Array.from({ length: 2000 }, (_, index) => recordOf(index));
  const bodyOf = (device: number): string => {
    const records = Array.from({ length: batch }, () => ({ ...pool[next % 2000]!, id: `n${(next += 1)}` }));
    return JSON.stringify(way === 'floor' ? records : pushOf(`d${device}`, records.map(created)));
  };
  const loop = async (device: number): Promise<void> => {
    while (!stopped) {
      const status = await post(bodyOf(device));
      if (status !== 200) throw new Error(`the server answered ${status}`);
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
  return rate;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const poster = (url: string, path: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: devices });
  const { hostname, port } = new URL(url);
  return (body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const asking = ask({ hostname: hostname === 'localhost' ? '127.0.0.1' : hostname, port, path, method: 'POST', agent, headers }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      });
      asking.once('error', reject);
      asking.end(body);
    });
};
