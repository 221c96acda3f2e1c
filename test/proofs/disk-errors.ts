/**
 * The disk fails each write and each sync of an exchange, one at a time, under the built server. What a device was told must
 * be on the disk, also if the power goes at that moment: nothing but what was synced counts, and what a sync failed to bring
 * there is not there. The server stops, or refuses where there is only no room; started again it goes on, and what was not
 * acknowledged is sent again and stands once.
 *
 * Two controls of which something must be lost: a server that answers before it commits, and one that after a failed sync
 * trusts what the system shows of the log.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { dataRefusals } from '../../sync-server/database/data-refusal';
import { openDatabase } from '../../sync-server/database/open';
import { aFreePort, startBuiltServer, type BuiltServer } from '../builders/built-server';
import { aCourier, type Courier } from '../builders/courier';
import { aDisk } from './disk/disk-after-cut';
import { databaseName } from './disk/recorded-names';
import { quickFolder, readDiskLog, watchedEnvironment, type DiskStep } from './disk/watched-disk';

const errorNumbers = { EIO: 5, ENOSPC: 28 } as const;

type DiskError = keyof typeof errorNumbers;

export interface Failing {
  readonly error: DiskError;
  /** Of the writes and syncs of an exchange every n-th, from the first until there are no more; or each sync alone. */
  readonly every: number | 'sync';
  /** What is under way: changes that are sent, or somebody who signs in. */
  readonly during?: 'exchange' | 'sign-in';
  /** The fault that this proof must see; it ends with the first loss. */
  readonly control?: keyof typeof controls;
}

const controls = { 'answers-before-commit': './test/proofs/answers-before-commit.mjs', 'trusts-the-log': './test/proofs/trusts-the-log.mjs' } as const;

export interface Failed {
  readonly failures: number;
  readonly failedSyncs: number;
  /** The server ended with the code of a failed disk. */
  readonly stopped: number;
  /** The server went on and said no; the device came again. */
  readonly refused: number;
  /** Acknowledged, and not on the disk. */
  readonly lost: number;
  /** In the log more than once. */
  readonly doubled: number;
  /** Written, and not in the log in the end. */
  readonly missing: number;
  /** What was not as designed, in words. */
  readonly wrong: readonly string[];
}

export const failDisk = async (failing: Failing): Promise<Failed> => {
  const folder = quickFolder('disk-errors');
  const house = await aHouse(folder, failing.control);
  try {
    return await failEach(house, failing);
  } finally {
    for (const courier of house.couriers) courier.stop();
    await house.server.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

interface House {
  server: BuiltServer;
  readonly courier: Courier;
  /** Everybody who signed in. */
  readonly couriers: Courier[];
  readonly start: () => Promise<void>;
  /** The n-th write or sync from now on fails. */
  readonly arm: (failing: { readonly count: number; readonly error: DiskError; readonly onlySyncs: boolean }) => void;
  /** What reached the database's files since it was last asked. */
  readonly steps: () => readonly DiskStep[];
  /** Acknowledged, and not among what is synced. */
  readonly lost: () => Promise<readonly string[]>;
  /** The changes of the log, as the server sees them. */
  readonly logged: () => readonly string[];
}

const aHouse = async (folder: string, control: Failing['control']): Promise<House> => {
  const [dataDir, log, fault] = ['data', 'log', 'fault'].map((name) => path.join(folder, name)) as [string, string, string];
  const environment = watchedEnvironment({ folder: dataDir, log, fault });
  const settings = { dataDir, port: await aFreePort(), environment };
  const controlled = control ? ['--import', controls[control]] : [];
  const disk = aDisk();
  let taken = 0;
  // The plan is there before anything goes wrong.
  const server = await startBuiltServer(settings);
  const courier = await aCourier(server.url, 'tablet');
  await courier.sends();
  const steps = (): readonly DiskStep[] => {
    const all = readDiskLog(log);
    const found = all.slice(taken).filter(({ name }) => name === '.' || name.startsWith(databaseName));
    taken = all.length;
    for (const step of found) disk.take(step);
    return found;
  };
  const house: House = {
    server,
    courier,
    couriers: [courier],
    steps,
    start: async () => {
      house.server = await startBuiltServer({ ...settings, nodeArguments: controlled });
    },
    arm: ({ count, error, onlySyncs }) => {
      writeFileSync(`${fault}.new`, `${count} ${errorNumbers[error]} ${onlySyncs ? 's' : 'a'}`);
      renameSync(`${fault}.new`, fault);
    },
    lost: async () => {
      const held = new Set(await idsAfterCut(path.join(folder, 'cut'), disk.synced()));
      return [...courier.acknowledged].filter((id) => !held.has(id));
    },
    logged: () => idsIn(path.join(dataDir, databaseName)),
  };
  if (control) {
    await server.kill();
    await house.start();
  }
  return house;
};

/** As the next start finds it where the power went too. */
const idsAfterCut = async (folder: string, files: ReadonlyMap<string, Buffer>): Promise<readonly string[]> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, content] of files) writeFileSync(path.join(folder, name), content);
  const database = await openDatabase(path.join(folder, databaseName), Date.now());
  database.close();
  return idsIn(path.join(folder, databaseName));
};

const idsIn = (file: string): readonly string[] => {
  const database = new Sqlite(file, { readonly: true });
  try {
    const integrity = String(database.pragma('integrity_check', { simple: true }));
    if (integrity !== 'ok') throw new Error(integrity);
    return database.prepare("select change_id from log where kind = 'edit'").pluck().all() as readonly string[];
  } finally {
    database.close();
  }
};

const changesOfExchange = 3;
const againAfterMs = 20;
const longestMs = 60_000;

/** Tries until it is let in. */
const signsIn = async (house: House): Promise<void> => {
  for (const deadline = Date.now() + longestMs; ; ) {
    const courier = await aCourier(house.server.url, `tablet-${house.couriers.length}`).catch((error: unknown) => {
      if (Date.now() > deadline) throw error;
    });
    if (courier) return void house.couriers.push(courier);
    await new Promise((resolve) => setTimeout(resolve, againAfterMs));
  }
};

const failEach = async (house: House, { error, every, during = 'exchange', control }: Failing): Promise<Failed> => {
  const written: string[] = [];
  const lost = new Set<string>();
  const wrong: string[] = [];
  const told = { failures: 0, failedSyncs: 0, stopped: 0, refused: 0 };
  for (let count = 1; ; count += every === 'sync' ? 1 : every) {
    house.steps();
    house.arm({ count, error, onlySyncs: every === 'sync' });
    if (during === 'exchange') for (let change = 0; change < changesOfExchange; change += 1) written.push(await house.courier.writes());
    const sent = during === 'exchange' ? house.courier.sends() : signsIn(house);
    // A control may have answered long before its disk fails.
    const end = await (control ? house.server.ended : Promise.race([house.server.ended, sent]));
    const steps = house.steps();
    const failedAt = steps.findIndex(({ failed }) => failed);
    const failed = steps[failedAt];
    if (!failed) {
      if (end) throw new Error(`the server ended by itself: ${end.said}`);
      break;
    }
    told.failures += 1;
    if (failed.kind === 'sync') told.failedSyncs += 1;
    const where = `${error} at ${count} (${failed.kind} of ${failed.name})`;
    for (const id of await house.lost()) lost.add(id);
    if (end) {
      told.stopped += 1;
      if (end.exitCode !== dataRefusals['disk-failed']) wrong.push(`${where}: the server ended with ${end.exitCode}`);
      if (failedAt < steps.length - 1) wrong.push(`${where}: something was written or synced after it`);
      await house.start();
    } else {
      told.refused += 1;
      if (error === 'EIO' || failed.kind === 'sync') wrong.push(`${where}: the server went on`);
    }
    // What the control has acknowledged is not sent again.
    await sent;
    house.steps();
    for (const id of await house.lost()) lost.add(id);
    if (control && lost.size > 0) break;
  }
  const ids = house.logged();
  const held = new Set(ids);
  return { ...told, lost: lost.size, doubled: ids.length - held.size, missing: written.filter((id) => !held.has(id)).length, wrong };
};
