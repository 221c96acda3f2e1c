import { useCallback, useEffect, useState } from 'react';
import { askForProtection, isProtected, roomLeft, type Room } from '../../storage/protection';

export interface StorageState {
  /** The browser promised to keep it; null where it does not say. */
  readonly isProtected: boolean | null;
  readonly room: Room | null;
  readonly ask: () => void;
}

/** Asked once per visit: the amounts need not follow every key. */
export const useStorageState = (): StorageState => {
  const [state, setState] = useState<Omit<StorageState, 'ask'>>({ isProtected: null, room: null });
  const read = useCallback(async (protection: Promise<boolean | null>): Promise<void> => {
    const [kept, room] = await Promise.all([protection, roomLeft()]);
    setState({ isProtected: kept, room });
  }, []);
  useEffect(() => void read(isProtected()), [read]);
  return { ...state, ask: () => void read(askForProtection()) };
};
