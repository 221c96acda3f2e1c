/** How far this device's clock is from the server's, as it was when they last spoke: a photo taken without a network says so too. */
import type { Device } from './device';
import { onOpenConnection } from './open-connection';

const key = 'clockOffsetMs';

/** The server's clock less the device's, in ms; undefined before they ever spoke. */
export const clockOffsetOf = async ({ words: { database } }: Pick<Device, 'words'>): Promise<number | undefined> => {
  const kept = (await onOpenConnection(database, () => database.meta.get(key)))?.value;
  return typeof kept === 'number' ? kept : undefined;
};

export const keepClockOffset = async ({ words: { database } }: Pick<Device, 'words'>, ms: number): Promise<void> => void (await onOpenConnection(database, () => database.meta.put({ key, value: ms })));
