import { useCallback, useEffect, useState } from 'react';
import { askForProtection, isProtected, roomLeft, type Room } from '../../storage/protection';

export interface StorageState {
  /** The browser promised to keep it; null where it does not say. */
  readonly isProtected: boolean | null;
  readonly room: Room | null;
  /** Every part of the app is on this device. */
  readonly isAppKept: boolean;
  readonly ask: () => void;
}

/** Asked once per visit: the amounts need not follow every key. */
export const useStorageState = (): StorageState => {
  const [state, setState] = useState<Omit<StorageState, 'ask'>>({ isProtected: null, room: null, isAppKept: false });
  const read = useCallback(async (protection: Promise<boolean | null>): Promise<void> => {
    const [kept, room, isAppKept] = await Promise.all([protection, roomLeft(), isAppOnDevice()]);
    setState({ isProtected: kept, room, isAppKept });
  }, []);
  useEffect(() => void read(isProtected()), [read]);
  return { ...state, ask: () => void read(askForProtection()) };
};

/** The service worker takes up its work only when it has kept every part. */
const isAppOnDevice = async (): Promise<boolean> => 'serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated';
