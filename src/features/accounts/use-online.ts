import { useSyncExternalStore } from 'react';

const listen = (onChange: () => void): (() => void) => {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
};

/** What the browser believes. A yes proves nothing; a no is worth saying before somebody tries. */
export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine);
