/** Half-typed work: kept within a second of each key, until it is sent or thrown away. */
import type { Json } from '../domain/json';
import type { Device } from './device';
import type { Draft } from './words-store';

export const draftOf = (device: Pick<Device, 'words'>, key: string): Promise<Draft | undefined> => device.words.database.drafts.get(key);

/** All drafts of this person, newest first. */
export const draftsOf = async (device: Pick<Device, 'words'>): Promise<readonly Draft[]> =>
  (await device.words.database.drafts.toArray()).sort((one, other) => other.savedAt - one.savedAt);

/** Resolves when the draft is on the disk; throws when it is not, and then the screen says so. */
export const saveDraft = (
  device: Pick<Device, 'words' | 'now'>,
  draft: { readonly key: string; readonly kind: string; readonly content: Json },
): Promise<number> => {
  const savedAt = device.now();
  return device.words.transact(async (transaction) => {
    await transaction.putDraft({ ...draft, savedAt });
    return savedAt;
  });
};

export const discardDraft = (device: Pick<Device, 'words'>, key: string): Promise<void> =>
  device.words.transact((transaction) => transaction.removeDraft(key));
