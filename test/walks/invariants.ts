/** The invariants of the protocol, by the names they have in docs/protocol.md. Each throws a `Broken` that says where. */
import { createHash } from 'node:crypto';
import { rowKeyText, writerOf, type Change, type RowImage } from '../../src/domain/change';
import { entityNames, groupOf, policyOf } from '../../src/domain/entities';
import { sameJson, type Fields, type Json } from '../../src/domain/json';
import { checkInId, checkInLineId } from '../../src/domain/check-in';
import { baseOf, foldRow, pendingByRow } from '../../src/storage/materialise';
import { rowKeyOf } from '../../src/storage/row-keys';
import type { SyncResponse } from '../../src/protocol/sync-messages';
import type { RecordId } from '../../src/domain/ids';
import type { SubmitArguments } from '../../src/domain/decide-check-in';
import type { DescribeArguments } from '../../src/domain/decide-evidence';
import type { AppendArguments } from '../../src/domain/decide-minutes';
import { audiencesIn } from '../../sync-server/modules/sync/exchange';
import type { ChangeLogStore, LogEntry } from '../../sync-server/modules/sync/change-log-store';
import type { Tablet } from './tablet';
import { plan, today, type World } from './world';

export class Broken extends Error {}

export const must = (holds: boolean, invariant: string, where: string): void => {
  if (!holds) throw new Broken(`${invariant}: ${where}`);
};

type Logged = Omit<LogEntry, 'rows'>;

const logOf = (world: World): Promise<readonly Logged[]> => world.store.read(plan, (log) => log.entriesAbove(0, Number.MAX_SAFE_INTEGER));

const audiencesNow = (world: World, user: string): Promise<readonly string[]> =>
  world.store.read(plan, (log) => audiencesIn(log, world.personNow(user), today));

const serverRows = (world: World): Promise<readonly RowImage[]> =>
  world.store.read(plan, async (log) => {
    const entities = entityNames.filter((name) => name !== 'plan' && name !== 'membership' && name !== 'contact');
    return (await Promise.all(entities.map((entity) => log.rowsOf(entity)))).flat();
  });

/** S1 at rest every tablet shows exactly the server's rows of its audiences; S7 its cache holds nothing else. */
export const converged = async (world: World, tablet: Tablet): Promise<void> => {
  const audiences = await audiencesNow(world, tablet.user);
  const want = (await serverRows(world)).filter((row) => audiences.includes(row.audience));
  const shown = (rows: readonly Pick<RowImage, 'entity' | 'id' | 'audience' | 'fields' | 'writers' | 'seq'>[]): Json =>
    Object.fromEntries(rows.map(({ entity, id, audience, fields, writers, seq }) => [`${entity}/${id}`, { audience, fields, writers, seq }]));
  const got = [...tablet.cache.held.values()].filter((row) => !row.hidden);
  must(sameJson(shown(want), shown(got)), 'S1 convergence', `${tablet.name} differs from the server`);
  for (const row of tablet.cache.held.values()) must(audiences.includes((row.base ?? row).audience), 'S7 no leak', `${tablet.name} holds ${rowKeyText(row)}`);
};

/** S2 every change ever written on a surviving tablet is in the log, or parked and in attention with its text. */
export const noLostWords = async (world: World, tablets: readonly Tablet[]): Promise<void> => {
  const inLog = new Set((await logOf(world)).map((entry) => entry.changeId));
  for (const tablet of tablets)
    for (const change of tablet.written) {
      const kept = tablets.some((each) => {
        const attention = each.words.attention.get(change.id);
        return attention !== undefined && sameJson(attention.change as never, change as never);
      });
      must(inLog.has(change.id) || kept, 'S2 no lost words', `${tablet.name} ${change.kind} ${change.id}`);
    }
};

/** S2 for what was never sent: every draft is here until the act it became was kept. */
export const draftsKept = ({ name, words, drafts }: Tablet): void =>
  must([...words.drafts.keys()].sort().join() === [...drafts].sort().join(), 'S2 no lost words', `${name} drafts`);

/** S3 a change stands at most once in the log; S4 places are 1…head without gaps and the hashes recompute. */
export const logIsWhole = (world: World): Promise<void> => logOfPlanIsWhole(world.store, plan);

export const logOfPlanIsWhole = async (store: ChangeLogStore, of: RecordId): Promise<void> => {
  const { log, head } = await store.read(of, async (view) => ({ log: await view.entriesAbove(0, Number.MAX_SAFE_INTEGER), head: await view.head() }));
  const ids = new Set<string>();
  let chain = Buffer.alloc(16);
  log.forEach((entry, index) => {
    must(!ids.has(entry.changeId), 'S3 exactly once', entry.changeId);
    ids.add(entry.changeId);
    must(entry.seq === index + 1, 'S4 log', `place ${entry.seq} follows ${index}`);
    const leaf = createHash('sha256').update(Buffer.from([0])).update(entry.entry).digest();
    must(leaf.toString('base64url') === entry.leaf, 'S4 log', `leaf ${entry.seq}`);
    chain = createHash('sha256').update(chain).update(leaf).digest().subarray(0, 16);
    must(chain.toString('base64url') === entry.chain, 'S4 log', `chain ${entry.seq}`);
  });
  must(head?.seq === log.length, 'S4 log', 'head is not the last place');
};

/** S5 a row's seq is the highest place that wrote it. */
export const rowsFollowLog = async (world: World): Promise<void> => {
  for (const row of await serverRows(world)) {
    const history = await world.store.read(plan, (log) => log.historyOf(row));
    must(Math.max(...history.map((each) => each.seq)) === row.seq, 'S5 rows', rowKeyText(row));
  }
};

/** S6 nothing committed at or below a valid cursor is unknown to that tablet. */
export const cursorIsHonest = async (world: World, tablet: Tablet): Promise<void> => {
  const cursor = tablet.cache.at;
  const { head, chains } = await world.store.read(plan, async (log) => ({ head: await log.head(), chains: await log.chainsAt(cursor.observedHead > 0 ? [cursor.observedHead] : []) }));
  if (!head || cursor.epoch !== head.epoch || cursor.observedHead > head.seq || chains.get(cursor.observedHead) !== cursor.observedChain) return;
  for (const row of await serverRows(world)) {
    if (row.seq > cursor.seq || !cursor.audiences.includes(row.audience)) continue;
    must(baseOf(tablet.cache.held.get(rowKeyText(row)))?.seq === row.seq, 'S6 cursor', `${tablet.name} at ${cursor.seq} lacks ${rowKeyText(row)}`);
  }
  const { exits, rows } = await world.store.read(plan, async (log) => {
    const left = await log.exitsIn({ audiences: cursor.audiences, above: 0, upTo: head.seq, limit: Number.MAX_SAFE_INTEGER });
    // Deleted ones too: a row may have come back only to be deleted there.
    return { exits: left, rows: await log.rows(left) };
  });
  const where = new Map(rows.map((row) => [rowKeyText(row), row.audience]));
  for (const exit of exits) {
    if (exit.seq > cursor.seq) continue;
    // A row may have come back to the audience above the cursor: then it is told where it is, not where it was.
    // That it left once more since is for a later page to tell.
    const leftAgain = exits.some((later) => later.seq > cursor.seq && later.audience === exit.audience && rowKeyText(later) === rowKeyText(exit));
    if (leftAgain || where.get(rowKeyText(exit)) === exit.audience) continue;
    const base = baseOf(tablet.cache.held.get(rowKeyText(exit)));
    must(base === null || base.seq >= exit.seq || base.audience !== exit.audience, 'S6 cursor', `${tablet.name} at ${cursor.seq} missed that ${rowKeyText(exit)} left ${exit.audience}`);
  }
};

/** S7 no response holds a row outside the person's audiences. */
export const responseLeaksNothing = async (world: World, user: string, response: SyncResponse): Promise<void> => {
  const audiences = await audiencesNow(world, user);
  for (const row of response.page?.rows ?? []) must(audiences.includes(row.audience), 'S7 no leak', `${rowKeyText(row)} to ${user}`);
};

/** S8 the view is the fold of base and pending, after every transaction, crash and start. */
export const viewIsFold = async (tablet: Tablet): Promise<void> => {
  const pending = pendingByRow(await tablet.words.pending());
  const texts = new Set([...tablet.cache.held.keys(), ...pending.keys()]);
  for (const text of texts) {
    const row = tablet.cache.held.get(text);
    const fold = foldRow(rowKeyOf(text), baseOf(row), pending.get(text) ?? []);
    must(sameJson(fold?.fields ?? null, row?.fields ?? null) && fold?.hidden === row?.hidden && fold?.pending === row?.pending, 'S8 view', `${tablet.name} ${text}`);
  }
};

/** S9 a guarded group is only overwritten by a change that names the overwritten writer, or says the same. */
export const guardHeld = async (world: World): Promise<void> => {
  const writers = new Map<string, string>();
  const values = new Map<string, Json>();
  for (const entry of await logOf(world)) {
    if (entry.kind === 'import') continue;
    const change = JSON.parse(entry.body) as Change;
    for (const { key, set, seen, entity } of writingsOf(change))
      for (const [field, value] of Object.entries(set)) {
        const group = groupOf(entity, field);
        if (policyOf(entity, group) !== 'guard') continue;
        const writer = writers.get(`${key} ${group}`);
        const same = sameJson(values.get(`${key} ${field}`) ?? null, value ?? null);
        must(writer === undefined || writer === change.id || writerOf(seen, group) === writer || same, 'S9 guard', `${key} ${field} at ${entry.seq}`);
      }
    for (const { key, set, entity } of writingsOf(change))
      for (const [field, value] of Object.entries(set)) {
        writers.set(`${key} ${groupOf(entity, field)}`, change.id);
        values.set(`${key} ${field}`, value);
      }
  }
};

/** S2 for minutes: every update that was answered as applied stands in its part, once, in the order its session wrote it; every part is named. */
export const minutesAreWhole = async (world: World): Promise<void> => {
  const rows = await serverRows(world);
  const wanted = new Map<string, string[]>();
  for (const entry of await logOf(world)) {
    if (entry.kind !== 'minutes.append') continue;
    const { part, index, update } = (JSON.parse(entry.body) as Change).arguments as unknown as AppendArguments;
    const updates = wanted.get(part) ?? [];
    updates[index] = update;
    wanted.set(part, updates);
  }
  const named = rows.filter(({ entity }) => entity === 'minutes').flatMap(({ fields }) => fields['parts'] as readonly string[]);
  must(new Set(named).size === named.length, 'S2 no lost words', 'a part of the minutes is named twice');
  for (const [part, updates] of wanted) {
    const row = rows.find(({ entity, id }) => entity === 'minutesPart' && id === part);
    must(sameJson(row?.fields['updates'] ?? null, updates), 'S2 no lost words', `minutes ${part}`);
    must(named.includes(part), 'S2 no lost words', `minutes do not name ${part}`);
  }
};

interface Writing {
  readonly key: string;
  readonly entity: string;
  readonly set: Fields;
  readonly seen: Readonly<Record<string, string | null>>;
}

/** The guarded texts that a change writes, told from what the person sent. */
const writingsOf = (change: Change): readonly Writing[] => {
  if (change.kind === 'edit')
    return change.operations.flatMap(({ entity, id, set, seen, act }) => (entity !== 'checkInLine' && act === 'create' ? [] : [{ key: `${entity}/${id}`, entity, set: set ?? {}, seen: seen ?? {} }]));
  if (change.kind === 'evidence.describe') {
    const { evidence, set, seen } = change.arguments as unknown as DescribeArguments;
    return [{ key: `evidence/${evidence}`, entity: 'evidence', set: set as unknown as Fields, seen: seen[evidence] ?? {} }];
  }
  if (change.kind !== 'check-in.submit') return [];
  const given = change.arguments as unknown as SubmitArguments;
  const id = checkInId(given.commitment, given.from);
  return given.lines.map((line) => {
    const lineId = checkInLineId(id, line.milestone);
    const set: Fields = { reported: line.reported, challenges: line.challenges ?? null, progress: line.progress ?? null };
    return { key: `checkInLine/${lineId}`, entity: 'checkInLine', set, seen: given.seen[lineId] ?? {} };
  });
};

/** S10 every change that was pushed got its outcome: nothing waits at rest. */
export const everyPushEnded = async (tablet: Tablet): Promise<void> => {
  must((await tablet.words.pending()).length === 0, 'S10 ends', `${tablet.name} still waits`);
};

/** S14 what a person reads as confirmed is in the log of the server that the tablet last saw. */
export const confirmedIsTrue = async (world: World, tablet: Tablet): Promise<void> => {
  const seqs = tablet.words.heads.map(([seq]) => seq);
  const chains = await world.store.read(plan, (log) => log.chainsAt(seqs));
  if (tablet.words.heads.some(([seq, chain]) => chains.get(seq) !== chain)) return;
  const log = new Map((await logOf(world)).map((entry) => [entry.changeId, entry.seq]));
  for (const entry of tablet.words.entries.values())
    if (entry.state === 'done') must(log.get(entry.id) === entry.seq, 'S14 honest', `${tablet.name} calls ${entry.id} confirmed`);
};

