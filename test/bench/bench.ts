/** What every page under measurement can do; the floor and Bitácora are asked the same. */
import type { BenchRecord } from './record-mapping';

export interface Bench {
  /** Opens the local store, no network. */
  readonly open: () => Promise<void>;
  readonly firstSync: () => Promise<void>;
  readonly catchUp: () => Promise<void>;
  readonly count: () => Promise<number>;
  readonly query: (parent: string) => Promise<readonly BenchRecord[]>;
  readonly get: (id: string) => Promise<BenchRecord | undefined>;
  /** One durable local write. */
  readonly write: (record: BenchRecord) => Promise<void>;
  /** Sends every local write; resolves when the server has them durably, and has said so of each. */
  readonly drain: () => Promise<void>;
  /** After a drain: resolves when nothing of it is left to do here, and what was sent is confirmed. */
  readonly settle: () => Promise<void>;
  /** Connects and stays connected. */
  readonly goOnline: () => Promise<void>;
  /** Calls the listener when what is kept here has changed. */
  readonly onChange: (listener: () => void) => void;
}

declare global {
  interface Window {
    bench: Bench;
  }
}
