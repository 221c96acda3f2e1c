/**
 * The files that go with a copy: what the server does not have yet. Each is only spoken of, and read when somebody writes the
 * copy to a disk. Needs no library of the app: the rescue page asks for them too.
 */
import type { BlobReference } from '../domain/evidence';
import { archiveBytesLimit, type ArchiveEntry } from './archive';
import type { KeptBlob, Sending } from './blobs/blob-records';
import { openBytes } from './blobs/open-bytes';

/** `on-server`: the server answered for its last byte. `lost`: the browser no longer has it. `too-much`: a copy bears four gigabytes. */
export type WhyLeft = 'on-server' | 'lost' | 'too-much';

export interface LeftFile extends BlobReference {
  readonly why: WhyLeft;
}

export interface FilesOfCopy {
  readonly files: readonly BlobReference[];
  readonly without: readonly LeftFile[];
  readonly entries: readonly ArchiveEntry[];
}

export interface KeptHere {
  readonly blobs: readonly KeptBlob[];
  readonly sendings: readonly Sending[];
}

/** Files that stand on this device alone. */
export const onlyHere = ({ blobs, sendings }: KeptHere): readonly KeptBlob[] => {
  const sent = new Set(sendings.flatMap(({ sha256, sentAt }) => (sentAt === undefined ? [] : [sha256])));
  return blobs.filter(({ sha256 }) => !sent.has(sha256));
};

type Follow = Parameters<typeof openBytes>[2];

/** `owner`: of the bytes, as the words beside them name them. */
export const filesOfCopy = async (owner: string, here: KeptHere, follow?: Follow): Promise<FilesOfCopy> => {
  const unsent = new Set(onlyHere(here));
  const files: BlobReference[] = [];
  const entries: ArchiveEntry[] = [];
  const without: LeftFile[] = here.blobs.filter((blob) => !unsent.has(blob)).map((blob) => ({ ...referenceOf(blob), why: 'on-server' }));
  let bytes = 0;
  for (const blob of unsent) {
    const reference = referenceOf(blob);
    const content = await contentOf(owner, blob, follow);
    if (!content) without.push({ ...reference, why: 'lost' });
    else if (bytes + blob.bytes > archiveBytesLimit) without.push({ ...reference, why: 'too-much' });
    else {
      bytes += blob.bytes;
      files.push(reference);
      entries.push({ name: entryName(reference), crc: blob.crc, content });
    }
  }
  return { files, without, entries };
};

/** All of it as one Blob of parts; undefined where the browser has lost it. */
export const contentOf = async (owner: string, blob: KeptBlob, follow?: Follow): Promise<Blob | undefined> => {
  const opened = await openBytes(owner, blob, follow);
  if (!opened) return undefined;
  try {
    const content = await opened.slice(0, blob.bytes);
    return content.size === blob.bytes ? content : undefined;
  } finally {
    opened.close();
  }
};

const referenceOf = ({ sha256, bytes, type, name }: KeptBlob): BlobReference => ({ sha256, bytes, type, ...(name === undefined ? {} : { name }) });

const folderOf = (sha256: string): string => `archivos/${sha256}/`;

/** Whoever opens the zip by hand finds each file under its own name. */
const entryName = ({ sha256, name }: BlobReference): string => `${folderOf(sha256)}${(name ?? '').replace(/[/\\:*?"<>|\p{Cc}\p{Cf}]/gu, '_').replace(/^\.+/, '_') || 'archivo'}`;

/** The file of that hash in an archive that was opened. */
export const fileIn = (archive: ReadonlyMap<string, Blob>, sha256: string): Blob | undefined => {
  for (const [name, content] of archive) if (name.startsWith(folderOf(sha256))) return content;
  return undefined;
};
