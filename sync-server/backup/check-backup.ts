/** Reads a backup to its end and holds every file of it to what its manifest says. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { migrations } from '../database/migrations';
import { DataRefusal } from '../database/data-refusal';
import { BrokenArchive, readArchive, type FoundFile } from './archive';
import { manifestName, readManifest, type ListedFile, type Manifest } from './manifest';

/** Keeps the bytes of one file on their way past; told in order. */
export type KeepFile = (name: string, content: AsyncIterable<Buffer>) => Promise<void>;

/** A manifest is short; more than this is none of ours. */
const longestManifest = 16 * 1024 * 1024;

/**
 * Answers what the backup says of itself, once all of it was found to be so. What `keep` was given before a refusal is
 * not to be trusted. Throws a DataRefusal (`backup-missing`, `not-a-backup`, `backup-damaged`, `backup-newer`), or what the disk says.
 */
export const checkBackup = async (file: string, keep: KeepFile = readOnly): Promise<Manifest> => {
  if (!existsSync(file)) throw new DataRefusal('backup-missing', `there is no file ${file}`);
  let manifest: Manifest | DataRefusal | undefined;
  const missing = new Map<string, ListedFile>();
  const take = async (found: FoundFile): Promise<void> => {
    if (manifest instanceof DataRefusal) return;
    if (manifest) return takeListed(found, missing, keep);
    manifest = await manifestIn(found);
    for (const listed of manifest instanceof DataRefusal ? [] : manifest.files) missing.set(listed.name, listed);
  };
  await readArchive(file, take).catch((error: unknown) => {
    if (!(error instanceof BrokenArchive)) throw error;
    throw manifest ? damaged(error.message) : notABackup(file);
  });
  if (!manifest) throw notABackup(file);
  // Only now: a damaged name can look like one of a later version.
  if (manifest instanceof DataRefusal) throw manifest;
  const [lost] = missing.keys();
  if (lost !== undefined) throw damaged(`${lost} is missing`);
  return manifest;
};

const readOnly: KeepFile = async (_name, content) => {
  for await (const _part of content);
};

/** The manifest, or why what follows it cannot be read by this version. */
const manifestIn = async ({ name, size, content }: FoundFile): Promise<Manifest | DataRefusal> => {
  if (name !== manifestName || size > longestManifest) throw new BrokenArchive('it does not begin with a manifest');
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  const read = readManifest(Buffer.concat(parts).toString('utf8'));
  if (read.kind === 'none') throw new BrokenArchive('its manifest cannot be read');
  if (read.kind === 'newer') return newer(`its format is ${read.format}`);
  const unknown = read.manifest.migrations.find((step) => !migrations.some((known) => known.name === step));
  return unknown === undefined ? read.manifest : newer(`its database has been through the step ${unknown}`);
};

const takeListed = async ({ name, size, content }: FoundFile, missing: Map<string, ListedFile>, keep: KeepFile): Promise<void> => {
  const listed = missing.get(name);
  if (!listed) throw damaged(`${name} is not in its manifest, or twice in it`);
  const hash = createHash('sha256');
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const part of content) {
      hash.update(part);
      yield part;
    }
  };
  await keep(name, hashed());
  if (size !== listed.size || hash.digest('hex') !== listed.sha256) throw damaged(`${name} is not what its manifest says`);
  missing.delete(name);
};

const damaged = (why: string): DataRefusal => new DataRefusal('backup-damaged', `the backup is damaged: ${why}. Take another one.`);
const newer = (why: string): DataRefusal => new DataRefusal('backup-newer', `the backup was made by a newer version: ${why}. Restore it with that version, or a later one.`);
const notABackup = (file: string): DataRefusal => new DataRefusal('not-a-backup', `${file} is no backup of Bitácora, or damaged at its beginning`);
