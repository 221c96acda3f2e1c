/** A tablet that keeps real bytes, and evidence that names them as the server's rows do. Only in a browser. */
import { onTestFinished } from 'vitest';
import type { BlobReference, Evidence } from '../../src/domain/evidence';
import { forgetBytes } from '../../src/storage/blobs/bytes-keeper';
import { bytesOwner } from '../../src/storage/blobs/bytes-owner';
import type { BytePlace } from '../../src/storage/blobs/byte-store';
import { beginCapture, endCapture } from '../../src/storage/blobs/captures';
import { keepFile } from '../../src/storage/blobs/keep-file';
import type { KeptFile } from '../../src/storage/blobs/blob-records';
import type { Device } from '../../src/storage/device';
import { forgetTablet, tabletOf } from './device';
import { photoDetails } from './evidence';
import { planRows, rowOf } from './plan';

export const tabletWithBytes = async (): Promise<Device> => {
  const device = await tabletOf({ user: 'lucia', rows: planRows(), now: Date.now });
  onTestFinished(async () => {
    await forgetBytes(bytesOwner(device.words.database));
    await forgetTablet(device);
  });
  return device;
};

/** A resolution of so many bytes, never the same twice. */
export const pdfOf = (text: string, length = 2000): Blob => {
  const bytes = new Uint8Array(Math.max(0, length - 9 - text.length));
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return new Blob([`%PDF-1.7 ${text}`, bytes]);
};

export const keptOn = async (device: Device, file: Blob, { name, place }: { readonly name?: string; readonly place?: BytePlace } = {}): Promise<KeptFile> => {
  const capture = await beginCapture(device, { how: 'files', about: {} });
  const kept = await keepFile(device, file, { capture, name, place });
  if (!kept.accepted) throw new Error(kept.refusal.code);
  await endCapture(device, capture);
  return kept.value;
};

/** As the server has it: the row came, the bytes have not. */
export const showEvidence = (device: Device, id: string, kept: { readonly original: BlobReference; readonly preview?: BlobReference }, more: Partial<Evidence> = {}): Promise<void> =>
  device.cache.transact(async (transaction) => {
    const { original, preview } = kept;
    await transaction.putRows([rowOf('evidence', { ...photoDetails({ original, ...(preview ? { preview } : {}) }), id, author: device.user, addedOn: '2026-11-12', state: 'captured', ...more }, 'area:judicial')]);
  });

/** Byte for byte, without showing millions of them where they differ. */
export const isSame = async (one: Blob, other: Blob): Promise<boolean> => {
  const [left, right] = await Promise.all([one, other].map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
  return left?.length === right?.length && (left ?? []).every((byte, at) => byte === right?.[at]);
};
