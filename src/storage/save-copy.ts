/** A copy of everything a person wrote on this device, as one file that leaves nothing out. */
import type { Device } from './device';
import type { AttentionEntry, Draft, OutboxEntry } from './words-store';

/**
 * The file. Version 2 says whose words they are (`user`), so that no device takes them for another person's;
 * version 1 did not.
 */
export interface Copy {
  readonly format: 'bitacora-copy';
  readonly version: 2;
  readonly plan: string;
  readonly user: string;
  readonly device: string;
  /** ms since 1970. */
  readonly savedAt: number;
  readonly outbox: readonly OutboxEntry[];
  readonly journal: readonly OutboxEntry[];
  readonly attention: readonly AttentionEntry[];
  readonly drafts: readonly Draft[];
  /** Only where a newer app had been here: what it keeps beside, store by store, as it is. */
  readonly more?: Readonly<Record<string, readonly unknown[]>>;
}

/** A copy of words, whoever read them from the disk. */
export const toCopy = (words: Omit<Copy, 'format' | 'version'>): Copy => ({ format: 'bitacora-copy', version: 2, ...words });

export const copyOf = async ({ words, plan, user, id, now }: Pick<Device, 'words' | 'plan' | 'user' | 'id' | 'now'>): Promise<Copy> => {
  const { outbox, bundles, attention, drafts } = words.database;
  const [waiting, done, refused, typed] = await words.database.transaction('r', [outbox, bundles, attention, drafts], () => Promise.all([outbox.toArray(), bundles.toArray(), attention.toArray(), drafts.toArray()]));
  return toCopy({ plan, user, device: id, savedAt: now(), outbox: waiting as readonly OutboxEntry[], journal: done.flatMap(({ entries }) => entries), attention: refused, drafts: typed });
};

/** Remembers that all of it left in a file. */
export const markCopied = async ({ words, now }: Pick<Device, 'words' | 'now'>): Promise<void> => void (await words.database.meta.put({ key: 'copiedAt', value: now() }));

/** When a copy was last saved, in ms. */
export const copiedAtOf = async ({ words }: Pick<Device, 'words'>): Promise<number | undefined> => (await words.database.meta.get('copiedAt'))?.value as number | undefined;

/** "bitacora-2026-11-18.json": the day it was saved on, as the plan counts days. */
export const copyName = (today: string): string => `bitacora-${today}.json`;
