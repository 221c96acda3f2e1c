/** The short form of `npm run prove -- disk-errors`. What a process writes can be watched, and made to fail, on Linux only. */
import { describe, expect, test } from 'vitest';
import { isWatchable } from '../proofs/disk/watched-disk';
import { failDisk } from '../proofs/disk-errors';

const nothingWrong = { lost: 0, doubled: 0, missing: 0, wrong: [] };

describe.runIf(isWatchable)('a disk that fails once', () => {
  test('a sync that failed is never answered for: the server stops with a code, starts again, and what waits is taken once', async () => {
    const end = await failDisk({ error: 'EIO', every: 'sync' });
    expect(end).toMatchObject({ ...nothingWrong, refused: 0 });
    expect(end.failedSyncs).toBeGreaterThan(0);
  });

  test('where there is no room the server refuses and goes on, and what waits is taken once', async () => {
    const end = await failDisk({ error: 'ENOSPC', every: 9 });
    expect(end).toMatchObject(nothingWrong);
    expect(end.refused).toBeGreaterThan(1);
  });

  test('a sign-in that cannot be written stops it too', async () => {
    const end = await failDisk({ error: 'EIO', every: 'sync', during: 'sign-in' });
    expect(end).toMatchObject({ ...nothingWrong, refused: 0 });
    expect(end.stopped).toBeGreaterThan(0);
  });

  test.each(['answers-before-commit', 'trusts-the-log'] as const)('the same failures see a server that %s', async (control) => {
    expect((await failDisk({ error: 'EIO', every: 'sync', control })).lost).toBeGreaterThan(0);
  });
});
