/**
 * Two tablets write and send through bad weather, and then through fair one. In the end every word stands in the server's
 * log once and on both tablets. The ids are compared; the weather, and who writes when, come from the seed.
 *
 * Two controls must be seen: a courier that gives a word another id when it sends it again, which is what a server without
 * memory of ids would do, and one that believes a captive portal's 200.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { Change, Outcome } from '../../src/domain/change';
import { changeId } from '../../src/domain/ids';
import type { SyncRequest, SyncResponse } from '../../src/protocol/sync-messages';
import { transportOver, type Ask, type Transport } from '../../src/sync/transport';
import { aFreePort, startBuiltServer } from '../builders/built-server';
import { aCourier } from '../builders/courier';
import { aWeatherProxy, badSky, fair, type Weather } from '../doubles/weather';
import { chanceOf } from '../walks/chance';

export interface Weathering {
  readonly firstSeed: number;
  readonly seeds: number;
  /** How many words each of the two tablets writes under each seed. */
  readonly words: number;
  readonly control?: 'other-id-each-time' | 'believes-portals';
}

export interface Weathered {
  readonly written: number;
  readonly exchanges: number;
  /** Written, and not in the log in the end. */
  readonly missing: number;
  /** Heard by the server as something else than what it had heard before: in the log or kept aside. */
  readonly doubled: number;
  /** Seeds after which a tablet did not show exactly what was written. */
  readonly differing: readonly number[];
  readonly met: ReadonlyMap<Weather['kind'], number>;
}

/** Half a second without an answer is silence here: a person's tablet waits longer, a proof cannot. */
const patienceMs = 500;

export const underWeather = async ({ firstSeed, seeds, words, control }: Weathering): Promise<Weathered> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bitacora-weather-'));
  const server = await startBuiltServer({ dataDir, port: await aFreePort() });
  const proxy = await aWeatherProxy(server.url);
  const written: string[] = [];
  const differing: number[] = [];
  try {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
      const chance = chanceOf(seed);
      const speaks = control === undefined ? patient : faults[control](chance.bytes);
      proxy.turns(fair);
      const tablets = await Promise.all(['one', 'other'].map((name) => aCourier(proxy.url, `${name}-${seed}`, speaks)));
      await Promise.all(tablets.map((tablet) => tablet.sends()));
      proxy.turns(badSky(seed));
      for (const tablet of Array.from({ length: words }, () => tablets).flat()) {
        written.push(await tablet.writes());
        if (chance.happens(0.5)) await pause(chance.below(50));
      }
      await pause(stormMs);
      proxy.turns(fair);
      // The first sends what waits, the second fetches what the other sent.
      for (let round = 0; round < 2; round += 1) for (const tablet of tablets) await tablet.sends();
      if (tablets.some((tablet) => tablet.shown().join() !== written.toSorted().join())) differing.push(seed);
      for (const tablet of tablets) tablet.stop();
    }
    const all = heard(dataDir);
    const once = new Set(all);
    const met = new Map(proxy.met);
    const exchanges = [...met.values()].reduce((sum, each) => sum + each, 0);
    return { written: written.length, exchanges, missing: written.filter((id) => !once.has(id)).length, doubled: all.length - once.size, differing, met };
  } finally {
    await proxy.stop();
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** The weather lasts a little longer than the writing. */
const stormMs = 150;

const patient = (ask: Ask): Transport => transportOver(ask, patienceMs);

/** What was taken in, and what was refused and kept aside, by the milestone that a courier wrote: whatever id its change came under. */
const heard = (dataDir: string): readonly string[] => {
  const database = new Sqlite(path.join(dataDir, 'bitacora.db'), { readonly: true });
  try {
    const bodies = database.prepare("select body from log_body join log using (plan, seq) where kind = 'edit' union all select body from parked").pluck().all() as string[];
    return bodies.map((body) => (JSON.parse(body) as Change).operations[0]?.id.replace(/^m-/, '') ?? body);
  } finally {
    database.close();
  }
};

type Fault = (random: (bytes: number) => Uint8Array) => (ask: Ask) => Transport;

const otherIdEachTime: Fault = (random) => (ask) => {
  const honest = patient(ask);
  return async (plan, request, signal) => {
    const own = new Map(request.push.map(({ id }) => [changeId(Date.now(), random(16)), id]));
    const ids = [...own.keys()];
    const answer = await honest(plan, { ...request, push: request.push.map((change, index) => ({ ...change, id: ids[index] ?? change.id })) }, signal);
    if (answer.kind !== 'answer') return answer;
    const outcomes = answer.response.outcomes.map((outcome): Outcome => ({ ...outcome, id: own.get(outcome.id) ?? outcome.id }));
    return { kind: 'answer', response: { ...answer.response, outcomes } };
  };
};

const believesPortals: Fault = () => (ask) => {
  let wasPortal = false;
  const honest = patient(async (where, init) => {
    const answer = await ask(where, init);
    wasPortal = answer.ok && (answer.headers.get('content-type') ?? '').startsWith('text/html');
    return answer;
  });
  return async (plan, request, signal) => {
    wasPortal = false;
    const answer = await honest(plan, request, signal);
    return wasPortal ? { kind: 'answer', response: allIsWell(request) } : answer;
  };
};

const allIsWell = ({ cursor, push }: SyncRequest): SyncResponse => ({
  now: Date.now(),
  epoch: cursor.epoch,
  head: cursor.observedHead,
  outcomes: push.map(({ id }) => ({ id, end: 'applied', seq: cursor.seq })),
  fork: null,
  page: { rows: [], deleted: [], gone: [], movedAudience: [], dropAudiences: [], next: cursor, more: false },
});

const faults: Readonly<Record<NonNullable<Weathering['control']>, Fault>> = { 'other-id-each-time': otherIdEachTime, 'believes-portals': believesPortals };
