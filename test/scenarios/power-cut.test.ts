/** The short form of `npm run prove -- power-cut`. What a process writes can be watched on Linux only. */
import { describe, expect, test } from 'vitest';
import { isWatchable } from '../proofs/disk/watched-disk';
import { cutPower } from '../proofs/power-cut';

const seed = 1;

describe.runIf(isWatchable)('when the power goes', () => {
  test('everything that was acknowledged is there, once, whatever the disk kept of the rest', async () => {
    const { losing, broken, different, acknowledged } = await cutPower({ states: 200, seed });
    expect({ losing, broken }).toEqual({ losing: 0, broken: [] });
    expect(different).toBeGreaterThan(150);
    expect(acknowledged).toBeGreaterThan(100);
  });

  test('the same cuts see a log that is not synced with every commit', async () => {
    expect((await cutPower({ states: 40, seed, control: 'unsynced' })).losing).toBeGreaterThan(0);
  });

  test('and a disk that only says that it has synced', async () => {
    expect((await cutPower({ states: 40, seed, control: 'lying-disk' })).broken).not.toEqual([]);
  });
});
