/** The little world of the walks: a plan of two areas, six tablets, one server, and everything that may go wrong between them. */
import * as v from 'valibot';
import type { RowOperation } from '../../src/domain/change';
import type { Membership, Role } from '../../src/domain/membership';
import { receivedOperations } from '../../src/domain/decide-evidence-publication';
import type { Person } from '../../src/domain/permissions';
import { recordOf } from '../../src/domain/rows';
import type { SyncRequest, SyncResponse } from '../../src/protocol/sync-messages';
import { syncRequestSchema } from '../../src/protocol/sync-schemas';
import { closeReviews } from '../../sync-server/close-reviews';
import { exchange } from '../../sync-server/modules/sync/exchange';
import { appendServerChange, createPlan, startEpoch } from '../../sync-server/modules/sync/server-change';
import type { SyncRules } from '../../sync-server/modules/sync/sync-rules';
import { memoryChangeLogStore, type MemoryChangeLogStore, type MemorySnapshot } from '../doubles/memory-change-log-store';
import type { CourierRules } from '../../src/sync/rules';
import type { Chance } from './chance';

export const plan = 'plan';
export const today = '2026-11-23';
export const slotStarts = ['2026-03-01', '2026-06-01', '2026-09-01'] as const;

/** Rules switched off for a walk; none in the product. */
export interface SwitchedOff {
  readonly server?: Partial<SyncRules>;
  readonly courier?: Partial<CourierRules>;
}

/** What people of a walk do besides the plan and its check-ins. */
export interface Doing {
  /** They also meet, and write minutes together. */
  readonly withMeetings?: boolean;
  /** They also show evidence, and ask for it. */
  readonly withEvidence?: boolean;
  /** The monitoring body judges what is shown and said, and areas answer. */
  readonly withReviews?: boolean;
}

/** Two instances serve the same log; their clocks are not quite the same. */
const instanceSkewsMs = [0, 5_000] as const;

const organizations = ['area-a', 'area-b', 'monitoring'] as const;
const commitments = [
  { id: 'climate', lead: 'area-a' },
  { id: 'open-state', lead: 'area-b' },
] as const;

export const milestonesOfCommitment = (commitment: string): readonly string[] => [`${commitment}.1`, `${commitment}.2`];

export const people: readonly { readonly user: string; readonly role: Role; readonly organization: string }[] = [
  { user: 'martin', role: 'coordination', organization: 'monitoring' },
  { user: 'lucia', role: 'focalPoint', organization: 'area-a' },
  { user: 'ana', role: 'focalPoint', organization: 'area-b' },
  { user: 'ines', role: 'monitor', organization: 'monitoring' },
  { user: 'tomas', role: 'forumMember', organization: 'area-b' },
];

export const leadOfCommitment = (commitment: string): string => commitments.find(({ id }) => id === commitment)?.lead ?? '';
export const commitmentIds: readonly string[] = commitments.map(({ id }) => id);

export class World {
  readonly store: MemoryChangeLogStore = memoryChangeLogStore();
  readonly chance: Chance;
  readonly off: SwitchedOff;
  readonly doing: Doing;
  backup: MemorySnapshot = new Map();
  private now = Date.parse('2026-11-23T12:00:00Z');
  private readonly ended = new Set<string>();

  constructor(chance: Chance, off: SwitchedOff, doing: Doing = {}) {
    this.chance = chance;
    this.off = off;
    this.doing = doing;
  }

  readonly clock = (): number => (this.now += 1000);

  /** As the server knows the person at this moment. */
  personNow(user: string): Person {
    return { user, memberships: this.membershipsOf(user).map((membership) => (this.ended.has(user) ? { ...membership, to: '2026-11-01' } : membership)) };
  }

  /** As the tablet believes: it never hears that a membership ended while it was away. */
  personOnTablet(user: string): Person {
    return { user, memberships: this.membershipsOf(user) };
  }

  toggleMembership(user: string): void {
    if (!this.ended.delete(user)) this.ended.add(user);
  }

  async begin(): Promise<void> {
    const { store, chance } = this;
    const operations: RowOperation[] = [
      ...organizations.map((id): RowOperation => ({ entity: 'organization', id, act: 'create', audience: 'public', set: { name: { es: id }, sector: 'government', active: true } })),
      ...commitments.map(({ id, lead }, order): RowOperation => ({
        entity: 'commitment',
        id,
        act: 'create',
        audience: 'public',
        set: { code: id, order, title: { es: id }, ogpValues: [], start: '2025-06-01', end: '2027-09-30', lifecycle: 'inImplementation', parties: [{ organization: lead, part: 'lead' }] },
      })),
      ...commitmentIds.flatMap((commitment) =>
        milestonesOfCommitment(commitment).map((id, order): RowOperation => ({ entity: 'milestone', id, act: 'create', audience: 'public', set: { commitment, order, text: { es: id }, weight: 1 } })),
      ),
    ];
    await createPlan({ store, plan, random: chance.bytes });
    await appendServerChange({ store, plan, by: 'import', now: this.clock(), random: chance.bytes }, { kind: 'import', operations });
    this.backup = store.snapshot();
  }

  /** What the server answers to a request as it came over the wire. */
  async answer(user: string, request: SyncRequest): Promise<SyncResponse> {
    const read = v.parse(syncRequestSchema, JSON.parse(JSON.stringify(request)));
    const response = await exchange(
      { store: this.store, plan, person: this.personNow(user), today, now: this.clock() + this.chance.pick(instanceSkewsMs), random: this.chance.bytes, elapsedMs: () => 0, ...(this.off.server ? { rules: this.off.server } : {}) },
      read,
    );
    return JSON.parse(JSON.stringify(response)) as SyncResponse;
  }

  /** The bytes of some evidence come whole, and the house says so. */
  async receiveBytes(): Promise<void> {
    const { store, chance } = this;
    const waiting = (await store.read(plan, (log) => log.rowsOf('evidence'))).flatMap((row) => recordOf('evidence', row) ?? []).filter(({ original, receivedAt }) => original && receivedAt === undefined);
    const evidence = waiting.length === 0 ? undefined : chance.pick(waiting);
    if (!evidence?.original) return;
    const { sha256, bytes } = evidence.original;
    await appendServerChange({ store, plan, by: 'house', now: this.clock(), random: chance.bytes }, { kind: 'evidence.received', operations: receivedOperations(evidence, { sha256, bytes, receivedAt: this.clock(), scan: 'notScanned', derivatives: [] }) });
  }

  /** The house looks three weeks later, when nobody may answer any more what was judged by now. */
  closeReviews(): Promise<void> {
    const later = this.clock() + 21 * 86_400_000;
    return closeReviews({ store: this.store, timeZone: 'America/Argentina/Buenos_Aires', now: () => later, random: this.chance.bytes });
  }

  saveBackup(): void {
    this.backup = this.store.snapshot();
  }

  /** Half the time the operator forgets to begin a new epoch: the chain must find it. */
  async restore(): Promise<void> {
    this.store.restore(this.backup);
    if (this.chance.happens(0.5)) await startEpoch({ store: this.store, plan, random: this.chance.bytes });
  }

  private membershipsOf(user: string): readonly Membership[] {
    return people
      .filter((person) => person.user === user)
      .map(({ role, organization }) => ({ id: `member-${user}`, person: user, name: user, organization, role, from: '2025-01-01' }));
  }
}
