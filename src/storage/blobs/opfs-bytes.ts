/** Bytes as files of the browser's own disk (OPFS), written through handles that only a worker has. Runs in the worker. */
import { pieceBytes, type ByteStore, type ByteWriter, type StoredFile } from './byte-store';
import { folderName, folderOfBytes } from './opfs-folder';

/** Undefined where this browser has no such handles, or keeps them from us (a private window). */
export const opfsBytes = async (owner: string): Promise<ByteStore | undefined> => {
  if (typeof FileSystemFileHandle === 'undefined' || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return undefined;
  try {
    const folder = await folderOfBytes(owner, true);
    return folder && storeIn(folder, owner);
  } catch (error) {
    if (error instanceof DOMException && ['SecurityError', 'NotSupportedError', 'UnknownError', 'InvalidStateError'].includes(error.name)) return undefined;
    throw error;
  }
};

const storeIn = (folder: FileSystemDirectoryHandle, owner: string): ByteStore => ({
  place: 'opfs',
  create: async (file) => writerOf(await opened(folder, file, true)),
  read: (file) => readFile(folder, file),
  list: async () => {
    const found: StoredFile[] = [];
    for await (const handle of folder.values()) if (handle.kind === 'file') found.push({ file: handle.name, bytes: (await handle.getFile()).size });
    return found;
  },
  remove: async (file) => {
    await folder.removeEntry(file).catch(unlessMissing);
  },
  forget: async () => {
    const all = await (await navigator.storage.getDirectory()).getDirectoryHandle('bytes', { create: true });
    await all.removeEntry(folderName(owner), { recursive: true }).catch(unlessMissing);
  },
});

const opened = async (folder: FileSystemDirectoryHandle, file: string, create: boolean): Promise<FileSystemSyncAccessHandle> =>
  (await folder.getFileHandle(file, { create })).createSyncAccessHandle();

/** Older WebKits answer with promises here: awaiting suits both. */
const writerOf = (handle: FileSystemSyncAccessHandle): ByteWriter => {
  let at = 0;
  return {
    append: async (piece) => {
      for (let done = 0; done < piece.length; ) {
        const written = await handle.write(piece.subarray(done), { at });
        // A disk without room may take part of it, and say so only by its count.
        if (written === 0) throw new DOMException('the disk took nothing more', 'QuotaExceededError');
        done += written;
        at += written;
      }
    },
    close: async () => {
      try {
        await handle.flush();
      } finally {
        await handle.close();
      }
    },
    abandon: async () => {
      await handle.close();
    },
  };
};

async function* readFile(folder: FileSystemDirectoryHandle, file: string): AsyncIterable<Uint8Array> {
  const handle = await opened(folder, file, false);
  try {
    const buffer = new Uint8Array(pieceBytes);
    for (let at = 0; ; ) {
      const read = await handle.read(buffer, { at });
      if (read === 0) return;
      at += read;
      yield buffer.subarray(0, read);
    }
  } finally {
    await handle.close();
  }
}

const unlessMissing = (error: unknown): void => {
  if (!(error instanceof DOMException) || error.name !== 'NotFoundError') throw error;
};
