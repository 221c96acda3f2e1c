/**
 * Brings copies of what others showed, one after the other, once the words have been exchanged. Whatever fails is asked for again
 * after the next answer. What a person may not read any more leaves the device here too.
 *
 * Small pictures come on any line; the large ones where the line costs nothing, or the person said that they shall.
 */
import type { PackPart } from '../domain/review-pack';
import type { Line } from '../storage/blobs/sending-order';
import { sendingTermsOf } from '../storage/blobs/sending-settings';
import { areCopiesAsked, copiesCame, copiesHere, roomForCopies } from '../storage/copies-here';
import type { Device } from '../storage/device';
import { roomForMedia } from '../storage/blobs/room';
import { preparationOf } from '../storage/preparation';
import { dropPackParts, fetchingParts, type FetchPart } from '../storage/review-pack';

export interface CopyParts {
  readonly device: Device;
  readonly line: () => Line;
  readonly signal: AbortSignal;
}

/** `whole`: nothing is left to bring. `stopped`: the line, the room or the network had enough. */
export type Brought = 'whole' | 'stopped';

export const bringCopies = ({ device, line, signal }: CopyParts): Promise<Brought> => fetchingParts(device, (fetchPart) => bringWith(fetchPart, { device, line, signal }));

const bringWith = async (fetchPart: FetchPart, { device, line, signal }: CopyParts): Promise<Brought> => {
  if ((await preparationOf(device)).stage !== 'whole') return 'stopped';
  const { missing, unnamed, usedBytes } = await copiesHere(device);
  await dropPackParts(device, unnamed);
  const [isAsked, { wifiOnly }] = await Promise.all([areCopiesAsked(device), sendingTermsOf(device)]);
  const room = await roomForCopies(device, isAsked);
  const mayCome = ({ tier }: PackPart): boolean => tier === 'preview' || isAsked || line() === 'free' || (line() === 'unknown' && !wifiOnly);
  let used = usedBytes;
  let isWhole = true;
  for (const part of missing) {
    if (signal.aborted) return 'stopped';
    if (!mayCome(part) || used + part.bytes > room || (await isDiskShort(part.bytes))) {
      isWhole = false;
      continue;
    }
    const end = await fetchPart(part, { signal });
    if (end === 'offline' || end === 'no-room') return 'stopped';
    if (end === 'kept') used += part.bytes;
    else isWhole = false;
  }
  if (isWhole && isAsked) await copiesCame(device);
  return isWhole ? 'whole' : 'stopped';
};

/** What this person captures comes first: the last fifth of the room for media is theirs. */
const leftToOwn = 0.2;

const isDiskShort = async (bytes: number): Promise<boolean> => {
  const room = await roomForMedia();
  return room !== null && room.freeBytes - bytes < room.allBytes * leftToOwn;
};
