/** Makes a backup of a data directory, also while a server serves from it. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { unfinishedBlob } from '../blob-store/files-blob-store';
import { databaseFile, isOfTheDirectory } from '../data-directory';
import { lockData } from '../database/data-lock';
import { DataRefusal } from '../database/data-refusal';
import { writeArchive, type ArchivedFile } from './archive';
import { checkBackup } from './check-backup';
import { manifestName, manifestText, type ListedFile, type Manifest } from './manifest';

export interface BackupRequest {
  readonly dataDir: string;
  /** A new file. */
  readonly file: string;
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Writes everything the directory keeps into one file, as it stood at one moment, and reads it back to check it.
 * Throws a DataRefusal (`no-data`, `backup-there`, `backup-inside-data`, `data-in-use`, `data-damaged`), or what the disk says;
 * then the file is not there.
 */
export const makeBackup = async ({ dataDir, file, app, now }: BackupRequest): Promise<Manifest> => {
  if (!existsSync(path.join(dataDir, databaseFile))) throw new DataRefusal('no-data', `there is no database in ${dataDir}. Choose the directory with DATA_DIR.`);
  if (isInside(file, dataDir)) throw new DataRefusal('backup-inside-data', `${file} would be lost together with ${dataDir}. Choose another place.`);
  if (existsSync(file)) throw new DataRefusal('backup-there', `${file} is there already. Choose another name.`);
  const lock = lockData(dataDir, 'visit');
  // Readable by its owner only from the first byte.
  const making = `${file}.making`;
  try {
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true, mode: 0o700 });
    const packed = path.join(making, 'packed');
    await pack(packed, { dataDir, making, app, now });
    const manifest = await checkBackup(packed);
    renameSync(packed, file);
    return manifest;
  } finally {
    rmSync(making, { recursive: true, force: true });
    lock.release();
  }
};

const pack = async (packed: string, { dataDir, making, app, now }: Omit<BackupRequest, 'file'> & { readonly making: string }): Promise<void> => {
  const snapshot = path.join(making, databaseFile);
  const found = snapshotOf(path.join(dataDir, databaseFile), snapshot);
  const sources = new Map([[databaseFile, snapshot], ...filesOf(dataDir).map((name) => [name, path.join(dataDir, name)] as const)]);
  const files: ListedFile[] = [];
  for (const [name, source] of sources) files.push({ name, size: statSync(source).size, sha256: await hashOf(source) });
  const text = Buffer.from(manifestText({ app, madeAt: new Date(now).toISOString(), ...found, files }));
  const contents = files.map(({ name, size }): ArchivedFile => ({ name, size, content: () => createReadStream(sources.get(name) ?? '') as AsyncIterable<Buffer> }));
  await writeArchive(packed, [{ name: manifestName, size: text.length, content: () => only(text) }, ...contents]);
};

/** The database as it is at one moment, checked, in one file without its log of writes; whoever writes meanwhile does not wait. */
const snapshotOf = (database: string, snapshot: string): Pick<Manifest, 'migrations' | 'plans'> => {
  const source = new Sqlite(database, { readonly: true });
  try {
    source.prepare('vacuum into ?').run(snapshot);
  } finally {
    source.close();
  }
  const copy = new Sqlite(snapshot, { readonly: true });
  try {
    const state = String(copy.pragma('integrity_check(1)', { simple: true }));
    if (state !== 'ok') throw new DataRefusal('data-damaged', `the database is damaged (${state}), so it makes no backup. Keep the data directory and the last good backup.`);
    return {
      migrations: copy.prepare('select name from migration order by name').pluck().all() as string[],
      plans: copy.prepare('select plan, epoch, seq as head from plan_head order by plan').all() as Manifest['plans'],
    };
  } finally {
    copy.close();
  }
};

/** Everything else that is kept, by its place below the directory. */
const filesOf = (dataDir: string): readonly string[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(unfinishedBlob))
    .map((entry) => path.relative(dataDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !isOfTheDirectory(name.split('/')[0] ?? '') && !name.startsWith(databaseFile))
    .sort();

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
};

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const isInside = (file: string, folder: string): boolean => !path.relative(folder, path.resolve(file)).startsWith('..') && !path.isAbsolute(path.relative(folder, path.resolve(file)));
