/** A copy of everything a person wrote on this device, as one file that leaves nothing out. */
import type { Device } from './device';

export interface Copy {
  readonly format: 'bitacora-copy';
  readonly version: 1;
  readonly plan: string;
  readonly device: string;
  readonly savedAt: number;
  readonly outbox: readonly unknown[];
  readonly journal: readonly unknown[];
  readonly attention: readonly unknown[];
  readonly drafts: readonly unknown[];
}

export const copyOf = async ({ words, plan, id, now }: Pick<Device, 'words' | 'plan' | 'id' | 'now'>): Promise<Copy> => {
  const { outbox, journal, attention, drafts } = words.database;
  const [waiting, done, refused, typed] = await words.database.transaction('r', [outbox, journal, attention, drafts], () => Promise.all([outbox.toArray(), journal.toArray(), attention.toArray(), drafts.toArray()]));
  return { format: 'bitacora-copy', version: 1, plan, device: id, savedAt: now(), outbox: waiting, journal: done, attention: refused, drafts: typed };
};

/** "bitacora-2026-11-18.json": the day it was saved on, as the plan counts days. */
export const copyName = (today: string): string => `bitacora-${today}.json`;
