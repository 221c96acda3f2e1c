/** One walk: some two hundred steps of work and accidents, then rest, then every invariant. */
import type { SyncRequest, SyncResponse } from '../../src/protocol/sync-messages';
import { chanceOf } from './chance';
import {
  confirmedIsTrue,
  converged,
  draftsKept,
  cursorIsHonest,
  everyPushEnded,
  guardHeld,
  logIsWhole,
  minutesAreWhole,
  noLostWords,
  responseLeaksNothing,
  rowsFollowLog,
  viewIsFold,
  Broken,
} from './invariants';
import { Tablet, type Sent } from './tablet';
import { evidenceIsWhole } from './evidence-invariants';
import { reviewsAreWhole } from './review-invariants';
import { people, World, type Doing, type SwitchedOff } from './world';

interface Letter {
  readonly tablet: Tablet;
  readonly sent: Sent;
}

export interface WalkReport {
  /** Changes in the log at the end: a walk in which nothing was written proves nothing. */
  readonly written: number;
  readonly steps: number;
  /** How often each act on evidence, on requests and on reviews stands in the log. */
  readonly shown: ReadonlyMap<string, number>;
}

const restRounds = 300;

/** Throws `Broken` with the invariant's name where one does not hold. */
export const walk = async (seed: number, off: SwitchedOff = {}, doing: Doing = {}): Promise<WalkReport> => {
  const chance = chanceOf(seed);
  const world = new World(chance, off, doing);
  await world.begin();
  const tablets = [...people.map(({ user }) => user), 'martin'].map((user, index) => new Tablet(world, user, `tablet-${index}`));
  const steps = 120 + chance.below(120);
  const wandering = new Wandering(world, tablets);
  for (let step = 0; step < steps; step += 1) {
    // Who judges has to have seen much of it: now and then everybody has a network for a while.
    if (doing.withReviews && step % 40 === 39) await rest(world, tablets);
    await wandering.step();
    for (const tablet of tablets) {
      if (!chance.happens(0.05)) continue;
      await viewIsFold(tablet);
      await cursorIsHonest(world, tablet);
      await confirmedIsTrue(world, tablet);
    }
  }
  await rest(world, tablets);
  await logIsWhole(world);
  await rowsFollowLog(world);
  await guardHeld(world);
  await noLostWords(world, tablets);
  await minutesAreWhole(world);
  const shown = new Map([...(await evidenceIsWhole(world)), ...(await reviewsAreWhole(world))]);
  for (const tablet of tablets) {
    await everyPushEnded(tablet);
    draftsKept(tablet);
    await viewIsFold(tablet);
    await converged(world, tablet);
    await confirmedIsTrue(world, tablet);
  }
  const head = await world.store.read('plan', (log) => log.head());
  return { written: head?.seq ?? 0, steps, shown };
};

class Wandering {
  private readonly world: World;
  private readonly tablets: Tablet[];
  private readonly onTheWay: Letter[] = [];
  private restores = 0;
  private clones = 0;

  constructor(world: World, tablets: Tablet[]) {
    this.world = world;
    this.tablets = tablets;
  }

  async step(): Promise<void> {
    const { chance } = this.world;
    if (this.world.doing.withEvidence && chance.happens(0.05)) await this.world.receiveBytes();
    if (this.world.doing.withReviews && chance.happens(0.03)) await this.world.closeReviews();
    const tablet = chance.pick(this.tablets);
    const kind = chance.next();
    if (kind < 0.36) await tablet.act();
    else if (kind < 0.37) await tablet.type();
    else if (kind < 0.385) tablet.setClock();
    else if (kind < 0.4) await tablet.forget();
    else if (kind < 0.6) this.onTheWay.push({ tablet, sent: await tablet.request(1 + chance.below(4), 1 + chance.below(4)) });
    else if (kind < 0.8) await this.deliver();
    else if (kind < 0.83) await tablet.start();
    else if (kind < 0.86) await tablet.wipeCache();
    else if (kind < 0.9) this.world.toggleMembership(chance.pick(['lucia', 'ana', 'ines', 'tomas']));
    else if (kind < 0.93) this.world.saveBackup();
    else if (kind < 0.95 && this.restores < 3) {
      this.restores += 1;
      await this.world.restore();
    } else if (kind < 0.965 && this.clones < 1) {
      this.clones += 1;
      this.tablets.push(new Tablet(this.world, tablet.user, `${tablet.name}-clone`, tablet));
    }
  }

  /** Any letter may arrive next, twice, or without its answer ever coming back. */
  private async deliver(): Promise<void> {
    const { chance } = this.world;
    if (this.onTheWay.length === 0) return;
    const place = chance.below(this.onTheWay.length);
    const letter = this.onTheWay[place];
    if (!letter) return;
    if (!chance.happens(0.15)) this.onTheWay.splice(place, 1);
    const response = await this.world.answer(letter.tablet.user, letter.sent.request);
    await responseLeaksNothing(this.world, letter.tablet.user, response);
    if (chance.happens(0.2)) return;
    // The courier may ask on before it has taken this answer in.
    const ahead = chance.happens(0.5) ? await letter.tablet.requestAhead(response, letter.sent, 1 + chance.below(4), 1 + chance.below(4)) : undefined;
    if (ahead) this.onTheWay.push({ tablet: letter.tablet, sent: ahead });
    const cut = chance.next();
    const ask = (reading: SyncRequest) => this.askFor(letter.tablet, reading);
    await letter.tablet.takeIn(letter.sent, response, ask, cut < 0.1 ? 'A' : cut < 0.16 ? 'B' : cut < 0.22 ? 'cursor' : undefined);
  }

  /** While a tablet reads a whole plan, the world goes on, and the network may go. */
  private async askFor(tablet: Tablet, request: SyncRequest): Promise<SyncResponse | undefined> {
    const { chance } = this.world;
    if (chance.happens(0.1)) return undefined;
    if (chance.happens(0.2)) await chance.pick(this.tablets).act();
    if (chance.happens(0.1)) await this.deliver();
    const response = await this.world.answer(tablet.user, request);
    await responseLeaksNothing(this.world, tablet.user, response);
    return response;
  }
}

/** Everybody comes back online and stays, until nothing moves any more. */
const rest = async (world: World, tablets: readonly Tablet[]): Promise<void> => {
  for (let round = 0; round < restRounds; round += 1) {
    let moved = false;
    const before = await world.store.read('plan', (log) => log.head());
    for (const tablet of tablets) {
      await tablet.start();
      const sent = await tablet.request(5, 7);
      const response = await world.answer(tablet.user, sent.request);
      await tablet.takeIn(sent, response, (reading) => world.answer(tablet.user, reading));
      const behind = tablet.cache.at.seq < response.head;
      if (response.reset || response.fork !== null || response.page?.more || behind || (await tablet.words.pending()).length > 0) moved = true;
    }
    const after = await world.store.read('plan', (log) => log.head());
    if (!moved && before?.seq === after?.seq) return;
  }
  throw new Broken('S10 ends: no rest after many rounds');
};
