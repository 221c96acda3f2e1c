/**
 * Keeping bytes: copied and hashed by the worker, read back, and only then written down among the words. What began stands in
 * its capture before the first byte is copied, so that a page that dies in between leaves a trace of it.
 */
import type { BlobReference } from '../../domain/evidence';
import { recordId, type RecordId } from '../../domain/ids';
import { headBytes, mediaTypeOf } from '../../domain/media-type';
import { accept, refuse, type Result } from '../../domain/result';
import { whenBack } from '../leaving';
import { onOpenConnection } from '../open-connection';
import type { CopyBegun, KeptBlob } from './blob-records';
import { BytesRefused, keepBytes, removeBytes } from './bytes-keeper';
import { bytesOwner } from './bytes-owner';
import type { BytePlace } from './byte-store';
import { changeCapture, withKept, type Keeping } from './captures';
import { roomForMedia } from './room';
import type { KeptFileOnDisk } from './worker-messages';

/** `nearly-full`: room is left for words only. `no-room`: the disk took no more. `unreadable`: the source gave no more. `not-kept`: it was NOT saved. */
export type KeepRefusal =
  | { readonly code: 'empty' | 'type-refused' | 'no-room' | 'unreadable' }
  | { readonly code: 'nearly-full'; readonly usedBytes: number; readonly allBytes: number }
  | { readonly code: 'not-kept'; readonly why: string };

export interface KeepOptions {
  /** The capture that it belongs to. */
  readonly capture: RecordId;
  readonly name?: string | undefined;
  readonly onProgress?: ((copiedBytes: number) => void) | undefined;
  /** Where it is kept: the best place there is unless told. */
  readonly place?: BytePlace | undefined;
}

/** Something that comes in pieces, and is as long as it says, where it says so. */
export interface Pieces {
  readonly pieces: AsyncIterable<ArrayBuffer>;
  readonly bytes?: number;
}

/** Bytes as they are, with nothing made of them: a blurred picture, a preview. */
export const keepBlob = (device: Keeping, source: Blob | Pieces, options: KeepOptions): Promise<Result<BlobReference, KeepRefusal>> => keep(device, source, { ...options, isOriginal: false });

/** What a person chose: it stands in its capture from the moment it is kept. */
export const keepOriginal = (device: Keeping, source: Blob | Pieces, options: KeepOptions): Promise<Result<BlobReference, KeepRefusal>> => keep(device, source, { ...options, isOriginal: true });

interface Order extends KeepOptions {
  readonly isOriginal: boolean;
}

/** Less than this is made of something that was let in already. */
const smallBytes = 64 * 1024;

const keep = async (device: Keeping, source: Blob | Pieces, order: Order): Promise<Result<BlobReference, KeepRefusal>> => {
  const size = source instanceof Blob ? source.size : source.bytes;
  const refusal = await refusalAtOnce(source, size, order.name);
  if (refusal) return refuse(refusal);
  const file = recordId(device.now(), device.random(10));
  const label = order.name === undefined ? {} : { name: labelOf(order.name) };
  const begun: CopyBegun = { file, ...label, ...(size === undefined ? {} : { bytes: size }), isOriginal: order.isOriginal };
  await changeCapture(device, order.capture, (capture) => ({ ...capture, copies: [...capture.copies, begun] }));
  const copied = await copy(device, source, { ...order, file });
  if (!copied.accepted) {
    await changeCapture(device, order.capture, (capture) => ({ ...capture, copies: without(capture.copies, file) }));
    return copied;
  }
  const reference = await writeDown(device, copied.value, { begun, capture: order.capture });
  return reference ? accept(reference) : refuse({ code: 'type-refused' });
};

const refusalAtOnce = async (source: Blob | Pieces, size: number | undefined, name: string | undefined): Promise<KeepRefusal | undefined> => {
  if (size === 0) return { code: 'empty' };
  if (source instanceof Blob) {
    const head = await source.slice(0, headBytes).arrayBuffer().catch(() => undefined);
    if (!head) return { code: 'unreadable' };
    if (!mediaTypeOf(new Uint8Array(head), name)) return { code: 'type-refused' };
  }
  if (size !== undefined && size <= smallBytes) return undefined;
  const room = await roomForMedia();
  return room && room.freeBytes < (size ?? 1) ? { code: 'nearly-full', usedBytes: room.usedBytes, allBytes: room.allBytes } : undefined;
};

/** A name is a label: of one form, of one line, and never longer than a disk would bear. */
const labelOf = (name: string): string => [...name.normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').trim()].slice(0, 255).join('');

type Copying = KeepOptions & { readonly file: string };

/** Once more where the page was left under it, if the source can be read again. */
const copy = async ({ words: { database } }: Keeping, source: Blob | Pieces, { file, place, onProgress }: Copying): Promise<Result<KeptFileOnDisk, KeepRefusal>> => {
  const order = { owner: bytesOwner(database), file, place, onProgress };
  try {
    return accept(await keepBytes(order, source instanceof Blob ? source : source.pieces));
  } catch (error) {
    if (!(error instanceof BytesRefused)) throw error;
    if (error.trouble !== 'left' || !(source instanceof Blob)) return refuse(refusalOf(error));
    await whenBack();
    return keepBytes(order, source).then(accept, (again: BytesRefused) => refuse(refusalOf(again)));
  }
};

const refusalOf = ({ trouble, message }: BytesRefused): KeepRefusal => (trouble === 'no-room' || trouble === 'unreadable' ? { code: trouble } : { code: 'not-kept', why: `${trouble}: ${message}` });

interface Written {
  readonly begun: CopyBegun;
  readonly capture: RecordId;
}

/** In one transaction: the bytes are known, and their capture has them. The same bytes stand here once. Undefined: they may not be evidence. */
export const writeDown = async ({ words: { database }, now }: Pick<Keeping, 'words' | 'now'>, measured: KeptFileOnDisk, { begun, capture }: Written): Promise<BlobReference | undefined> => {
  const { sha256, bytes, crc, head, place } = measured;
  const type = mediaTypeOf(head, begun.name);
  const named = { file: begun.file, place };
  const reference: BlobReference | undefined = type && bytes > 0 ? { sha256, bytes, type, ...(begun.name === undefined ? {} : { name: begun.name }) } : undefined;
  const isNew = await onOpenConnection(database, () =>
    database.transaction('rw', [database.blobs, database.captures], async () => {
      const known = await database.blobs.get(sha256);
      if (reference && !known) await database.blobs.add({ ...reference, ...named, crc, keptAt: now() } satisfies KeptBlob);
      const pending = await database.captures.get(capture);
      if (pending) {
        const left = { ...pending, copies: without(pending.copies, begun.file) };
        await database.captures.put(reference && begun.isOriginal ? withKept(left, { original: reference }) : left);
      }
      return reference !== undefined && known === undefined;
    }),
  );
  if (!isNew) await removeBytes({ owner: bytesOwner(database), ...named });
  return reference;
};

const without = (copies: readonly CopyBegun[], file: string): readonly CopyBegun[] => copies.filter((copy) => copy.file !== file);
