/** One tablet of the walks: the real storage and courier over memory, in the hands of a person who may lose power at any moment. */
import type { Change, RowOperation } from '../../src/domain/change';
import { seenOf } from '../../src/domain/apply-operation';
import { checkInId, checkInLineId } from '../../src/domain/check-in';
import type { Fields } from '../../src/domain/json';
import type { SyncRequest, SyncResponse } from '../../src/protocol/sync-messages';
import { materialise, materialiseAll } from '../../src/storage/materialise';
import type { CachedRow } from '../../src/storage/cache-store';
import { keep, rowsOf } from '../../src/storage/write';
import { changeId } from '../../src/domain/ids';
import { operationsOf } from '../../src/domain/decide';
import { apply, type Step } from '../../src/sync/apply';
import { nextRequest } from '../../src/sync/exchange';
import { allCourierRules } from '../../src/sync/rules';
import { MemoryCache, MemoryWords } from '../doubles/memory-device-store';
import { commitmentIds, leadOfCommitment, milestonesOfCommitment, people, slotStarts, today, type World } from './world';

/** A tablet that lost power between two steps. */
export class PowerCut extends Error {}

const levels = ['not_started', 'limited', 'substantial'] as const;

export class Tablet {
  readonly words: MemoryWords;
  cache: MemoryCache;
  /** Every change ever written here, or on the profile this one was cloned from. */
  readonly written: Change[];
  readonly user: string;
  readonly name: string;
  private readonly world: World;

  constructor(world: World, user: string, name: string, from?: Tablet) {
    this.world = world;
    this.user = user;
    this.name = name;
    this.words = from ? from.words.clone() : new MemoryWords();
    this.cache = from ? from.cache.clone() : new MemoryCache();
    this.written = from ? [...from.written] : [];
  }

  get rules() {
    return { ...allCourierRules, ...this.world.off.courier };
  }

  request(pushChanges: number, pageRows: number): Promise<SyncRequest> {
    return nextRequest({ words: this.words, cache: this.cache, user: this.user, device: this.name, app: 'walk', now: this.world.clock(), persisted: null, pushChanges, pageRows, rules: this.rules });
  }

  /** Takes an answer in; `cutAfter` is the step after which the power goes. */
  async takeIn(request: SyncRequest, response: SyncResponse, cutAfter?: Step): Promise<void> {
    const between = (step: Step): void => {
      if (step === cutAfter) throw new PowerCut();
    };
    try {
      await apply(response, { words: this.words, cache: this.cache, sent: request.cursor, now: this.world.clock(), rules: this.rules, between });
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      await this.start();
    }
  }

  async start(): Promise<void> {
    if (this.rules.healAtStart) await materialiseAll(this.words, this.cache);
  }

  async wipeCache(): Promise<void> {
    this.cache = new MemoryCache();
    await this.start();
  }

  visible(entity: string): readonly CachedRow[] {
    return [...this.cache.held.values()].filter((row) => row.entity === entity && !row.hidden);
  }

  /** Does something of what this person does; nothing when there is nothing to do it to. */
  async act(): Promise<void> {
    const role = people.find(({ user }) => user === this.user)?.role;
    const act = role === 'coordination' ? this.coordinationAct() : role === 'focalPoint' ? this.focalPointAct() : undefined;
    if (act) await this.write(act);
  }

  private coordinationAct(): Partial<Change> | undefined {
    const { chance } = this.world;
    return chance.pick([
      () => this.newMilestone(),
      () => this.editMilestone(),
      () => this.editMilestone(),
      () => this.moveMilestone(),
      () => this.moveMilestone(),
      () => this.moveMilestone(),
      () => this.deleteMilestone(),
      () => this.decideCheckIn(),
      () => this.decideCheckIn(),
      () => this.editLine(),
      () => this.submit(chance.pick(commitmentIds), true),
    ])();
  }

  private focalPointAct(): Partial<Change> | undefined {
    const organization = people.find(({ user }) => user === this.user)?.organization;
    const own = commitmentIds.filter((commitment) => leadOfCommitment(commitment) === organization);
    return this.world.chance.happens(0.6) ? this.submit(this.world.chance.pick(own), false) : this.editLine();
  }

  private newMilestone(): Partial<Change> {
    const { chance } = this.world;
    const id = `m${chance.below(1e9)}`;
    const set: Fields = { commitment: chance.pick(commitmentIds), order: 9, text: { es: `new ${chance.below(1000)}` }, weight: 1 };
    return edit({ entity: 'milestone', id, act: 'create', set, audience: chance.pick(['public', 'members']) });
  }

  private editMilestone(): Partial<Change> | undefined {
    const { chance } = this.world;
    const row = this.any('milestone');
    if (!row) return undefined;
    const set: Fields = chance.happens(0.6) ? { text: { es: `text ${chance.below(1000)}` } } : { weight: chance.below(1000) };
    return edit({ ...keyOf(row), act: 'patch', set, seen: seenOf('milestone', row.writers, set) });
  }

  private moveMilestone(): Partial<Change> | undefined {
    const row = this.any('milestone');
    return row && edit({ ...keyOf(row), act: 'audience', audience: this.world.chance.pick(['public', 'members']) });
  }

  private deleteMilestone(): Partial<Change> | undefined {
    const made = this.visible('milestone').filter((row) => !commitmentIds.some((commitment) => milestonesOfCommitment(commitment).includes(row.id)));
    return made.length === 0 ? undefined : edit({ ...keyOf(this.world.chance.pick(made)), act: 'delete' });
  }

  private decideCheckIn(): Partial<Change> | undefined {
    const row = this.any('checkIn');
    if (!row) return undefined;
    const kind = row.fields['state'] === 'accepted' ? 'check-in.publish' : this.world.chance.pick(['check-in.accept', 'check-in.accept', 'check-in.return']);
    const lines = this.visible('checkInLine').filter((line) => line.fields['checkIn'] === row.id);
    const seen = Object.fromEntries([row, ...lines].map((each) => [each.id, each.writers]));
    return { kind, arguments: { checkIn: row.id, seen, ...(kind === 'check-in.return' ? { reason: 'falta el acta firmada' } : {}) } };
  }

  private editLine(): Partial<Change> | undefined {
    const { chance } = this.world;
    const row = this.any('checkInLine');
    if (!row) return undefined;
    const set: Fields = chance.happens(0.5) ? { progress: `progress ${chance.below(1000)}` } : { reported: chance.pick(levels), challenges: `held up ${chance.below(1000)}` };
    return edit({ ...keyOf(row), act: 'patch', set, seen: seenOf('checkInLine', row.writers, set) });
  }

  private submit(commitment: string, onBehalf: boolean): Partial<Change> {
    const { chance } = this.world;
    const from = chance.pick(slotStarts);
    const id = checkInId(commitment, from);
    const lines = milestonesOfCommitment(commitment).map((milestone) => ({ milestone, reported: chance.pick(levels), challenges: `because ${chance.below(1000)}`, progress: `did ${chance.below(1000)}` }));
    const rows = [this.cache.held.get(`checkIn/${id}`), ...lines.map((line) => this.cache.held.get(`checkInLine/${checkInLineId(id, line.milestone)}`))];
    const seen = Object.fromEntries(rows.flatMap((row) => (row && !row.hidden ? [[row.id, row.writers]] : [])));
    return { kind: 'check-in.submit', arguments: { commitment, from, lines, seen, ...(onBehalf ? { onBehalf: true } : {}) } };
  }

  private async write(partial: Partial<Change>): Promise<void> {
    const { chance } = this.world;
    const draft: Change = { id: changeId(chance.bytes(16)), format: 1, kind: 'edit', operations: [], at: this.world.clock(), device: this.name, app: 'walk', ...partial };
    const row = await rowsOf(this.cache, draft);
    const operations = operationsOf(draft, { person: this.world.personOnTablet(this.user), today, row });
    if (!operations.accepted) return;
    const change: Change = { ...draft, operations: operations.value };
    const rows = await keep({ words: this.words, now: this.world.clock }, change);
    this.written.push(change);
    // The power may go between the two steps; the next start heals it.
    if (chance.happens(0.1)) await this.start();
    else await materialise(this.words, this.cache, rows);
  }

  private any(entity: string): CachedRow | undefined {
    const rows = this.visible(entity);
    return rows.length === 0 ? undefined : this.world.chance.pick(rows);
  }
}

const edit = (operation: RowOperation): Partial<Change> => ({ kind: 'edit', operations: [operation] });

const keyOf = ({ entity, id }: CachedRow): { readonly entity: string; readonly id: string } => ({ entity, id });

