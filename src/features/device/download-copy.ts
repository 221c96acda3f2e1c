import type { Device } from '../../storage/device';
import { copyName, copyOf, markCopied } from '../../storage/save-copy';
import { downloadJson } from '../../ui/download';

/** Everything written here, as one file with its day in the name. Rejects when the words cannot be read. */
export const downloadCopy = async (device: Device): Promise<void> => {
  downloadJson(copyName(device.today()), await copyOf(device));
  await markCopied(device);
};
