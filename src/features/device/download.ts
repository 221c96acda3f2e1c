/** Hands a file to the person; nothing leaves the device, so it works without internet. */
import { copyName, copyOf } from '../../storage/save-copy';
import type { Device } from '../../storage/device';

export const downloadJson = (name: string, value: unknown): void => {
  const address = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by the time the event loop turns; holding it longer would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Everything written here, as one file with its day in the name. */
export const downloadCopy = async (device: Device): Promise<void> => downloadJson(copyName(device.today()), await copyOf(device));
