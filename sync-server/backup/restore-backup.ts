/**
 * Puts a backup back. Until everything was read, checked and prepared, nothing that is there is touched; from then on
 * a restore that is cut can only be continued, and no server starts before it has ended.
 *
 *   restore-staging/new/…   read, checked, migrated, in a new epoch
 *        │ renamed: from here on it is continued, never undone
 *   restoring/new/…         1. what was there moves to before-restore-…/   2. new/… moves to its place   3. restoring/ goes
 */
import { randomBytes } from 'node:crypto';
import { closeSync, createWriteStream, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asideFolder, databaseFile, isOfTheDirectory, restoringFolder, stagingFolder } from '../data-directory';
import { lockData } from '../database/data-lock';
import { DataRefusal } from '../database/data-refusal';
import { openDatabase } from '../database/open';
import { sqliteChangeLogStore } from '../database/sqlite-change-log-store';
import { startEpochs, type NewEpoch } from '../start-epochs';
import { checkBackup } from './check-backup';
import type { Manifest } from './manifest';

export interface RestoreRequest {
  readonly dataDir: string;
  readonly file: string;
  /** What is there may be put aside. */
  readonly replace: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly epochs: readonly NewEpoch[];
  /** Where what was there stands now; undefined where there was nothing. */
  readonly aside: string | undefined;
}

/**
 * Puts a backup in the place of what is there; every plan in it begins a new epoch, so that devices offer what it lacks.
 * Throws a DataRefusal (`data-in-use`, `restore-unfinished`, `data-there`, those of a backup), or what the disk says;
 * then what was there is as it was.
 */
export const restoreBackup = ({ dataDir, file, replace, now }: RestoreRequest): Promise<Restored> =>
  alone(dataDir, async () => {
    if (existsSync(path.join(dataDir, restoringFolder))) throw new DataRefusal('restore-unfinished', `a restore into ${dataDir} was cut before its end. Finish that one first: npm run restore -- --continue`);
    if (!replace && kept(dataDir).length > 0) throw new DataRefusal('data-there', `${dataDir} is not empty. With --replace what is there is put aside, into a folder of it.`);
    const staging = path.join(dataDir, stagingFolder);
    rmSync(staging, { recursive: true, force: true });
    try {
      const manifest = await unpack(file, path.join(staging, 'new'));
      const epochs = await beginAnew(path.join(staging, 'new', databaseFile), now);
      writeDurably(path.join(staging, 'aside'), `${asideFolder}${new Date(now).toISOString().replaceAll(':', '-')}`);
      for (const folder of [path.join(staging, 'new'), staging]) makeDurable(folder);
      renameSync(staging, path.join(dataDir, restoringFolder));
      makeDurable(dataDir);
      return { manifest, epochs, aside: finish(dataDir) };
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  });

/** Ends a restore that was cut. Answers whether there was one, and where what had been there stands. */
export const continueRestore = (dataDir: string): Promise<{ readonly aside: string | undefined } | undefined> =>
  alone(dataDir, async () => (existsSync(path.join(dataDir, restoringFolder)) ? { aside: finish(dataDir) } : undefined));

const alone = async <Value>(dataDir: string, work: () => Promise<Value>): Promise<Value> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockData(dataDir, 'alone');
  try {
    return await work();
  } finally {
    lock.release();
  }
};

const kept = (dataDir: string): readonly string[] => readdirSync(dataDir).filter((name) => !isOfTheDirectory(name));

const unpack = (file: string, folder: string): Promise<Manifest> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return checkBackup(file, async (name, content) => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(Readable.from(content), createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }));
  });
};

const beginAnew = async (file: string, now: number): Promise<readonly NewEpoch[]> => {
  const database = await openDatabase(file, now);
  const store = sqliteChangeLogStore(database);
  try {
    return await startEpochs(store, (bytes) => randomBytes(bytes));
  } finally {
    await store.close();
    database.close();
  }
};

/** Each step may be cut, and is taken again from where it stands. */
const finish = (dataDir: string): string | undefined => {
  const restoring = path.join(dataDir, restoringFolder);
  const emptied = path.join(restoring, 'emptied');
  const aside = path.join(dataDir, readFileSync(path.join(restoring, 'aside'), 'utf8'));
  if (!existsSync(emptied)) {
    moveAll(kept(dataDir), { from: dataDir, to: aside });
    writeDurably(emptied, '');
    makeDurable(restoring);
  }
  moveAll(readdirSync(path.join(restoring, 'new')), { from: path.join(restoring, 'new'), to: dataDir });
  rmSync(restoring, { recursive: true });
  makeDurable(dataDir);
  return existsSync(aside) ? aside : undefined;
};

const moveAll = (names: readonly string[], { from, to }: { readonly from: string; readonly to: string }): void => {
  if (names.length === 0) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of names) renameSync(path.join(from, name), path.join(to, name));
  makeDurable(to);
  makeDurable(from);
};

const writeDurably = (file: string, text: string): void => writeFileSync(file, text, { mode: 0o600, flush: true });

/** The names in a folder are on the disk. Windows has no such call, and keeps them by itself. */
const makeDurable = (folder: string): void => {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
};
