/** What the line costs, where the browser says so: Android does, most others do not. */
import type { Line } from './sending-order';

interface Connected extends EventTarget {
  readonly type?: string;
}

const connected = (): Connected | undefined => (typeof navigator === 'undefined' ? undefined : (navigator as { readonly connection?: Connected }).connection);

export const lineNow = (): Line => {
  switch (connected()?.type) {
    case 'wifi':
    case 'ethernet':
      return 'free';
    case 'cellular':
    case 'wimax':
      return 'costly';
    default:
      return 'unknown';
  }
};

/** Returns how to stop. */
export const onLineChange = (listener: () => void): (() => void) => {
  const connection = connected();
  connection?.addEventListener?.('change', listener);
  return () => connection?.removeEventListener?.('change', listener);
};
