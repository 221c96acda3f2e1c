/**
 * A zip as every system opens it, written and read without having its files in memory: what is kept on the disk stays there and
 * is only spoken of by parts. Nothing is packed: photos and sound are packed already.
 */

export interface ArchiveEntry {
  /** With folders, parted by `/`. */
  readonly name: string;
  readonly crc: number;
  readonly content: Blob;
}

/** A zip of this kind names lengths with 32 bits. */
export const archiveBytesLimit = 0xffff_ffff - 64 * 1024 * 1024;
const mostEntries = 0xffff - 1;
const [localHead, directoryHead, endHead] = [30, 46, 22];
const [localMark, directoryMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Names are UTF-8. */
const flags = 0x0800;
/** 1 January 1980: a copy says by itself when it was saved. */
const firstDay = 0x21;

export const toArchive = (entries: readonly ArchiveEntry[]): Blob => {
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let [at, directoryBytes] = [0, 0];
  for (const { name, crc, content } of entries) {
    const label = new TextEncoder().encode(name);
    const facts = [20, flags, 0, 0, firstDay] as const;
    const local = bytesOf(localHead, (view) => {
      view.setUint32(0, localMark, true);
      facts.forEach((fact, index) => view.setUint16(4 + index * 2, fact, true));
      writeSizes(view, 14, { crc, bytes: content.size, label: label.length });
    });
    parts.push(local, label, content);
    const start = at;
    directory.push(
      bytesOf(directoryHead, (view) => {
        view.setUint32(0, directoryMark, true);
        view.setUint16(4, 20, true);
        facts.forEach((fact, index) => view.setUint16(6 + index * 2, fact, true));
        writeSizes(view, 16, { crc, bytes: content.size, label: label.length });
        view.setUint32(42, start, true);
      }),
      label,
    );
    at += localHead + label.length + content.size;
    directoryBytes += directoryHead + label.length;
  }
  const end = bytesOf(endHead, (view) => {
    view.setUint32(0, endMark, true);
    view.setUint16(8, entries.length, true);
    view.setUint16(10, entries.length, true);
    view.setUint32(12, directoryBytes, true);
    view.setUint32(16, at, true);
  });
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
};

const bytesOf = (length: number, write: (view: DataView) => void): ArrayBuffer => {
  const bytes = new ArrayBuffer(length);
  write(new DataView(bytes));
  return bytes;
};

const writeSizes = (view: DataView, at: number, { crc, bytes, label }: { readonly crc: number; readonly bytes: number; readonly label: number }): void => {
  view.setUint32(at, crc, true);
  view.setUint32(at + 4, bytes, true);
  view.setUint32(at + 8, bytes, true);
  view.setUint16(at + 12, label, true);
};

export const isArchive = async (file: Blob): Promise<boolean> => file.size > endHead && (await viewOf(file.slice(0, 4))).getUint32(0, true) === localMark;

/** Its files by name, each a part of it that nobody has read yet. Undefined where it is none of ours, or was cut off. */
export const readArchive = async (file: Blob): Promise<ReadonlyMap<string, Blob> | undefined> => {
  const end = file.size < endHead ? undefined : await viewOf(file.slice(file.size - endHead));
  if (end?.getUint32(0, true) !== endMark) return undefined;
  const [count, length, start] = [end.getUint16(10, true), end.getUint32(12, true), end.getUint32(16, true)];
  if (count > mostEntries || start + length !== file.size - endHead || length > 64 * 1024 * 1024) return undefined;
  const directory = await viewOf(file.slice(start, start + length));
  const files = new Map<string, Blob>();
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    const entry = entryAt(directory, at);
    if (!entry || entry.start + localHead + entry.label + entry.bytes > start || files.has(entry.name)) return undefined;
    const from = entry.start + localHead + entry.label;
    files.set(entry.name, file.slice(from, from + entry.bytes));
    at += directoryHead + entry.label;
  }
  return at === length ? files : undefined;
};

/** As we write it: not packed, without anything beside. */
const entryAt = (directory: DataView, at: number) => {
  if (at + directoryHead > directory.byteLength || directory.getUint32(at, true) !== directoryMark) return undefined;
  const [method, label, extra, comment] = [directory.getUint16(at + 10, true), directory.getUint16(at + 28, true), directory.getUint16(at + 30, true), directory.getUint16(at + 32, true)];
  const bytes = directory.getUint32(at + 24, true);
  if (method !== 0 || extra !== 0 || comment !== 0 || at + directoryHead + label > directory.byteLength || bytes !== directory.getUint32(at + 20, true)) return undefined;
  const name = new TextDecoder().decode(new Uint8Array(directory.buffer, directory.byteOffset + at + directoryHead, label));
  return { name, label, bytes, start: directory.getUint32(at + 42, true) };
};

const viewOf = async (part: Blob): Promise<DataView> => new DataView(await part.arrayBuffer());
