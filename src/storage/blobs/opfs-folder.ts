/** The folder of one person and plan on the browser's own disk. */

/** Names of folders bear fewer letters than names of databases do. */
export const folderName = (owner: string): string => encodeURIComponent(owner);

/** Undefined where it is not there and is not to be made. */
export const folderOfBytes = async (owner: string, create: boolean): Promise<FileSystemDirectoryHandle | undefined> => {
  try {
    const all = await (await navigator.storage.getDirectory()).getDirectoryHandle('bytes', { create });
    return await all.getDirectoryHandle(folderName(owner), { create });
  } catch (error) {
    if (!create && error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
};
