/** A backup as a file: a gzipped tar, so that any system can open it without us. Only plain files, read and written as streams. */
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';

export interface ArchivedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly content: () => AsyncIterable<Buffer>;
}

const block = 512;
/** Enough for any name here; the longer form of tar is not needed. */
const longestName = 100;

/** Writes a new file that only its owner may read; on the disk when the promise settles. Throws where it exists. */
export const writeArchive = async (file: string, entries: Iterable<ArchivedFile>): Promise<void> => {
  // The database packs well, and a busy server should not wait for its last percent.
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  await pipeline(Readable.from(tarOf(entries)), gzip, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
};

async function* tarOf(entries: Iterable<ArchivedFile>): AsyncGenerator<Buffer> {
  for (const { name, size, content } of entries) {
    yield headerOf(name, size);
    let written = 0;
    for await (const part of content()) {
      written += part.length;
      yield part;
    }
    if (written !== size) throw new Error(`${name} changed while it was read: ${size} bytes became ${written}`);
    yield Buffer.alloc(paddingOf(size));
  }
  yield Buffer.alloc(2 * block);
}

/** As POSIX ustar has it, with sizes beyond 8 GB in base 256. */
const headerOf = (name: string, size: number): Buffer => {
  if (Buffer.byteLength(name) > longestName) throw new Error(`a name too long for a backup: ${name}`);
  const header = Buffer.alloc(block);
  header.write(name, 0, 'utf8');
  header.write('0000600\0', 100, 'latin1');
  if (size < 8 ** 11) header.write(`${size.toString(8).padStart(11, '0')} `, 124, 'latin1');
  else {
    header[124] = 0x80;
    header.writeBigUInt64BE(BigInt(size), 128);
  }
  header.write('00000000000 ', 136, 'latin1');
  header.write('        0', 148, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
};

const sumOf = (header: Buffer): number => header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);

const paddingOf = (size: number): number => (block - (size % block)) % block;

/** What was read is no archive, or not all of one. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive';
}

export interface FoundFile {
  readonly name: string;
  readonly size: number;
  /** Read it or leave it. */
  readonly content: AsyncIterable<Buffer>;
}

/** Hands out the files in order. Throws BrokenArchive where the bytes are no archive or end too early, or what the disk says. */
export const readArchive = async (file: string, take: (found: FoundFile) => Promise<void>): Promise<void> => {
  const packed = createReadStream(file);
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  const bytes = readerOf(gunzip);
  try {
    for (let header = await bytes.exactly(block); header.some((byte) => byte !== 0); header = await bytes.exactly(block)) {
      const { name, size } = readHeader(header);
      const content = bytes.part(size);
      await take({ name, size, content });
      for await (const _rest of content);
      await bytes.exactly(paddingOf(size));
    }
    // Reads on to the checksum of the packing.
    for await (const _rest of bytes.part(Infinity));
  } catch (error) {
    throw isUnpacking(error) ? new BrokenArchive(error.message, { cause: error }) : error;
  } finally {
    gunzip.destroy();
    packed.destroy();
  }
};

const isUnpacking = (error: unknown): error is Error => error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

const readHeader = (header: Buffer): { readonly name: string; readonly size: number } => {
  if (header.toString('latin1', 257, 262) !== 'ustar' || Number.parseInt(header.toString('latin1', 148, 154), 8) !== sumOf(header)) throw new BrokenArchive('a header is not one of an archive');
  const size = header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(header.toString('latin1', 124, 135), 8);
  return { name: header.toString('utf8', 0, longestName).replace(/\0.*$/s, ''), size };
};

/** Takes a stream apart into pieces of known length. */
const readerOf = (bytes: AsyncIterable<Buffer>) => {
  const stream = bytes[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);

  /** At most `most` bytes; none at the end. */
  const some = async (most: number): Promise<Buffer> => {
    while (left.length === 0) {
      const { done, value } = await stream.next();
      if (done) return left;
      left = value;
    }
    const taken = left.subarray(0, most);
    left = left.subarray(taken.length);
    return taken;
  };

  /** Ends at the end of the stream where the length is infinite, and throws there where it is not. */
  async function* part(length: number): AsyncGenerator<Buffer> {
    for (let missing = length; missing > 0; ) {
      const taken = await some(missing);
      if (taken.length === 0 && length === Infinity) return;
      if (taken.length === 0) throw new BrokenArchive('it ends too early');
      missing -= taken.length;
      yield taken;
    }
  }

  const exactly = async (length: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const each of part(length)) parts.push(each);
    return Buffer.concat(parts);
  };
  return { part, exactly };
};
