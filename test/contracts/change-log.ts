/** What every keeper of the change log owes; each adapter signs it. Told through the exchange, as devices meet it. */
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writerOf } from '../../src/domain/change';
import { audiencesOf } from '../../src/domain/permissions';
import { bodyHashOf, chainStart, leafHashOf, nextChain } from '../../sync-server/modules/sync/merkle';
import type { ChangeLogStore, ParkedChange } from '../../sync-server/modules/sync/change-log-store';
import { personOf } from '../../sync-server/modules/sync/exchange';
import { commitment, cursorAfter, edit, everybody, house, idOf, note, now, organization, pageOf, patch, plan, plantPlan, pullAll, sendAs, today } from './change-log-plan';

export interface KeptStore {
  readonly store: ChangeLogStore;
  /** Dies without a farewell, and reads again what it had kept. */
  readonly killAndReopen: () => Promise<ChangeLogStore>;
  readonly discard: () => Promise<void>;
}

const namesOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id).sort();

const wholeLog = (store: ChangeLogStore) => store.read(plan, async (log) => ({ head: await log.head(), entries: await log.entriesAbove(0, 100_000) }));

const everythingOf = (store: ChangeLogStore) =>
  store.read(plan, async (log) => ({
    head: await log.head(),
    entries: await log.entriesAbove(0, 100_000),
    parked: await log.parkedBy(undefined),
    devices: await log.deviceStates(),
    rows: await log.rowsIn({ audiences: ['public', 'members', 'area:transporte'], above: 0, upTo: 100_000, limit: 100_000 }),
    exits: await log.exitsIn({ audiences: ['public', 'members', 'area:transporte'], above: 0, upTo: 100_000, limit: 100_000 }),
    history: await log.historyOf({ entity: 'commitment', id: 'c1' }),
  }));

export const changeLogContract = (name: string, make: () => Promise<KeptStore>): unknown =>
  describe(`the change log in ${name}`, () => {
    let kept: KeptStore;
    let store: ChangeLogStore;
    beforeEach(async () => {
      kept = await make();
      store = kept.store;
      await plantPlan(store);
    });
    afterEach(() => kept.discard());

    test('has no gaps, and its hashes can be computed again', async () => {
      await sendAs(store, 'ana', { push: [edit('a1', [organization('o1')]), edit('a2', [patch('organization', 'o1', { active: false })]), edit('a3', [organization('o1')])] });
      const { head, entries } = await wholeLog(store);
      let chain = chainStart;
      for (const [index, entry] of entries.entries()) {
        expect(entry.seq).toBe(index + 1);
        expect(entry.leaf).toBe(leafHashOf(entry.entry));
        expect(JSON.parse(entry.entry)).toMatchObject({ plan, seq: entry.seq, change: entry.changeId, bodyHash: bodyHashOf(entry.salt, entry.body) });
        chain = nextChain(chain, entry.leaf);
        expect(entry.chain).toBe(chain);
      }
      expect(entries).toHaveLength(3);
      expect(head).toMatchObject({ seq: 3, chain });
    });

    test('a tablet that lost the answer may send the same change again', async () => {
      const change = edit('a1', [organization('o1')]);
      const first = await sendAs(store, 'ana', { push: [change, change] });
      const again = await sendAs(store, 'ana', { push: [change] });
      expect(first.outcomes).toEqual([{ id: idOf('a1'), end: 'applied', seq: 2 }, { id: idOf('a1'), end: 'applied', seq: 2 }]);
      expect(again.outcomes).toEqual([first.outcomes[0]]);
      expect(again.head).toBe(2);
    });

    test('two who wrote the same field unseen: the second is held, and both texts are kept', async () => {
      const [before] = await store.read(plan, (log) => log.rows([{ entity: 'commitment', id: 'c1' }]));
      const writer = writerOf(before?.writers, 'wording');
      await sendAs(store, 'ana', { push: [edit('a1', [patch('commitment', 'c1', { title: { es: 'uno' } }, { wording: writer })])] });
      const held = edit('a2', [patch('commitment', 'c1', { title: { es: 'dos' } }, { wording: writer })]);
      const { outcomes } = await sendAs(store, 'ana', { push: [held] });
      expect(outcomes).toEqual([{ id: idOf('a2'), end: 'held', conflicts: [{ entity: 'commitment', id: 'c1', group: 'wording', writer: idOf('a1'), by: 'ana' }] }]);
      expect((await sendAs(store, 'ana', { push: [held] })).outcomes).toEqual(outcomes);
      const { rows, parked } = await store.read(plan, async (log) => ({ rows: await log.rows([{ entity: 'commitment', id: 'c1' }]), parked: await log.parkedBy('ana') }));
      expect(rows[0]?.fields['title']).toEqual({ es: 'uno' });
      expect(JSON.parse(parked[0]?.body ?? '')).toEqual(held);
    });

    test('what cannot be read is parked whole, and the others have their turn', async () => {
      const newer = { id: idOf('n1'), format: 2, words: { es: 'ñandú "de 2031" \u0000 🜁' }, deep: [[[{ a: null }]]] };
      const broken = { ...edit('n2', [organization('o9')]), at: 'yesterday' };
      const { outcomes } = await sendAs(store, 'beto', { push: [newer, broken, edit('n3', [organization('o1')])] });
      expect(outcomes.map((outcome) => (outcome.end === 'rejected' ? outcome.problem : outcome.end))).toEqual(['unsupported', 'invalid', 'forbidden']);
      const parked = await store.read(plan, (log) => log.parkedBy('beto'));
      expect(parked.map(({ id, body }) => [id, JSON.parse(body)])).toEqual(expect.arrayContaining([[newer.id, newer], [broken.id, broken]]));
      expect(await store.read(plan, (log) => log.parkedBy('carla'))).toEqual([]);
    });

    test('what was parked is read page by page, newest first, none twice and none left out, also where many came at once', async () => {
      const names = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'];
      await sendAs(store, 'beto', { push: names.slice(0, 4).map((name) => edit(name, [organization('o1')])) });
      await sendAs(store, 'carla', { push: names.slice(4).map((name) => edit(name, [organization('o1')])) }, { now: now + 1 });
      const seen: ParkedChange[] = [];
      for (;;) {
        const page = await store.read(plan, (log) => log.parkedBehind(seen.at(-1), 2));
        if (page.length === 0) break;
        expect(page.length).toBeLessThanOrEqual(2);
        seen.push(...page);
      }
      expect(seen.map(({ id }) => id).sort()).toEqual(names.map(idOf).sort());
      expect(seen.map(({ at }) => at)).toEqual([now + 1, now + 1, now + 1, now, now, now, now]);
    });

    test('after being killed it reads the same', async () => {
      await sendAs(store, 'ana', { push: [edit('a1', [organization('o1'), { entity: 'commitment', id: 'c1', act: 'audience', audience: 'public' }]), edit('a2', [organization('o1')])] });
      const before = await everythingOf(store);
      expect(before.parked).toHaveLength(1);
      store = await kept.killAndReopen();
      expect(await everythingOf(store)).toEqual(before);
      expect((await sendAs(store, 'ana', { push: [edit('a3', [organization('o3')])] })).outcomes).toEqual([{ id: idOf('a3'), end: 'applied', seq: 3 }]);
    });

    test('killed between two pushes, it keeps every answered change and nothing twice', async () => {
      for (let round = 0; round < 3; round += 1) {
        const push = [edit(`r${round}a`, [organization(`r${round}a`)]), edit(`r${round}b`, [organization(`r${round}b`)])];
        const first = await sendAs(store, 'ana', { push });
        store = await kept.killAndReopen();
        expect((await sendAs(store, 'ana', { push })).outcomes).toEqual(first.outcomes);
      }
      expect((await wholeLog(store)).head?.seq).toBe(7);
    });

    test('eight tablets that send at once get places of their own, and a reader meanwhile misses none', async () => {
      const seqs: number[] = [];
      // What was written before the reader began would not be told to it again.
      let cursor = await cursorAfter(store, 'ana');
      const seen = new Set<string>();
      const writers = Array.from({ length: 8 }, async (_, tablet) => {
        for (let turn = 0; turn < 5; turn += 1) {
          const id = `t${tablet}n${turn}`;
          const { outcomes } = await sendAs(store, 'ana', { push: [edit(id, [organization(id)]), edit(`${id}x`, [organization(`${id}x`)])], pageRows: 1 });
          for (const outcome of outcomes) if (outcome.end === 'applied') seqs.push(outcome.seq);
        }
      });
      const read = async (): Promise<void> => {
        const page = pageOf(await sendAs(store, 'ana', { cursor, pageRows: 7 }));
        for (const { id } of page.rows) seen.add(id);
        cursor = page.next;
      };
      let writing = true;
      const allWritten = Promise.all(writers).then(() => (writing = false));
      while (writing) {
        await read();
        await setImmediate();
      }
      await allWritten;
      for (const page of await pullAll(store, 'ana', 7, cursor)) for (const { id } of page.rows) seen.add(id);
      expect(seqs.sort((one, other) => one - other)).toEqual(Array.from({ length: 80 }, (_, index) => index + 2));
      expect([...seen].filter((id) => /^t\dn\d/.test(id))).toHaveLength(80);
    });

    test('one write that throws harms none of those that came with it, and leaves nothing', async () => {
      const failing = store.write(plan, async (log) => {
        await log.head();
        throw new Error('a fault of ours');
      });
      const others = await Promise.allSettled([sendAs(store, 'ana', { push: [edit('a1', [organization('o1')])] }), failing, sendAs(store, 'ana', { push: [edit('a2', [organization('o2')])] })]);
      expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((await wholeLog(store)).head?.seq).toBe(3);
    });

    test('an answer sees what its write appended; one that fails takes its write with it, and nobody else\'s', async () => {
      const moved = (seq: number) => ({ head: { epoch: 'e', seq, chain: 'x' }, entries: [], rows: [], exits: [], parked: [] });
      const failing = store.write(plan, async () => ({
        append: moved(8),
        answer: async () => {
          throw new Error('a fault of ours');
        },
      }));
      const ends = await Promise.allSettled([sendAs(store, 'ana', { push: [edit('a1', [organization('o1')])] }), failing]);
      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect((await wholeLog(store)).head?.seq).toBe(2);
      expect(await store.write(plan, async () => ({ append: moved(9), answer: (log) => log.head() }))).toMatchObject({ seq: 9 });
    });

    test('a change id never stands in the log twice, whoever asks for it', async () => {
      const [entry] = (await wholeLog(store)).entries;
      if (!entry) throw new Error('the log is empty');
      const twice = store.write(plan, async (log) => {
        const head = await log.head();
        return { value: undefined, append: { head: { epoch: head?.epoch ?? '', seq: 2, chain: 'x' }, entries: [{ ...entry, seq: 2, rows: [] }], rows: [], exits: [], parked: [] } };
      });
      await expect(twice).rejects.toThrow();
      expect((await wholeLog(store)).head?.seq).toBe(1);
    });

    test('a page never splits a change, however small it is asked to be', async () => {
      await house(store, [note('n1', 'members'), note('n2', 'members'), note('n3', 'members')]);
      await house(store, [note('n4', 'members')]);
      const pages = await pullAll(store, 'beto', 1);
      expect(pages.map((page) => new Set(page.rows.map(({ seq }) => seq)).size)).toEqual([1, 1, 1]);
      expect(pages.map((page) => namesOf(page.rows.filter(({ entity }) => entity === 'note')))).toEqual([[], ['n1', 'n2', 'n3'], ['n4']]);
    });

    test('nobody gets a row of an audience that is not theirs', async () => {
      const organizations = await store.read(plan, (log) => log.idsOf('organization'));
      const audiences = ['public', 'members', 'site', 'coordination', ...organizations.flatMap((id) => [`area:${id}`, `room:${id}`]), ...everybody.map((user) => `user:${user}`)];
      await house(store, audiences.map((audience, index) => note(`canary${index}`, audience)));
      for (const user of everybody) {
        const mine = audiencesOf(await personOf(store, plan, user), today, organizations);
        const rows = (await pullAll(store, user, 3)).flatMap((page) => page.rows);
        expect(rows.filter(({ audience }) => !mine.includes(audience))).toEqual([]);
        expect(rows.filter(({ entity }) => entity === 'note')).toHaveLength(mine.length);
      }
    });

    test('a row that moves out of sight is named as gone; one that moves within sight, as moved', async () => {
      await house(store, [commitment('c2', 'ambiente', 'public')]);
      const [fede, beto] = [await cursorAfter(store, 'fede'), await cursorAfter(store, 'beto')];
      await house(store, [{ entity: 'commitment', id: 'c2', act: 'audience', audience: 'members' }]);
      expect(pageOf(await sendAs(store, 'fede', { cursor: fede }))).toMatchObject({ rows: [], gone: [{ entity: 'commitment', id: 'c2' }], movedAudience: [] });
      expect(pageOf(await sendAs(store, 'beto', { cursor: beto }))).toMatchObject({ rows: [{ id: 'c2', audience: 'members' }], gone: [], movedAudience: [{ id: 'c2', audience: 'members' }] });
    });

    test('a deleted row is told to who may have it, and one made again elsewhere under its name leaves no ghost', async () => {
      await house(store, [note('n1', 'area:transporte')]);
      const cursor = await cursorAfter(store, 'beto');
      await house(store, [{ entity: 'note', id: 'n1', act: 'delete' }]);
      expect(pageOf(await sendAs(store, 'beto', { cursor })).deleted).toEqual([{ entity: 'note', id: 'n1', seq: 3 }]);
      await house(store, [note('n1', 'area:ambiente')]);
      expect(pageOf(await sendAs(store, 'beto', { cursor }))).toMatchObject({ rows: [], deleted: [], gone: [{ entity: 'note', id: 'n1' }] });
    });

    test('an audience that is gained is filled from the beginning; one that is lost is named', async () => {
      await house(store, Array.from({ length: 9 }, (_, index) => note(`old${index}`, 'area:ambiente')));
      for (let index = 0; index < 4; index += 1) await house(store, [note(`late${index}`, 'area:ambiente')]);
      const cursor = await cursorAfter(store, 'beto');
      await house(store, [{ entity: 'membership', id: 'm-beto', act: 'patch', set: { organization: 'ambiente' } }, note('new', 'members')]);
      const pages = await pullAll(store, 'beto', 2, cursor);
      expect(pages[0]?.dropAudiences).toEqual(['area:transporte', 'room:transporte']);
      expect(pages.length).toBeGreaterThan(3);
      const notes = pages.flatMap((page) => page.rows).filter(({ entity }) => entity === 'note');
      expect(new Set(namesOf(notes)).size).toBe(14);
      expect(pages.at(-1)?.next).toMatchObject({ filling: {}, seq: 7, audiences: expect.arrayContaining(['area:ambiente']) });
    });

    test('a row that leaves an audience while it is being filled is named as gone', async () => {
      for (const id of ['n1', 'n2', 'n3']) await house(store, [note(id, 'area:ambiente')]);
      const cursor = await cursorAfter(store, 'beto');
      await house(store, [{ entity: 'membership', id: 'm-beto', act: 'patch', set: { organization: 'ambiente' } }]);
      const first = pageOf(await sendAs(store, 'beto', { cursor, pageRows: 1 }));
      expect(first.rows.map(({ id }) => id)).toEqual(['n1']);
      await house(store, [{ entity: 'note', id: 'n1', act: 'audience', audience: 'coordination' }]);
      for (const pageRows of [1, 2000]) {
        const rest = await pullAll(store, 'beto', pageRows, first.next);
        expect(rest.flatMap(({ rows }) => rows).map(({ id }) => id)).toEqual(['n2', 'n3', 'm-beto']);
        expect(rest.flatMap(({ gone }) => gone)).toEqual([{ entity: 'note', id: 'n1' }]);
      }
    });

    test('the trail of a row says which change wrote which groups, newest first', async () => {
      await sendAs(store, 'ana', { push: [edit('a1', [patch('commitment', 'c1', { order: 7, policyArea: { es: 'agua' } })])] });
      const history = await store.read(plan, (log) => log.historyOf({ entity: 'commitment', id: 'c1' }));
      expect(history.map(({ seq, by, groups, audience }) => ({ seq, by, groups: [...groups].sort(), audience }))[0]).toEqual({ seq: 2, by: 'ana', groups: ['order', 'policyArea'], audience: 'members' });
      expect(history).toHaveLength(2);
    });

    test('rows are found by a text that one of their fields holds; deleted ones are not, nor what only looks like it', async () => {
      const named = (id: string, acronym: unknown) => organization(id, { acronym: acronym as string });
      await house(store, [named('o1', 'EM'), named('o2', 'EM'), named('o3', 'em'), named('o4', 'EM"'), named('o5', ['EM']), named('o6', 7)]);
      await house(store, [{ entity: 'organization', id: 'o2', act: 'delete' }]);
      const found = (field: string, text: string) => store.read(plan, async (log) => namesOf(await log.rowsOf('organization', { field, text })));
      expect(await found('acronym', 'EM')).toEqual(['o1']);
      expect(await found('acronym', 'EM"')).toEqual(['o4']);
      expect(await found('acronym', '7')).toEqual([]);
      expect(await found('nothing', 'EM')).toEqual([]);
      expect(await found('name.es', 'Área o1')).toEqual([]);
    });

    test('plans do not know each other', async () => {
      await sendAs(store, 'ana', { push: [edit('a1', [organization('o1')])] });
      const other = await store.read('another', async (log) => ({ head: await log.head(), outcomes: await log.outcomes([idOf('a1')]), rows: await log.rowsOf('organization') }));
      expect(other).toEqual({ head: undefined, outcomes: new Map(), rows: [] });
      expect(await store.plans()).toEqual([plan]);
    });
  });
