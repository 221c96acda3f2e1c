/** The servers of server-process.ts, bundled as `npm start` runs the product, and started: beside them neither a browser's driver nor a compiler. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { build } from 'vite';
import type { Seeding } from './bench-server';

export interface MeasuredServer {
  readonly url: string;
  /** Time of the processor that it has used so far, in µs. */
  readonly cost: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Under `dist`, so that packages are found from there. */
const outDir = 'dist/bench';
let bundled: Promise<unknown> | undefined;

const bundle = (): Promise<unknown> =>
  build({ configFile: false, logLevel: 'error', publicDir: false, build: { ssr: true, target: 'node20', outDir, rollupOptions: { input: 'test/bench/server-process.ts', output: { entryFileNames: 'server-process.js' } } } });

export const startMeasuredServer = async (seeding: Seeding): Promise<MeasuredServer> => {
  await (bundled ??= bundle());
  const child = fork(`${outDir}/server-process.js`, { execArgv: [] });
  child.send(seeding);
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    cost: async () => {
      child.send('cost');
      const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage];
      return user + system;
    },
    stop: async () => {
      child.send('stop');
      await once(child, 'exit');
    },
  };
};
