/** "Save a copy": everything a person wrote on this device, as a file of their own. */
import type { Device } from '../storage/device';
import { copyOf } from '../storage/save-copy';

/** Rejects when the words cannot be read. */
export const saveCopyFile = async (device: Device): Promise<void> => {
  const copy = await copyOf(device);
  const address = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `bitacora-${device.today()}.json`;
  link.click();
  // The browser has taken the file by the next task; the address keeps its bytes in memory until then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
