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
import { apply, forgetWitnessed, type Step } from '../../src/sync/apply';
import { loadBehind, nextRequest, requestAhead, type Asking, type Leaving, type Load } from '../../src/sync/exchange';
import { refill } from '../../src/sync/refill';
import { allCourierRules } from '../../src/sync/rules';
import { MemoryCache, MemoryWords } from '../doubles/memory-device-store';
import { evidenceAct } from './evidence-acts';
import { meetingAct } from './meeting-acts';
import { reviewAct } from './review-acts';
import { commitmentIds, leadOfCommitment, milestonesOfCommitment, people, slotStarts, today, type World } from './world';

/** A tablet that lost power between two steps. */
export class PowerCut extends Error {}

/** A request under way, and what the courier will send after it. */
export interface Sent extends Leaving {
  readonly behind: Load | undefined;
}

const yearMs = 365 * 86_400_000;

const levels = ['not_started', 'limited', 'substantial'] as const;

export class Tablet {
  readonly words: MemoryWords;
  cache: MemoryCache;
  /** Every change ever written here, or on the profile this one was cloned from. */
  readonly written: Change[];
  readonly user: string;
  readonly name: string;
  /** What was half-typed here and not sent yet. */
  readonly drafts: Set<string>;
  /** The writing session of the page that is open: a page that is opened anew begins another. */
  private session = '';
  /** How far this tablet's clock is off, in ms. */
  private clockOff = 0;
  private readonly world: World;

  constructor(world: World, user: string, name: string, from?: Tablet) {
    this.world = world;
    this.user = user;
    this.name = name;
    this.words = from ? from.words.clone() : new MemoryWords();
    this.cache = from ? from.cache.clone() : new MemoryCache();
    this.written = from ? [...from.written] : [];
    this.drafts = new Set(from?.drafts);
  }

  private clock(): number {
    return this.world.clock() + this.clockOff;
  }

  /** Types something half, under one of a few keys. */
  async type(): Promise<void> {
    const key = `draft-${this.world.chance.below(3)}`;
    await this.words.transact((transaction) => transaction.putDraft({ key, kind: 'walk', content: key, savedAt: this.clock() }));
    this.drafts.add(key);
  }

  /** Somebody sets the clock, right or ten years wrong. */
  setClock(): void {
    this.clockOff = this.world.chance.pick([0, 10 * yearMs, -10 * yearMs]);
  }

  /** The daily forgetting. */
  forget(): Promise<void> {
    return forgetWitnessed(this.words, { now: this.clock(), rules: this.rules });
  }

  get rules() {
    return { ...allCourierRules, ...this.world.off.courier };
  }

  private asking(pushChanges: number, pageRows: number): Asking {
    return { words: this.words, cache: this.cache, user: this.user, device: this.name, app: 'walk', now: this.clock(), persisted: null, pushChanges, pageRows, rules: this.rules };
  }

  /** What follows is read and claimed at once: the answer may be long in coming, and much may happen meanwhile. */
  async request(pushChanges: number, pageRows: number): Promise<Sent> {
    const asking = this.asking(pushChanges, pageRows);
    return this.sent(asking, await nextRequest(asking));
  }

  /** What the courier asks while this answer is taken in; undefined where it waits. */
  async requestAhead(response: SyncResponse, { load, behind }: Sent, pushChanges: number, pageRows: number): Promise<Sent | undefined> {
    const asking = this.asking(pushChanges, pageRows);
    const leaving = await requestAhead(asking, response, load, behind);
    return leaving && this.sent(asking, leaving);
  }

  private async sent(asking: Asking, leaving: Leaving): Promise<Sent> {
    return { ...leaving, behind: await loadBehind(asking, leaving.load) };
  }

  /** Takes an answer in; `cutAfter` is the step after which the power goes. `ask` reaches the server, or nobody. */
  async takeIn({ request, load, behind }: Sent, response: SyncResponse, ask: (request: SyncRequest) => Promise<SyncResponse | undefined>, cutAfter?: Step): Promise<void> {
    const between = (step: Step): void => {
      if (step === cutAfter) throw new PowerCut();
    };
    const applying = { words: this.words, cache: this.cache, sent: request.cursor, now: this.clock(), rules: this.rules, between };
    try {
      await apply(response, { ...applying, carried: load.leaving, behind: behind?.leaving ?? [] });
      const whole = response.reset && (await refill(this.asking(0, request.pageRows ?? 7), ask));
      if (whole) await apply(whole, { ...applying, whole: true });
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      await this.start();
    }
  }

  async start(): Promise<void> {
    this.session = '';
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
    const judges = this.world.doing.withReviews && this.world.chance.happens(role === 'monitor' ? 0.9 : 0.4);
    const judged = judges ? reviewAct({ chance: this.world.chance, visible: (entity) => this.visible(entity) }, role) : undefined;
    if (judged) return this.write(judged);
    const shows = this.world.doing.withEvidence && this.world.chance.happens(0.6);
    const shown = shows ? evidenceAct({ chance: this.world.chance, visible: (entity) => this.visible(entity) }) : undefined;
    if (shown) return this.write(shown);
    const meets = this.world.doing.withMeetings && this.world.chance.happens(0.6);
    if (meets) this.session ||= `s${this.world.chance.below(1e9)}`;
    const met = meets ? meetingAct({ chance: this.world.chance, user: this.user, session: this.session, visible: (entity) => this.visible(entity) }) : undefined;
    if (met) return this.write(met);
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
    const draft: Change = { id: changeId(this.clock(), chance.bytes(16)), format: 1, kind: 'edit', operations: [], at: this.clock(), device: this.name, app: 'walk', ...partial };
    const row = await rowsOf(this.cache, draft);
    const operations = operationsOf(draft, { person: this.world.personOnTablet(this.user), today, row });
    if (!operations.accepted) return;
    const change: Change = { ...draft, operations: operations.value };
    const typedIn = chance.happens(0.5) ? chance.pick([...this.drafts, undefined]) : undefined;
    const rows = await keep({ words: this.words, now: () => this.clock() }, change, typedIn === undefined ? {} : { draft: typedIn });
    this.written.push(change);
    if (typedIn !== undefined) this.drafts.delete(typedIn);
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

