/** What every keeper of the disposable cache owes; the Dexie store and the memory double sign it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RowKey } from '../../src/domain/change';
import { emptyCursor } from '../../src/protocol/sync-messages';
import type { CachedRow, CacheStore } from '../../src/storage/cache-store';

export interface KeptCache {
  readonly cache: CacheStore;
  readonly discard: () => Promise<void>;
}

const row = (entity: string, id: string, more: Partial<CachedRow> = {}): CachedRow => ({ entity, id, fields: { order: 1 }, audience: 'public', writers: { order: 'w' }, seq: 3, by: 'server', at: 5, ...more });
const cursor = { ...emptyCursor, epoch: 'epoch', seq: 9, audiences: ['public'], filling: { members: 2 }, observedHead: 12, observedChain: 'chain' };
const keysOf = (rows: readonly RowKey[]): readonly string[] => rows.map(({ entity, id }) => `${entity}/${id}`).sort();

export const cacheStoreContract = (name: string, make: () => Promise<KeptCache>): void => {
  // A store that keeps its word at the second try does not keep it.
  describe(`the cache in ${name}`, { retry: 0 }, () => {
    let kept: KeptCache;
    let cache: CacheStore;
    beforeEach(async () => {
      kept = await make();
      cache = kept.cache;
    });
    afterEach(() => kept.discard());

    const put = (...rows: readonly CachedRow[]) => cache.transact((transaction) => transaction.putRows(rows));
    const ofAudience = async (audience: string) => keysOf(await cache.transact((transaction) => transaction.rowsOfAudience(audience)));

    test('an agreement to its replacement goes with what is replaced', async () => {
      expect(await cache.replacementAgreed()).toBe(false);
      await cache.transact((transaction) => transaction.agreeToReplacement());
      expect(await cache.replacementAgreed()).toBe(true);
      await cache.transact((transaction) => transaction.clear());
      expect(await cache.replacementAgreed()).toBe(false);
    });

    test('begins empty, before the first page', async () => {
      expect(await cache.cursor()).toEqual(emptyCursor);
      expect(await cache.rows([{ entity: 'milestone', id: 'm' }])).toEqual([undefined]);
      expect(await cache.pendingKeys()).toEqual([]);
    });

    test('gives rows back as they were put, in the order asked, with a gap where there is none', async () => {
      const rows = [row('milestone', 'm1'), row('commitment', 'c1', { audience: 'members' }), row('milestone', 'm2', { pending: 1, base: null, hidden: 1 })];
      await put(...rows);
      const asked = [{ entity: 'milestone', id: 'm2' }, { entity: 'commitment', id: 'm1' }, { entity: 'commitment', id: 'c1' }, { entity: 'milestone', id: 'm1' }];
      expect(await cache.rows(asked)).toEqual([rows[2], undefined, rows[1], rows[0]]);
      expect(await cache.rowsOnce(asked)).toEqual([rows[2], undefined, rows[1], rows[0]]);
      expect([await cache.rows([]), await cache.rowsOnce([])]).toEqual([[], []]);
    });

    test('keeps rows of records that this version does not know', async () => {
      const strange = [row('ballot', 'x'), row('votingRound', 'x', { audience: 'area:a' }), row('milestone', 'x')];
      await put(...strange);
      expect(await cache.rows(strange)).toEqual(strange);
      expect(await ofAudience('area:a')).toEqual(['votingRound/x']);
      await cache.transact((transaction) => transaction.removeRows([{ entity: 'ballot', id: 'x' }]));
      expect(await cache.rows(strange)).toEqual([undefined, strange[1], strange[2]]);
    });

    test('rows and cursor move together or not at all', async () => {
      await put(row('milestone', 'm1'));
      await expect(
        cache.transact(async (transaction) => {
          await transaction.setCursor(cursor);
          await transaction.putRows([row('milestone', 'm2'), row('ballot', 'x')]);
          await transaction.removeRows([{ entity: 'milestone', id: 'm1' }]);
          expect(await transaction.cursor()).toEqual(cursor);
          throw new Error('the power went');
        }),
      ).rejects.toThrow('the power went');
      expect(await cache.cursor()).toEqual(emptyCursor);
      expect((await cache.rows([{ entity: 'milestone', id: 'm1' }, { entity: 'milestone', id: 'm2' }, { entity: 'ballot', id: 'x' }])).map((each) => each?.id)).toEqual(['m1', undefined, undefined]);
      await cache.transact(async (transaction) => {
        await transaction.setCursor(cursor);
        await transaction.putRows([row('milestone', 'm2')]);
      });
      expect(await cache.cursor()).toEqual(cursor);
    });

    test('a clear that fails clears nothing; one that does not, everything', async () => {
      await put(row('milestone', 'm'), row('ballot', 'x'));
      await cache.transact((transaction) => transaction.setCursor(cursor));
      await expect(
        cache.transact(async (transaction) => {
          await transaction.clear();
          throw new Error('the power went');
        }),
      ).rejects.toThrow();
      expect(await cache.cursor()).toEqual(cursor);
      await cache.transact((transaction) => transaction.clear());
      expect(await cache.cursor()).toEqual(emptyCursor);
      expect(await cache.rows([{ entity: 'milestone', id: 'm' }, { entity: 'ballot', id: 'x' }])).toEqual([undefined, undefined]);
    });

    test('finds rows that carry a base', async () => {
      const { entity, id, fields, audience, writers, seq, by, at } = row('milestone', 'm');
      const base = { entity, id, fields, audience, writers, seq, by, at };
      await put(row('milestone', 'm', { pending: 1, base }), row('milestone', 'n'), row('meeting', 'x', { pending: 1, base: null }));
      expect(keysOf(await cache.pendingKeys())).toEqual(['meeting/x', 'milestone/m']);
      expect(keysOf(await cache.pendingKeys(['milestone', 'commitment']))).toEqual(['milestone/m']);
      expect(keysOf(await cache.pendingKeys(['meeting', 'agenda']))).toEqual(['meeting/x']);
      expect(await cache.pendingKeys(['agenda'])).toEqual([]);
      await put(row('milestone', 'm'));
      expect(keysOf(await cache.pendingKeys())).toEqual(['meeting/x']);
    });

    test('finds the rows of an audience by what the server said, where something is pending over them', async () => {
      const { entity, id, fields, writers, seq, by, at } = row('milestone', 'm1');
      const base = { entity, id, fields, audience: 'members', writers, seq, by, at };
      await put(row('milestone', 'm1', { audience: 'public', pending: 1, base }), row('milestone', 'm2'), row('organization', 'o', { audience: 'members' }));
      expect(await ofAudience('members')).toEqual(['milestone/m1', 'organization/o']);
      expect(await ofAudience('public')).toEqual(['milestone/m2']);
      expect(await ofAudience('area:none')).toEqual([]);
    });

    test('transactions never interleave', async () => {
      const step = (by: number) =>
        cache.transact(async (transaction) => {
          const { seq } = await transaction.cursor();
          await transaction.rows([{ entity: 'milestone', id: 'm' }]);
          await transaction.setCursor({ ...emptyCursor, seq: seq + by });
        });
      await Promise.all([1, 10, 100, 1000].map(step));
      expect((await cache.cursor()).seq).toBe(1111);
    });
  });
};
