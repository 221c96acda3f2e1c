/**
 * The power goes at any moment while the change log is written. A process with the real database and the real exchange is
 * watched; from what it wrote, the states are made in which a cut may leave the disk, and each is opened by the real code.
 *
 * Two controls: where nobody waits for the disk, cuts must lose something that was acknowledged; on a disk that only says that
 * it synced, they must also leave databases that are damaged.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../../src/domain/change';
import { openDatabase } from '../../sync-server/database/open';
import { sqliteChangeLogStore } from '../../sync-server/database/sqlite-change-log-store';
import { now, plan } from '../contracts/change-log-plan';
import { chanceOf } from '../walks/chance';
import { logOfPlanIsWhole } from '../walks/invariants';
import { aDisk } from './disk/disk-after-cut';
import { databaseName, toldName } from './disk/recorded-names';
import { quickFolder, readDiskLog, watchedEnvironment, type DiskStep } from './disk/watched-disk';

export interface Cutting {
  readonly states: number;
  readonly seed: number;
  /** Of tablets that exchange at the same time. */
  readonly rounds?: number;
  /** The fault that this proof must see. */
  readonly control?: 'unsynced' | 'lying-disk';
}

export interface Cut {
  readonly states: number;
  /** Of the states, how many differ from every other. */
  readonly different: number;
  /** Places of the recording at which the power went. */
  readonly moments: number;
  readonly acknowledged: number;
  /** States in which something is not there, or not as it was told. */
  readonly losing: number;
  /** States that cannot be opened, whose log has a gap, or that are damaged. */
  readonly broken: readonly string[];
}

export const cutPower = async ({ states, seed, rounds = 60, control }: Cutting): Promise<Cut> => {
  const folder = quickFolder('power-cut');
  try {
    const steps = record(folder, { seed, rounds, unsynced: control === 'unsynced' });
    return await replay(control === 'lying-disk' ? steps.filter(({ kind }) => kind !== 'sync') : steps, { states, seed, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const record = (folder: string, { seed, rounds, unsynced }: { readonly seed: number; readonly rounds: number; readonly unsynced: boolean }): readonly DiskStep[] => {
  const watched = path.join(folder, 'recorded');
  const log = path.join(folder, 'log');
  mkdirSync(watched);
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'test/proofs/disk/record-exchanges.ts', watched, String(seed), String(rounds), ...(unsynced ? ['unsynced'] : [])], {
    encoding: 'utf8',
    env: watchedEnvironment({ folder: watched, log }),
  });
  if (status !== 0) throw new Error(`the recording ended with ${status}: ${stderr}`);
  const steps = readDiskLog(log);
  for (const kind of ['write', 'sync', 'create', 'remove'] as const) if (!steps.some((step) => step.kind === kind && step.name.startsWith(databaseName))) throw new Error(`the recording has no ${kind}: the disk was not watched`);
  return steps;
};

interface Replaying {
  readonly states: number;
  readonly seed: number;
  readonly folder: string;
}

const replay = async (steps: readonly DiskStep[], { states, seed, folder }: Replaying): Promise<Cut> => {
  const chance = chanceOf(seed);
  const begins = steps.findIndex(({ name, kind }) => name === toldName && kind === 'write');
  const cuts = new Map<number, number>();
  for (let state = 0; state < states; state += 1) {
    const at = begins + chance.below(steps.length - begins);
    cuts.set(at, (cuts.get(at) ?? 0) + 1);
  }
  const disk = aDisk();
  const seen = new Set<string>();
  const told: Outcome[] = [];
  const broken: string[] = [];
  let losing = 0;
  for (const [at, step] of steps.entries()) {
    // What was told was told: it is no part of the disk.
    if (step.name !== toldName) disk.take(step);
    else if (step.kind === 'write') told.push(...(JSON.parse(step.bytes.toString()) as Outcome[]));
    for (let count = cuts.get(at) ?? 0; count > 0; count -= 1) {
      const files = disk.cut(chance);
      const fingerprint = fingerprintOf(files, told.length);
      const isNew = !seen.has(fingerprint);
      seen.add(fingerprint);
      const found = isNew ? await look(path.join(folder, 'cut'), files, told) : 'whole';
      if (found === 'lost') losing += 1;
      else if (found !== 'whole') broken.push(`at step ${at}: ${found.broken}`);
    }
  }
  return { states, different: seen.size, moments: cuts.size, acknowledged: told.length, losing, broken };
};

const fingerprintOf = (files: ReadonlyMap<string, Buffer>, told: number): string => {
  const hash = createHash('sha1').update(String(told));
  for (const [name, content] of files) hash.update(`${name} ${content.length} `).update(content);
  return hash.digest('base64');
};

type Found = 'whole' | 'lost' | { readonly broken: string };

/** Starts as the server does after the cut, and asks the store what it knows. */
const look = async (folder: string, files: ReadonlyMap<string, Buffer>, told: readonly Outcome[]): Promise<Found> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, content] of files) writeFileSync(path.join(folder, name), content);
  try {
    const database = await openDatabase(path.join(folder, databaseName), now);
    try {
      const store = sqliteChangeLogStore(database);
      if (!(await store.plans()).includes(plan)) return 'lost';
      await logOfPlanIsWhole(store, plan);
      const integrity = String(database.writer.pragma('integrity_check', { simple: true }));
      if (integrity !== 'ok') return { broken: integrity };
      const known = await store.read(plan, (log) => log.outcomes(told.map(({ id }) => id)));
      return told.every((outcome) => JSON.stringify(known.get(outcome.id)?.outcome) === JSON.stringify(outcome)) ? 'whole' : 'lost';
    } finally {
      database.close();
    }
  } catch (error) {
    return { broken: String(error) };
  }
};
