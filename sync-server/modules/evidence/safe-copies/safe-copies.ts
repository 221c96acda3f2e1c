/** Safe copies of what was sent, made in a process of its own: one file after another, each within its time and memory. */
import { fork, spawn, type ChildProcess, type Serializable } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyLimits, type CopyOutcome, type CopyRequest } from './copy-messages';

export interface SafeCopies {
  /** Hands what was made to `take`, in a folder that is gone afterwards. Never rejects because of the file. */
  readonly of: <Value>(file: Omit<CopyRequest, 'into'>, take: (outcome: CopyOutcome, folder: string) => Promise<Value>) => Promise<Value>;
  readonly stop: () => Promise<void>;
}

export interface CopyBounds {
  readonly seconds: number;
  readonly memoryKilobytes: number;
}

/** After so many files the process is another one: what one of them left behind is gone. */
const filesPerProcess = 40;

export const openSafeCopies = ({ seconds, memoryKilobytes }: CopyBounds = copyLimits): SafeCopies => {
  let reader: ChildProcess | undefined;
  let files = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const current = (): ChildProcess => {
    if (!reader?.connected || files >= filesPerProcess) {
      reader?.kill('SIGKILL');
      reader = startReader(memoryKilobytes);
      files = 0;
    }
    files += 1;
    return reader;
  };
  const ask = (request: CopyRequest): Promise<CopyOutcome> =>
    new Promise((resolve) => {
      const asked = current();
      const end = (outcome: CopyOutcome): void => {
        clearTimeout(timer);
        asked.off('message', heard).off('exit', died).off('error', died);
        resolve(outcome);
      };
      const heard = (outcome: Serializable): void => end(outcome as unknown as CopyOutcome);
      // It was out of memory, or the file broke what opened it.
      const died = (): void => end({ trouble: 'tooLarge' });
      const timer = setTimeout(() => {
        end({ trouble: 'tooSlow' });
        asked.kill('SIGKILL');
      }, seconds * 1000);
      asked.on('message', heard).on('exit', died).on('error', died);
      asked.send(request, (error) => error && died());
    });
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  return {
    of: (file, take) =>
      inTurn(async () => {
        const folder = await mkdtemp(path.join(tmpdir(), 'bitacora-copies-'));
        try {
          return await take(await ask({ ...file, into: folder }), folder);
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      }),
    stop: async () => {
      await turn.catch(() => undefined);
      reader?.kill('SIGKILL');
    },
  };
};

/** The kernel holds it to its memory, where there is a shell that knows how to say so; on Windows only its time is bounded. */
const startReader = (memoryKilobytes: number): ChildProcess => {
  const here = path.dirname(fileURLToPath(import.meta.url));
  // Built, it stands beside the server, whose parts may stand in a folder below; while developing, beside this file.
  const built = ['safe-copy-process.js', '../safe-copy-process.js'].map((place) => path.join(here, place)).find(existsSync);
  const script = built ?? path.join(here, 'safe-copy-process.ts');
  const loader = built === undefined ? ['--import', 'tsx'] : [];
  const settings = { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] as ('ignore' | 'ipc')[], env: { PATH: process.env['PATH'] ?? '' } };
  if (process.platform === 'win32') return fork(script, { execArgv: loader, ...settings, silent: false });
  return spawn('/bin/sh', ['-c', `ulimit -d ${memoryKilobytes} && exec "$0" "$@"`, process.execPath, ...loader, script], settings);
};
