/** The page's side of the worker that keeps bytes: one worker for the page, made when bytes are first spoken of. */
import { ownScript } from '../own-script';
import type { BytePlace } from './byte-store';
import workerAddress from './bytes-worker?worker&url';
import type { AskedOfWorker, BytesAnswer, BytesAsk, BytesTrouble, KeptFileOnDisk, ListedFile, Measured } from './worker-messages';

export class BytesRefused extends Error {
  override readonly name = 'BytesRefused';
  readonly trouble: BytesTrouble | 'left';

  /** `left`: the page was left while it went on. */
  constructor(trouble: BytesTrouble | 'left', why: string) {
    super(why);
    this.trouble = trouble;
  }
}

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly failed: (error: BytesRefused) => void;
  readonly onProgress: ((copied: number) => void) | undefined;
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

const theWorker = (): Worker => {
  if (worker) return worker;
  const started = new Worker(ownScript(workerAddress), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<BytesAnswer>) => hear(data);
  started.onerror = ({ message }) => giveUp('failed', message || 'the worker that keeps bytes did not start');
  worker = started;
  return started;
};

const hear = (answer: BytesAnswer): void => {
  const one = waiting.get(answer.id);
  if (answer.kind === 'progress') return one?.onProgress?.(answer.copied);
  waiting.delete(answer.id);
  if (answer.kind === 'done') one?.done(answer.value);
  else one?.failed(new BytesRefused(answer.trouble, answer.why));
};

const giveUp = (trouble: 'left' | 'failed', why: string): void => {
  worker?.terminate();
  worker = undefined;
  const all = [...waiting.values()];
  waiting.clear();
  for (const { failed } of all) failed(new BytesRefused(trouble, why));
};

/** A frozen page must hold nothing that others wait for: its worker ends, and what it copied begins again when the page is back. */
if (typeof addEventListener === 'function') addEventListener('pagehide', ({ persisted }) => persisted && giveUp('left', 'the page was left'));

const ask = <Value>(what: BytesAsk, { transfer = [], onProgress }: { readonly transfer?: Transferable[]; readonly onProgress?: ((copied: number) => void) | undefined } = {}): Promise<Value> =>
  new Promise((resolve, reject) => {
    asked += 1;
    waiting.set(asked, { done: (value) => resolve(value as Value), failed: reject, onProgress });
    theWorker().postMessage({ id: asked, ask: what } satisfies AskedOfWorker, transfer);
  });

export interface KeepingOrder {
  readonly owner: string;
  readonly file: string;
  /** The best there is unless told. */
  readonly place?: BytePlace | undefined;
  readonly onProgress?: ((copied: number) => void) | undefined;
}

/** Rejects with a BytesRefused. */
export const keepBytes = ({ onProgress, place, ...order }: KeepingOrder, source: Blob | AsyncIterable<ArrayBuffer>): Promise<KeptFileOnDisk> => {
  if (source instanceof Blob) return ask({ kind: 'keep', ...order, place, source }, { onProgress });
  const { port1, port2 } = new MessageChannel();
  handOver(source[Symbol.asyncIterator](), port1);
  return ask<KeptFileOnDisk>({ kind: 'keep', ...order, place, source: port2 }, { transfer: [port2], onProgress }).finally(() => port1.close());
};

const handOver = (pieces: AsyncIterator<ArrayBuffer>, port: MessagePort): void => {
  port.onmessage = async () => {
    try {
      const { done, value } = await pieces.next();
      if (done) port.postMessage(null);
      else port.postMessage(value, [value]);
    } catch (error) {
      reportError(error);
      port.postMessage('failed');
    }
  };
};

type Named = { readonly owner: string; readonly file: string; readonly place: BytePlace };

/** Reads it from the disk once more. */
export const checkBytes = (named: Named): Promise<Measured> => ask({ kind: 'check', ...named });
export const listBytes = (owner: string): Promise<readonly ListedFile[]> => ask({ kind: 'list', owner });
export const removeBytes = (named: Named): Promise<void> => ask({ kind: 'remove', ...named });
/** All that one person kept in one plan, as they asked. */
export const forgetBytes = (owner: string): Promise<void> => ask({ kind: 'forget', owner });
