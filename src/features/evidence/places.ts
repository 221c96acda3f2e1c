/** Where evidence is: its record and its bytes together, in the six words. */
import type { Evidence } from '../../domain/evidence';
import { groupedBy } from '../../domain/grouped-by';
import { blobItemsOf, type BlobItem } from '../../storage/blobs/blob-items';
import type { Device } from '../../storage/device';
import { openAttention, type ItemState } from '../../storage/item-reads';

export interface EvidencePlace {
  readonly state: ItemState;
  /** Of the files that this device sends, and how much of them went. */
  readonly bytes: number;
  readonly sentBytes: number;
  /** The code by which the server refused a file. */
  readonly problem?: string;
  /** The file is on the device that took it, and nowhere else yet. */
  readonly isElsewhere: boolean;
}

export type Places = (evidence: Pick<Evidence, 'id' | 'original' | 'receivedAt' | 'state'>) => EvidencePlace;

const worstFirst: readonly ItemState[] = ['attention', 'saved', 'sent', 'confirmed'];

const worst = (states: readonly ItemState[]): ItemState => worstFirst.find((state) => states.includes(state)) ?? 'confirmed';

/** Read once for all: what waits, what was refused, what is being sent. */
export const readPlaces = async (device: Device): Promise<Places> => {
  const [pending, attention, blobs] = await Promise.all([device.words.pending(), openAttention(device), blobItemsOf(device)]);
  const rows = new Map<string, ItemState>();
  for (const entry of pending) for (const row of entry.rows) rows.set(row, worst([rows.get(row) ?? 'confirmed', entry.state === 'queued' ? 'saved' : 'sent']));
  for (const { change } of attention) for (const { entity, id } of change.operations) rows.set(`${entity}/${id}`, 'attention');
  const files = groupedBy(blobs, ({ record }) => record);
  return ({ id, original, receivedAt, state: life }) => {
    const own = life === 'withdrawn' ? [] : (files.get(id) ?? []);
    const problem = own.find((file) => file.problem !== undefined)?.problem;
    return {
      state: worst([rows.get(`evidence/${id}`) ?? 'confirmed', ...own.map((file) => file.state)]),
      bytes: sum(own, 'bytes'),
      sentBytes: sum(own, 'sentBytes'),
      ...(problem === undefined ? {} : { problem }),
      isElsewhere: original !== undefined && receivedAt === undefined && life !== 'withdrawn' && own.length === 0,
    };
  };
};

const sum = (files: readonly BlobItem[], what: 'bytes' | 'sentBytes'): number => files.reduce((total, file) => total + file[what], 0);
