/** One file, and what becomes of it: each way in which sending may end is written down, and says how to go on. */
import type { HttpStack } from 'tus-js-client';
import type { BlobItem } from '../storage/blobs/blob-items';
import { checkBytes } from '../storage/blobs/bytes-keeper';
import { bytesOwner } from '../storage/blobs/bytes-owner';
import { keptBlob, openBlob } from '../storage/blobs/read-blob';
import { noteSending, type SendingChange } from '../storage/blobs/sendings';
import type { Device } from '../storage/device';
import { backOffMs } from './loop';
import { uploadBlob, type UploadEnd } from './upload-blob';

export interface FileSender {
  readonly device: Pick<Device, 'words' | 'cache' | 'user' | 'plan' | 'now'>;
  /** Something was sent, or the server lacks a record: the courier of text has something to ask. */
  readonly onSent: () => void;
  /** 0…1, for the jitter. */
  readonly chance: () => number;
  readonly http?: HttpStack | undefined;
}

export type FileEnd =
  | { readonly kind: 'sent' | 'smaller' | 'put-off' | 'set-aside' | 'stopped' | 'standing' }
  /** Nobody answers, or has no time: everything waits. */
  | { readonly kind: 'failed'; readonly atLeastMs: number };

interface Going {
  readonly chunkBytes: number;
  /** Smaller pieces would help no more. */
  readonly isSmallest: boolean;
  readonly signal: AbortSignal;
}

/** What arrived wrong so often is wrong for another reason than the line. */
const triesAnew = 3;

export const sendFile = async (sender: FileSender, item: BlobItem, going: Going): Promise<FileEnd> => {
  const { device, onSent, chance } = sender;
  const end = await upload(sender, item, going);
  const tries = (item.sending?.tries ?? 0) + 1;
  const note = (change: SendingChange): Promise<void> => noteSending(device, item, { tries, ...change });
  const notBefore = device.now() + backOffMs(tries, chance());
  switch (end.kind) {
    case 'sent':
      await note({ sentAt: device.now(), sentBytes: item.bytes, upload: undefined, notBefore: undefined, tries: 0 });
      onSent();
      return { kind: 'sent' };
    case 'not-yet':
      await note({ notBefore });
      onSent();
      return { kind: 'put-off' };
    case 'anew':
      return anew(device, item, { tries, notBefore });
    case 'smaller':
      if (going.isSmallest) await note({ problem: 'too-large' });
      return { kind: going.isSmallest ? 'set-aside' : 'smaller' };
    case 'refused':
      await note({ problem: end.code, upload: undefined });
      return { kind: 'set-aside' };
    case 'gone':
      await note({ problem: 'gone-here' });
      return { kind: 'set-aside' };
    case 'busy':
      return { kind: 'failed', atLeastMs: end.retryAfterMs };
    case 'unreachable':
      return { kind: 'failed', atLeastMs: 0 };
    case 'signed-out':
      // The courier of text meets the same answer, and says so to the person.
      onSent();
      return { kind: 'standing' };
    case 'stopped':
      return { kind: 'stopped' };
  }
};

const upload = async ({ device, http }: FileSender, item: BlobItem, { chunkBytes, signal }: Going): Promise<UploadEnd | { readonly kind: 'gone' }> => {
  const kept = await keptBlob(device, item.sha256);
  const bytes = kept && (await openBlob(device, kept));
  if (!bytes) return { kind: 'gone' };
  const notes = progressNotes(device, item);
  try {
    const { plan } = device;
    return await uploadBlob({ plan, entity: item.entity, record: item.record, part: item.part, reference: item, bytes, chunkBytes, signal, http, upload: item.sending?.upload, ...notes });
  } finally {
    await notes.settled();
    bytes.close();
  }
};

/** The hash of what arrived was wrong: either the line did it, and it goes once more from its first byte; or the bytes here are no longer what they were. */
const anew = async (device: FileSender['device'], item: BlobItem, { tries, notBefore }: { readonly tries: number; readonly notBefore: number }): Promise<FileEnd> => {
  const kept = await keptBlob(device, item.sha256);
  const isWhole = kept !== undefined && (await checkBytes({ owner: bytesOwner(device.words.database), file: kept.file, place: kept.place })).sha256 === item.sha256;
  const problem = isWhole ? 'hash-mismatch' : 'damaged-here';
  const isLast = !isWhole || tries >= triesAnew;
  await noteSending(device, item, { upload: undefined, sentBytes: 0, tries, ...(isLast ? { problem } : { notBefore }) });
  return { kind: isLast ? 'set-aside' : 'put-off' };
};

/** How often a file's progress is written down, ms. */
const noteEveryMs = 1000;

/** Progress is written down now and then, one after the other; where it began, at once. */
const progressNotes = (device: Pick<Device, 'words'>, item: BlobItem) => {
  let writing: Promise<void> = Promise.resolve();
  let notedAt = 0;
  const write = (change: SendingChange): void => {
    // What could not be written down is asked of the server the next time.
    writing = writing.then(() => noteSending(device, item, change)).catch(reportError);
  };
  return {
    onBegun: (begun: string): void => write({ upload: begun }),
    onProgress: (sentBytes: number): void => {
      if (performance.now() - notedAt < noteEveryMs) return;
      notedAt = performance.now();
      write({ sentBytes });
    },
    settled: () => writing,
  };
};
