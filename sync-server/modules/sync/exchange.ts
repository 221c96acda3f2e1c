/** One round trip of a device: what it pushes is decided first, then it gets what it has not seen. */
import type { Audience } from '../../../src/domain/change';
import type { Day } from '../../../src/domain/day';
import type { RecordId, UserId } from '../../../src/domain/ids';
import { audiencesOf, type Person } from '../../../src/domain/permissions';
import { recordOf } from '../../../src/domain/rows';
import type { SyncResponse } from '../../../src/protocol/sync-messages';
import type { ReadSyncRequest } from '../../../src/protocol/sync-schemas';
import type { Random } from './append-draft';
import type { ChangeLogStore, ChangeLogView, DeviceState, Head } from './change-log-store';
import { forkPoint, type ChainAt } from './fork';
import { chainStart } from './merkle';
import { isCursorValid, pull } from './pull';
import { push } from './push';
import { allSyncRules, type SyncRules } from './sync-rules';

export interface ExchangeContext {
  readonly store: ChangeLogStore;
  readonly plan: RecordId;
  /** Whoever is signed in, with their memberships of this plan, ended ones too. */
  readonly person: Person;
  /** The day at the plan. */
  readonly today: Day;
  /** Milliseconds since 1970, the server's. */
  readonly now: number;
  readonly random: Random;
  readonly rules?: Partial<SyncRules>;
  /** A clock that only runs forward, in ms; tells how long the head is owned. */
  readonly elapsedMs?: () => number;
}

const pageRows = { usual: 2000, most: 20_000 } as const;
/** A device that owes the same is written down again only after this long, so that idle polls write nothing. */
const seenAgainMs = 10 * 60_000;

/**
 * Answers a request: outcomes in push order, then a page of one snapshot, or `reset` where the cursor
 * belongs to another history. Throws where the plan does not exist; the door asks that first.
 */
export const exchange = async (context: ExchangeContext, request: ReadSyncRequest): Promise<SyncResponse> => {
  const rules = { ...allSyncRules, ...context.rules };
  const elapsedMs = context.elapsedMs ?? (() => performance.now());
  const device: DeviceState = { device: request.device, by: context.person.user, seenAt: context.now, ...request.owed };
  const answer = (log: ChangeLogView): Promise<Answer> => answerFrom(log, { ...context, rules }, request);
  if (request.push.length > 0) return { now: context.now, ...(await push({ ...context, rules, elapsedMs }, { changes: request.push, device, answer })) };
  const polled = await context.store.read(context.plan, async (log) => ({ answer: await answer(log), known: await log.deviceState(device.by, device.device) }));
  if (!polled.known || isNews(device, polled.known)) await noteDevice(context.store, context.plan, device);
  return { now: context.now, outcomes: [], ...polled.answer };
};

/** The person as the plan knows them: every membership they ever had. None at all: they belong to nothing here. */
export const personOf = (store: ChangeLogStore, plan: RecordId, user: UserId): Promise<Person> =>
  store.read(plan, async (log) => {
    const rows = await log.rowsOf('membership', { field: 'person', text: user });
    return { user, memberships: rows.flatMap((row) => recordOf('membership', row) ?? []) };
  });

/** The plans in which a person has or had a membership. */
export const plansOfPerson = async (store: ChangeLogStore, user: UserId): Promise<readonly RecordId[]> => {
  const belongs = await Promise.all((await store.plans()).map(async (plan) => ((await personOf(store, plan, user)).memberships.length > 0 ? [plan] : [])));
  return belongs.flat();
};

/** What a person may hold of a plan; undefined where they never belonged to it. */
export const audiencesHeld = async (store: ChangeLogStore, of: { readonly plan: RecordId; readonly user: UserId; readonly today: Day }): Promise<readonly Audience[] | undefined> => {
  const person = await personOf(store, of.plan, of.user);
  return person.memberships.length === 0 ? undefined : store.read(of.plan, (log) => audiencesIn(log, person, of.today));
};

/** Every audience that the person may hold today, of the plan as this view sees it. An area outlives its organization's row. */
export const audiencesIn = async (log: ChangeLogView, person: Person, today: Day): Promise<readonly Audience[]> =>
  audiencesOf(person, today, await log.idsOf('organization'));

type Answer = Omit<SyncResponse, 'now' | 'outcomes'>;
type AnswerContext = Omit<ExchangeContext, 'rules'> & { readonly rules: SyncRules };

const answerFrom = async (log: ChangeLogView, { person, today, rules }: AnswerContext, request: ReadSyncRequest): Promise<Answer> => {
  const head = await log.head();
  if (!head) throw new Error('an exchange with a plan that does not exist');
  const chainAt = await chainsSeen(log, head, request);
  const common = { epoch: head.epoch, head: head.seq, fork: rules.fork ? forkPoint(request.seenHeads, chainAt) : null };
  if (!isCursorValid(request.cursor, head, chainAt, rules)) return { ...common, reset: true };
  const limit = Math.min(request.pageRows ?? pageRows.usual, pageRows.most);
  const audiences = await audiencesIn(log, person, today);
  return { ...common, page: await pull({ log, head, audiences, limit, rules }, request.cursor) };
};

const chainsSeen = async (log: ChangeLogView, head: Head, { cursor, seenHeads }: ReadSyncRequest): Promise<ChainAt> => {
  const asked = [cursor.observedHead, cursor.seq, ...seenHeads.map(([seq]) => seq)].filter((seq) => seq > 0 && seq < head.seq);
  const chains = asked.length === 0 ? new Map<number, string>() : await log.chainsAt([...new Set(asked)]);
  return (seq) => (seq === 0 ? chainStart : seq === head.seq ? head.chain : chains.get(seq));
};

const isNews = (device: DeviceState, known: DeviceState): boolean =>
  device.seenAt - known.seenAt > seenAgainMs ||
  device.waiting !== known.waiting ||
  device.oldestAt !== known.oldestAt ||
  device.persisted !== known.persisted ||
  device.app !== known.app;

const noteDevice = (store: ChangeLogStore, plan: RecordId, device: DeviceState): Promise<void> =>
  store.write(plan, async (log) => {
    const head = await log.head();
    return head ? { value: undefined, append: { head, entries: [], rows: [], exits: [], parked: [], device } } : { value: undefined };
  });
