/**
 * What happens to a file once all of it is here: the scanner looks at it, safe copies are made, the blob store takes everything,
 * and only then its record says *received*. A step that fails is tried again, for days if need be; a server that stops in
 * between goes on where it was.
 *
 *   whole ── scanned ── copied ── in the store ── told in the plan ── kept
 *     └──────────── the store or the disk is away: later ────────────┘
 */
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Derivative, ScanState, UnopenedWhy } from '../../../src/domain/evidence';
import { BlobStoreAway } from '../../blob-store/blob-store';
import type { KnownFile } from './evidence-files';
import type { EvidenceParts } from './evidence-parts';
import { dropUpload, forgetUploadFile, hashOfFile, uploadPlace } from './finish-upload';
import type { CopyOutcome } from './safe-copies/copy-messages';
import type { ScanVerdict } from './scan/scanner';

/** Between one try and the next, ms; the last one for ever. */
const pausesMs = [30_000, 60_000, 5 * 60_000, 10 * 60_000] as const;
/** A file that was taken up belongs to who took it for this long. */
const holdMs = 10 * 60_000;

/** One file, if one waits; false where none does. */
export const receiveOne = async (parts: EvidenceParts): Promise<boolean> => {
  const { files, now, log } = parts;
  const file = await files.claim(now(), holdMs);
  if (!file) return false;
  try {
    await receive(parts, file);
  } catch (error) {
    const isAway = error instanceof BlobStoreAway;
    log[isAway ? 'info' : 'error']({ record: file.record, part: file.part, code: (error as NodeJS.ErrnoException).code ?? (error as Error).name, tries: file.tries }, 'a file could not be received yet');
    await files.postpone(file.id, now() + (pausesMs[Math.min(file.tries, pausesMs.length) - 1] ?? holdMs));
  }
  return true;
};

const receive = async (parts: EvidenceParts, file: KnownFile): Promise<void> => {
  const { plans, files, uploadsDir, now, log } = parts;
  // Of these it is said that they were received; what goes with an original is not.
  const isCounted = file.part === 'original' || file.part === 'voice';
  // Its record may have been taken away meanwhile: then nobody is told of it.
  if (!(await plans.named(file.plan, file))) return dropUpload(parts, file.id);
  await withLocalFile(parts, file, async (local) => {
    if (local === undefined) {
      log.error({ record: file.record, part: file.part }, 'a file that was whole is gone');
      return dropUpload(parts, file.id);
    }
    const verdict = await scanned(parts, local);
    const { derivatives, ...looked } = verdict === 'infected' ? { derivatives: [] } : await safeCopies(parts, file, local);
    await parts.store.put({ sha256: file.sha256, bytes: file.bytes }, local);
    await plans.received(file.plan, file, { sha256: file.sha256, bytes: file.bytes, ...(isCounted ? { scan: scanStateOf(verdict), ...looked } : {}), derivatives });
    await files.keep(file.id, verdict, now());
    await forgetUploadFile(uploadsDir, file.id);
    log.info({ record: file.record, part: file.part, bytes: file.bytes, scan: verdict ?? 'none', copies: derivatives.length }, 'a file was received');
  });
};

/** Where it lies since it came, or brought from the store for who has it there already. */
const withLocalFile = async ({ store, uploadsDir }: EvidenceParts, file: KnownFile, work: (local: string | undefined) => Promise<void>): Promise<void> => {
  const local = uploadPlace(uploadsDir, file.id);
  if (existsSync(local)) return work(local);
  const found = await store.read(file.sha256);
  if (!found) return work(undefined);
  const folder = await mkdtemp(path.join(tmpdir(), 'bitacora-known-'));
  try {
    const copy = path.join(folder, 'file');
    await pipeline(found.content, createWriteStream(copy)).catch((error: unknown) => {
      throw new BlobStoreAway('the store went away', { cause: error });
    });
    await work((await hashOfFile(copy)) === file.sha256 ? copy : undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const scanned = async ({ scanner }: EvidenceParts, local: string): Promise<ScanVerdict | undefined> => scanner?.scan(createReadStream(local));

export const scanStateOf = (verdict: ScanVerdict | undefined): ScanState => (verdict === undefined ? 'notScanned' : verdict === 'away' ? 'pending' : verdict);

interface Copied {
  readonly derivatives: readonly Derivative[];
  readonly unopened?: UnopenedWhy;
}

/** Of a voice nothing is made: it is heard as it is, by few. */
const safeCopies = async ({ copies, store, log }: EvidenceParts, { part: named, ...file }: KnownFile, local: string): Promise<Copied> =>
  named === 'voice' ? { derivatives: [] } : copies.of({ file: local, type: file.type, part: named }, async (outcome, folder) => {
    if ('trouble' in outcome) log.info({ record: file.record, part: named, trouble: outcome.trouble }, 'no safe copy could be made');
    const made: Derivative[] = [];
    for (const { name, part, type, ...size } of madeOf(outcome)) {
      const place = path.join(folder, name);
      const blob = { sha256: await hashOfFile(place), bytes: (await stat(place)).size };
      await store.put(blob, place);
      made.push({ part, type, ...blob, ...size });
    }
    const unopened = 'trouble' in outcome ? outcome.trouble : made.length === 0 ? 'notOpened' : undefined;
    return { derivatives: made, ...(unopened === undefined ? {} : { unopened }) };
  });

const madeOf = (outcome: CopyOutcome) => ('made' in outcome ? outcome.made : []);
