/** The directory of everything that is kept: how it is opened, by whom, and when it is not. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from './config';
import { lastEntriesIn, refuseClockBehind } from './database/clock-check';
import { lockData, lockFile, type DataUse } from './database/data-lock';
import { openDatabase, type EmbeddedDatabase } from './database/open';
import { DataRefusal } from './database/data-refusal';
import { releasedFolder } from './released-assets';

export const databaseFile = 'bitacora.db';

/** What is being put back, checked and whole; while it stands, a restore has not ended. */
export const restoringFolder = 'restoring';
/** Where a restore prepares what it will put back. Nobody else looks at it. */
export const stagingFolder = 'restore-staging';
/** A folder of this name and a moment holds what was here before a restore. */
export const asideFolder = 'before-restore-';

/** Bytes of evidence, by their hash. */
export const blobsFolder = 'blobs';
/** Bytes on their way in. No backup holds them: the device sends again what it has not been told to be here. */
export const uploadsFolder = 'uploads';

/** Blobs that a scrub found damaged and put aside. */
export const damagedFolder = 'damaged-blobs';

/** True for what is of the directory itself, and neither backed up nor put aside. */
export const isOfTheDirectory = (name: string): boolean => name.startsWith(lockFile) || name.startsWith(asideFolder) || name === releasedFolder || name === uploadsFolder || name === damagedFolder || name === restoringFolder || name === stagingFolder;

export interface DataOpening {
  readonly config: Pick<Config, 'dataDir' | 'clockCheck'>;
  readonly use: DataUse;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The disk failed a typed query. */
  readonly onDiskFailure?: ((error: Error) => void) | undefined;
}

/** Makes the directory where it is missing, takes it for this use, and opens its database. Throws a DataRefusal, or what the disk says. */
export const openDataDirectory = async ({ config: { dataDir, clockCheck }, use, now, onDiskFailure }: DataOpening): Promise<EmbeddedDatabase> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockData(dataDir, use);
  try {
    refuseUnfinishedRestore(dataDir);
    const database = await openDatabase(path.join(dataDir, databaseFile), now, { shared: lock.isServed, onDiskFailure, before: (writer) => clockCheck && refuseClockBehind(lastEntriesIn(writer), now) });
    const close = (): void => {
      database.close();
      lock.release();
    };
    return { ...database, close };
  } catch (error) {
    lock.release();
    throw error;
  }
};

const refuseUnfinishedRestore = (dataDir: string): void => {
  if (existsSync(path.join(dataDir, restoringFolder))) throw new DataRefusal('restore-unfinished', `a restore into ${dataDir} was cut before its end. Finish it: npm run restore -- --continue`);
};
