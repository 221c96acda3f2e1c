/** Chance of the operating system, fetched in advance: asking for it costs more than the chance itself, and every change asks. */
import { randomBytes } from 'node:crypto';

const poolBytes = 16 * 1024;

/** Bytes that are handed out once and never again. */
export const pooledRandom = (): ((bytes: number) => Uint8Array) => {
  let pool = randomBytes(poolBytes);
  let used = 0;
  return (bytes) => {
    if (bytes > poolBytes) return randomBytes(bytes);
    if (used + bytes > poolBytes) {
      // A new pool, since what was handed out still stands in the old one.
      pool = randomBytes(poolBytes);
      used = 0;
    }
    return pool.subarray(used, (used += bytes));
  };
};
