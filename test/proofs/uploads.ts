/**
 * Files are sent over a line that is cut at a random byte of each; every other one is damaged on its way besides. In the end
 * each must stand in the store under its own hash, and little may have been sent twice.
 *
 * Two controls must be seen: a client that begins anew after a cut sends too much, and a server that does not hash what arrived
 * keeps what was damaged.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startServer } from '../../sync-server/server';
import { quietConfig } from '../builders/running-server';
import { aSendingDevice, upload } from '../builders/sending-device';
import { aBareTusServer } from '../doubles/bare-tus-server';
import { aCutLine } from '../doubles/cut-line';
import { chanceOf, type Chance } from '../walks/chance';

export interface Cutting {
  /** Files, each cut once at a byte of its own. */
  readonly cuts: number;
  readonly bytes: number;
  readonly seed: number;
  readonly control?: 'begins-anew' | 'believes';
}

export interface Cut {
  readonly files: number;
  readonly cuts: number;
  /** In the end not there, or not what was sent. */
  readonly wrong: number;
  /** Damaged on the way, and refused for it. */
  readonly refused: number;
  /** Sent beyond the size of what was sent undamaged, as a share of it. */
  readonly resent: number;
}

/** A film by its first bytes: it is kept as it is, and nothing is made of it. */
const aFilm = (length: number, chance: Chance): Buffer => {
  const bytes = Buffer.alloc(length, 7);
  bytes.set(chance.bytes(Math.min(length, 4096)));
  bytes.set([0, 0, 0, 20], 0);
  bytes.write('ftypisom\0\0\0\0isom', 4, 'latin1');
  return bytes;
};
const filmType = 'video/mp4';

export const cutUploads = (cutting: Cutting): Promise<Cut> => (cutting.control === 'believes' ? overBareServer(cutting) : overOurs(cutting));

const overOurs = async ({ cuts, bytes, seed, control }: Cutting): Promise<Cut> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bitacora-cuts-'));
  const server = await startServer({ config: { ...quietConfig, demo: true, dataDir, fileLimits: { file: 2 ** 40, person: 2 ** 50, area: 2 ** 50 } }, limits: { ...wide } });
  const line = await aCutLine(server.url);
  const { store } = server.container.evidence.parts;
  const chance = chanceOf(seed);
  let [wrong, refused, resent] = [0, 0, 0];
  try {
    const device = await aSendingDevice(server);
    for (let number = 0; number < cuts; number += 1) {
      const film = aFilm(bytes, chance);
      const sending = { endpoint: `${line.url}/api/plans/${device.plan}/blobs`, headers: device.headers, metadata: await device.file(`cut-${number}`, film, filmType), bytes: film, ...(control ? { beginsAnew: true } : {}) };
      const isDamaged = control === undefined && number % 10 === 9;
      if (isDamaged) {
        line.damageAfter(1000 + chance.below(bytes));
        if ((await upload(sending)).code === 'hash-mismatch') refused += 1;
      }
      const before = line.sent();
      line.cutAfter(1 + chance.below(bytes));
      const { status } = await upload(sending);
      resent += Math.max(0, line.sent() - before - bytes);
      await server.container.evidence.work.settled();
      const sha256 = sending.metadata['sha256'] ?? '';
      if (status !== 204 || (await hashIn(store, sha256)) !== sha256) wrong += 1;
      // A proof of a thousand films would fill the disk.
      await store.remove(sha256);
    }
    return { files: cuts, cuts: line.cuts(), wrong, refused, resent: resent / (cuts * bytes) };
  } finally {
    await line.stop();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};

const overBareServer = async ({ cuts, bytes, seed }: Cutting): Promise<Cut> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-bare-'));
  const server = await aBareTusServer(folder);
  const line = await aCutLine(server.endpoint);
  const chance = chanceOf(seed);
  let wrong = 0;
  try {
    for (let number = 0; number < cuts; number += 1) {
      const film = aFilm(bytes, chance);
      line.damageAfter(1000 + chance.below(bytes - 1000));
      const { url } = await upload({ endpoint: `${line.url}/files`, metadata: {}, bytes: film });
      if (url === null || !readFileSync(server.placeOf(url)).equals(film)) wrong += 1;
    }
    return { files: cuts, cuts: line.cuts(), wrong, refused: 0, resent: 0 };
  } finally {
    await line.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const much = { burst: 1_000_000, perMinute: 1_000_000 };
const wide = { session: much, address: much, signIn: { account: much, address: much } };

const hashIn = async (store: { readonly read: (sha256: string) => Promise<{ readonly content: NodeJS.ReadableStream } | undefined> }, sha256: string): Promise<string | undefined> => {
  const found = await store.read(sha256);
  const hash = createHash('sha256');
  if (found) await pipeline(found.content, hash);
  return found && hash.digest('hex');
};
