import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, test, vi } from 'vitest';
import { milestoneOf, organizationNamed, planNamed } from '../../test/builders/plan-with-roles';
import { aFolder, aRunningServer } from '../../test/builders/running-server';
import { databaseFile, restoringFolder } from '../data-directory';
import { migrations } from '../database/migrations';
import { appendServerChange, createPlan } from '../modules/sync/server-change';
import type { RunningServer } from '../server';
import { writeArchive } from './archive';
import { checkBackup } from './check-backup';
import { makeBackup } from './make-backup';
import { manifestText, type ListedFile } from './manifest';
import { continueRestore, restoreBackup } from './restore-backup';

const now = Date.UTC(2026, 10, 23, 15);
let dataDir: string;
let file: string;
let server: RunningServer;

const write = async (name: string): Promise<void> => {
  const { store, random } = server.container;
  await appendServerChange({ store, plan: 'plan', by: 'import', now, random }, { kind: 'import', operations: [milestoneOf('c', name)] });
};
const start = async (folder = dataDir): Promise<void> => {
  server = await aRunningServer({ config: { dataDir: folder, authSecret: undefined }, now: () => now });
};
const milestones = (): Promise<readonly string[]> => server.container.store.read('plan', (log) => log.idsOf('milestone'));
const epoch = async (): Promise<string | undefined> => (await server.container.store.read('plan', (log) => log.head()))?.epoch;
const backUp = () => makeBackup({ dataDir, file, app: 'test', now });
const restore = (into: string, from = file, replace = false) => restoreBackup({ dataDir: into, file: from, replace, now });
const refusal = (code: string) => expect.objectContaining({ code });

beforeEach(async () => {
  dataDir = aFolder();
  file = path.join(aFolder(), 'sunday.tar.gz');
  await start();
  const { store, random } = server.container;
  await createPlan({ store, plan: 'plan', random });
  await appendServerChange({ store, plan: 'plan', by: 'import', now, random }, { kind: 'import', operations: [planNamed('plan'), organizationNamed('dg')] });
  await write('before');
});

test('what is backed up while serving comes back elsewhere as it was, in a new epoch, with the secret of the sessions', async () => {
  const before = await epoch();
  const manifest = await backUp();
  await write('after');
  expect(manifest).toMatchObject({ app: 'test', madeAt: '2026-11-23T15:00:00.000Z', migrations: migrations.map(({ name }) => name), plans: [{ plan: 'plan', head: 2 }] });
  const elsewhere = aFolder();
  const restored = await restore(elsewhere);
  expect(restored).toMatchObject({ aside: undefined, epochs: [{ plan: 'plan', head: 2 }] });
  expect(readFileSync(path.join(elsewhere, 'auth-secret'))).toEqual(readFileSync(path.join(dataDir, 'auth-secret')));
  await start(elsewhere);
  expect(await milestones()).toEqual(['before']);
  expect(await epoch()).not.toBe(before);
});

test('writing goes on while a backup is made, and the backup is of one moment', async () => {
  let writing = true;
  const written = (async () => {
    let count = 0;
    for (; writing; count += 1) await write(`m-${String(count).padStart(5, '0')}`);
    return count;
  })();
  const { plans } = await backUp();
  writing = false;
  const count = await written;
  expect(count).toBeGreaterThan(0);
  const elsewhere = aFolder();
  await restore(elsewhere);
  await server.stop();
  await start(elsewhere);
  const kept = (await milestones()).length;
  expect(kept).toBe((plans[0]?.head ?? 0) - 1);
});

test('only its owner may read a backup, and nothing else is left beside it', async () => {
  await backUp();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
});

test('any tar opens it: the manifest first, then each file whole', async () => {
  const { files } = await backUp();
  const tar = gunzipSync(readFileSync(file));
  expect(tar.toString('utf8', 0, 13)).toBe('manifest.json');
  expect(files.map(({ name }) => name)).toEqual([databaseFile, 'auth-secret']);
  const secret = readFileSync(path.join(dataDir, 'auth-secret'));
  expect(tar.includes(secret)).toBe(true);
  expect(files[1]?.sha256).toBe(createHash('sha256').update(secret).digest('hex'));
});

test('what else the directory holds is in the backup; the lock and what was put aside are not', async () => {
  mkdirSync(path.join(dataDir, 'blobs', 'ab'), { recursive: true });
  mkdirSync(path.join(dataDir, 'before-restore-2026'));
  writeFileSync(path.join(dataDir, 'blobs', 'ab', 'cd'), 'a photograph');
  writeFileSync(path.join(dataDir, 'before-restore-2026', databaseFile), 'old');
  expect((await backUp()).files.map(({ name }) => name)).toEqual([databaseFile, 'auth-secret', 'blobs/ab/cd']);
  const elsewhere = aFolder();
  await restore(elsewhere);
  expect(readFileSync(path.join(elsewhere, 'blobs', 'ab', 'cd'), 'utf8')).toBe('a photograph');
});

test('a backup is not made over another file, inside the data, or of nothing', async () => {
  writeFileSync(file, 'something else');
  await expect(backUp()).rejects.toMatchObject({ code: 'backup-there' });
  expect(readFileSync(file, 'utf8')).toBe('something else');
  await expect(makeBackup({ dataDir, file: path.join(dataDir, 'x.tar.gz'), app: '', now })).rejects.toMatchObject({ code: 'backup-inside-data' });
  await expect(makeBackup({ dataDir: aFolder(), file: path.join(aFolder(), 'x.tar.gz'), app: '', now })).rejects.toMatchObject({ code: 'no-data' });
});

test('a byte changed anywhere, or an end that is missing, is noticed, and nothing is touched', async () => {
  await backUp();
  const whole = readFileSync(file);
  const broken = path.join(aFolder(), 'broken.tar.gz');
  const into = aFolder();
  const tried = async (bytes: Buffer): Promise<void> => {
    writeFileSync(broken, bytes);
    await expect(restore(into, broken)).rejects.toMatchObject({ code: expect.stringMatching(/^(backup-damaged|not-a-backup)$/) });
  };
  // Some changes of the packing unpack to the same bytes: those harm nobody.
  const flipped = Array.from({ length: 80 }, (_none, part) => flip(whole, 10 + Math.floor(((whole.length - 10) * part) / 80))).filter((bytes) => !unpacksTo(bytes, gunzipSync(whole)));
  expect(flipped.length).toBeGreaterThan(50);
  for (const bytes of flipped) await tried(bytes);
  for (const length of [0, 5, 100, Math.floor(whole.length / 2), whole.length - 1]) await tried(whole.subarray(0, length));
  expect(readdirSync(into).filter((name) => !name.startsWith('bitacora.lock'))).toEqual([]);
});

const flip = (bytes: Buffer, at: number): Buffer => Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 0x10]), bytes.subarray(at + 1)]);

const unpacksTo = (bytes: Buffer, expected: Buffer): boolean => {
  try {
    return gunzipSync(bytes).equals(expected);
  } catch {
    return false;
  }
};

interface Made {
  readonly migrations?: readonly string[];
  readonly format?: number;
  readonly listed?: Partial<ListedFile>;
  readonly name?: string;
}

/** A backup of one small file, made by hand. */
const madeByHand = async ({ migrations: steps = [], format, listed, name = 'a' }: Made): Promise<string> => {
  const made = path.join(aFolder(), 'made.tar.gz');
  const content = Buffer.from('content');
  const entry = { name: 'a', size: content.length, sha256: createHash('sha256').update(content).digest('hex'), ...listed };
  const manifest = { app: '', madeAt: '2026-11-23T15:00:00.000Z', migrations: [...steps], plans: [], files: [entry] };
  const text = Buffer.from(format === undefined ? manifestText(manifest) : JSON.stringify({ bitacora: 'backup', format, somethingNew: true }));
  const of = async function* (bytes: Buffer): AsyncGenerator<Buffer> {
    yield bytes;
  };
  await writeArchive(made, [{ name: 'manifest.json', size: text.length, content: () => of(text) }, { name, size: content.length, content: () => of(content) }]);
  return made;
};

test.each<readonly [string, Made, string]>([
  ['of a later format', { format: 2 }, 'backup-newer'],
  ['of a database that a later version has changed', { migrations: ['9999-later'] }, 'backup-newer'],
  ['with a file that is not what it should be', { listed: { sha256: '0'.repeat(64) } }, 'backup-damaged'],
  ['with a file of another length', { listed: { size: 6 } }, 'backup-damaged'],
  ['with a file that nobody listed', { name: 'b' }, 'backup-damaged'],
  ['that would write outside of the directory', { name: '../a', listed: { name: '../a' } }, 'not-a-backup'],
])('a backup %s is refused', async (_what, made, code) => {
  await expect(checkBackup(await madeByHand(made))).rejects.toMatchObject({ code });
});

test('what is no backup, or not there at all, is refused', async () => {
  const other = path.join(aFolder(), 'other.tar.gz');
  writeFileSync(other, 'a picture');
  await expect(checkBackup(other)).rejects.toMatchObject({ code: 'not-a-backup' });
  await expect(checkBackup(`${other}.gone`)).rejects.toMatchObject({ code: 'backup-missing' });
});

test('nothing is restored under a running server, not even when told to replace', async () => {
  await backUp();
  await expect(restore(dataDir, file, true)).rejects.toMatchObject({ code: 'data-in-use' });
  await write('after');
  expect(await milestones()).toEqual(['after', 'before']);
});

test('what is there is only replaced when told, and is kept aside, whole', async () => {
  await backUp();
  await write('after');
  await server.stop();
  await expect(restore(dataDir)).rejects.toEqual(refusal('data-there'));
  const { aside = '' } = await restore(dataDir, file, true);
  await start();
  expect(await milestones()).toEqual(['before']);
  await server.stop();
  await start(aside);
  expect(await milestones()).toEqual(['after', 'before']);
});

test('a restore that is cut at any step leaves the old data as it was, or is continued to its end; never something between', async () => {
  await backUp();
  await write('after');
  await server.stop();
  // What a killed process leaves is what the folder holds at that moment: it is copied before each step.
  const cuts = aFolder();
  let count = 0;
  steps.before = () => cpSync(dataDir, path.join(cuts, String(count++)), { recursive: true });
  await restore(dataDir, file, true);
  steps.before = undefined;
  expect(count).toBeGreaterThan(5);
  for (let cut = 0; cut < count; cut += 1) {
    const folder = path.join(cuts, String(cut));
    const continued = existsSync(path.join(folder, restoringFolder));
    if (continued) await expect(start(folder), `cut ${cut}`).rejects.toMatchObject({ code: 'restore-unfinished' });
    expect((await continueRestore(folder)) !== undefined).toBe(continued);
    const aside = readdirSync(folder).find((name) => name.startsWith('before-restore-'));
    await start(folder);
    expect(await milestones(), `cut ${cut}`).toEqual(aside === undefined ? ['after', 'before'] : ['before']);
    await server.stop();
    if (aside !== undefined) expect(idsIn(path.join(folder, aside)), `cut ${cut}`).toEqual(['after', 'before']);
  }
});

const steps = vi.hoisted((): { before: (() => void) | undefined } => ({ before: undefined }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const watched = <Step extends (...given: never[]) => unknown>(step: Step) => (...given: Parameters<Step>) => {
    const { before } = steps;
    steps.before = undefined;
    before?.();
    steps.before = before;
    return step(...given);
  };
  return { ...real, renameSync: watched(real.renameSync), rmSync: watched(real.rmSync as (...given: never[]) => unknown), writeFileSync: watched(real.writeFileSync as (...given: never[]) => unknown) };
});

const idsIn = (folder: string): readonly unknown[] => {
  const database = new Sqlite(path.join(folder, databaseFile), { readonly: true });
  const ids = database.prepare("select id from \"row\" where entity = 'milestone' order by id").pluck().all();
  database.close();
  return ids;
};
