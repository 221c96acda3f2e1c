/**
 * The built server is killed again and again under devices that write without pause, and started again. A change whose
 * answer came must stand in the log once; in the end every change that was written must. The ids are compared with the log.
 *
 * The control answers before it commits: of that, killing must lose something, or it proves nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { aFreePort, startBuiltServer } from '../builders/built-server';
import { aCourier, type Courier } from '../builders/courier';
import { chanceOf } from '../walks/chance';

export interface Killing {
  readonly kills: number;
  readonly clients: number;
  readonly seed: number;
  /** Answers before the commit: the fault that this proof must see. */
  readonly control?: boolean;
  /** Ends with the first kill that lost something: `kills` are the most that are tried. */
  readonly untilLost?: boolean;
}

export interface Killed {
  readonly kills: number;
  readonly written: number;
  /** Answered as applied before a kill, and not in the log after it. */
  readonly lost: number;
  /** In the log more than once, in the end. */
  readonly doubled: number;
  /** Written, and not in the log in the end. */
  readonly missing: number;
  /** From the start of the process until it is open, in ms, ascending. */
  readonly restartsMs: readonly number[];
}

const shortestMs = 20;
const longestMs = 200;

export const killServer = async ({ kills, clients, seed, control = false, untilLost = false }: Killing): Promise<Killed> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bitacora-kills-'));
  const chance = chanceOf(seed);
  const settings = { dataDir, port: await aFreePort(), nodeArguments: control ? ['--import', './test/proofs/answers-before-commit.mjs'] : [] };
  // The plan is there before anything goes wrong.
  let server = await startBuiltServer({ ...settings, nodeArguments: [] });
  const couriers: Courier[] = [];
  try {
    for (let client = 0; client < clients; client += 1) couriers.push(await aCourier(server.url, `device-${client}`));
    await Promise.all(couriers.map((courier) => courier.sends()));
    const work = writing(couriers);
    const restartsMs: number[] = [];
    const lost = new Set<string>();
    for (let kill = 0; kill < kills && !(untilLost && lost.size > 0); kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, shortestMs + chance.below(longestMs - shortestMs + 1)));
      await server.kill();
      // What was answered by now was answered by a process that is dead: the log must hold it before anything is sent again.
      const held = new Set(logged(dataDir));
      for (const { acknowledged } of couriers) for (const id of acknowledged) if (!held.has(id)) lost.add(id);
      server = await startBuiltServer(settings);
      restartsMs.push(server.openAfterMs);
    }
    const written = await work.end();
    if (!control) await Promise.all(couriers.map((courier) => courier.sends()));
    const ids = logged(dataDir);
    const held = new Set(ids);
    return {
      kills: restartsMs.length,
      written: written.length,
      lost: lost.size,
      doubled: ids.length - held.size,
      missing: written.filter((id) => !held.has(id)).length,
      restartsMs: restartsMs.sort((one, other) => one - other),
    };
  } finally {
    for (const courier of couriers) courier.stop();
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Every client writes the next change a moment after the last, also while nobody answers. */
const writing = (couriers: readonly Courier[]): { readonly end: () => Promise<readonly string[]> } => {
  const written: string[] = [];
  let going = true;
  const all = couriers.map(async (courier) => {
    for (let own = 0; going; ) {
      if (own - courier.acknowledged.size < mostWaiting) {
        written.push(await courier.writes());
        own += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  });
  return {
    end: async () => {
      going = false;
      await Promise.all(all);
      return written;
    },
  };
};

const pauseMs = 15;
/** Nobody writes hundreds of changes while the server starts again. */
const mostWaiting = 10;

const logged = (dataDir: string): readonly string[] => {
  const database = new Sqlite(path.join(dataDir, 'bitacora.db'), { readonly: true });
  try {
    return database.prepare("select change_id from log where kind = 'edit'").pluck().all() as string[];
  } finally {
    database.close();
  }
};
