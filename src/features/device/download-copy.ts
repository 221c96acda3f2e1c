import type { Device } from '../../storage/device';
import type { LeftFile } from '../../storage/files-of-copy';
import { markCopied, saveCopy } from '../../storage/save-copy';
import { downloadFile } from '../../ui/download';

/** Everything written here and every file that stands only here, as one file with its day in the name. Says which files it could not take. Rejects when the words cannot be read. */
export const downloadCopy = async (device: Device): Promise<readonly LeftFile[]> => {
  const { name, file, without } = await saveCopy(device);
  downloadFile(name, file);
  await markCopied(device);
  return without.filter(({ why }) => why !== 'on-server');
};
