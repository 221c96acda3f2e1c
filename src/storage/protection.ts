/** Whether the browser promised not to make room by deleting what is kept here, and how much room there is. */

/** Null where the browser does not say. */
export const isProtected = async (): Promise<boolean | null> => {
  if (!hasStorage() || typeof navigator.storage.persisted !== 'function') return null;
  return navigator.storage.persisted();
};

/** Asks for the promise; some browsers ask the person, some decide alone. Null where the question is unknown. */
export const askForProtection = async (): Promise<boolean | null> => {
  if (!hasStorage() || typeof navigator.storage.persist !== 'function') return null;
  return navigator.storage.persist();
};

export interface Room {
  readonly usedBytes: number;
  readonly allBytes: number;
}

/** Null where the browser does not say. */
export const roomLeft = async (): Promise<Room | null> => {
  if (!hasStorage() || typeof navigator.storage.estimate !== 'function') return null;
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? null : { usedBytes: usage, allBytes: quota };
};

const hasStorage = (): boolean => typeof navigator !== 'undefined' && 'storage' in navigator;
