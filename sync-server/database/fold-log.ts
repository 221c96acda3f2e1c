/**
 * Folds the log of writes into the file beside the server: a thread with a connection of its own does what the commit that
 * fills the log would do. It only helps. That commit still looks, folds what the thread has left, and begins the log anew.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type Sqlite from 'better-sqlite3';

export interface LogFolding {
  /** Something was committed: folds, if it is worth while and nobody is at it. Never throws. */
  readonly look: () => void;
  /** Waits for what has begun. */
  readonly stop: () => Promise<void>;
}

/** Of a log that is full, how much at a time: what is left for the commit that fills it is no more than this. */
const share = 1 / 8;

/** How far the log has grown, and how much of it is in the file, both in pages. */
interface Filled {
  readonly log: number;
  readonly checkpointed: number;
}

interface Failure {
  readonly message: string;
  readonly code?: string;
}

/** As text, since a thread needs a file of its own otherwise, wherever the server is bundled to. */
const thread = `
const { parentPort, workerData } = require('node:worker_threads');
const Sqlite = require(workerData.sqlite);
parentPort.on('message', () => {
  let failure;
  try {
    const connection = new Sqlite(workerData.path, { fileMustExist: true });
    try {
      connection.pragma('synchronous = FULL');
      connection.pragma('wal_checkpoint(PASSIVE)');
    } finally {
      connection.close();
    }
  } catch (error) {
    failure = { message: error.message, code: error.code };
  }
  parentPort.postMessage(failure);
});`;

/** `onFailure` hears of what the thread could not do; nobody waits for that, and the commit that fills the log tries it again. */
export const foldLog = (writer: Sqlite.Database, onFailure: (error: Error) => void): LogFolding => {
  const worthWhile = Math.max(1, Math.round(Number(writer.pragma('wal_autocheckpoint', { simple: true })) * share));
  let worker: Worker | undefined;
  /** A thread that broke down is not begun again: the commits fold, as they can. */
  let isBroken = false;
  let folding: Promise<void> | undefined;

  let ended = (_failure?: Failure): void => undefined;

  const begun = (): Worker => {
    const made = new Worker(thread, { eval: true, workerData: { sqlite: createRequire(import.meta.url).resolve('better-sqlite3'), path: writer.name } });
    made.on('message', (failure?: Failure) => ended(failure));
    made.on('error', (error) => {
      isBroken = true;
      ended(error);
    });
    made.unref();
    return made;
  };
  const fold = async (worker: Worker): Promise<void> => {
    const end = new Promise<Failure | undefined>((resolve) => (ended = resolve));
    worker.postMessage('fold');
    const failure = await end;
    folding = undefined;
    if (failure) onFailure(Object.assign(new Error(failure.message), { code: failure.code }));
  };

  return {
    look: () => {
      if (folding || isBroken) return;
      try {
        const [filled] = writer.pragma('wal_checkpoint(NOOP)') as readonly Filled[];
        if (!filled || filled.log - filled.checkpointed < worthWhile) return;
        worker ??= begun();
        folding = fold(worker);
      } catch (error) {
        onFailure(error as Error);
      }
    },
    stop: async () => {
      // Nothing else may hold the process while it ends.
      worker?.ref();
      await folding;
      await worker?.terminate();
    },
  };
};
