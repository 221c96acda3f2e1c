/** Words of this device that the minutes did not take: each point as it would read with them, beside how it stands. */
import type { RecordId } from '../../domain/ids';
import type { Json } from '../../domain/json';
import { plainText } from '../../domain/rich-text';
import type { Device } from '../../storage/device';
import { record } from '../../storage/record';
import { settleAttention } from '../../storage/item-reads';
import { discardLeftWords, leftWordsOf, refusedWordsOf } from '../../storage/minutes-words';
import { foldMinutes } from './minutes-fold';
import { foldedPartsOf } from './minutes-of';
import { beginSession } from './minutes-session';
import { wordsOfUpdates } from './words-of-updates';

interface BranchPoint {
  readonly id: RecordId;
  readonly title: string;
  readonly stands: string;
  readonly mine: string;
}

export interface MinutesBranch {
  readonly points: readonly BranchPoint[];
  /** Updates, oldest first. */
  readonly updates: readonly string[];
  readonly refused: readonly string[];
  readonly left: readonly string[];
}

interface BranchOf {
  readonly meeting: RecordId;
  readonly agenda: readonly { readonly id: RecordId; readonly title: string }[];
  /** Words that a page left behind go on by themselves while the minutes may be written. */
  readonly mayWrite: boolean;
}

/** Undefined where the minutes took everything. */
export const readBranch = async (device: Device, { meeting, agenda, mayWrite }: BranchOf): Promise<MinutesBranch | undefined> => {
  const [refused, left] = await Promise.all([refusedWordsOf(device, meeting), mayWrite ? [] : leftWordsOf(device, meeting)]);
  if (refused.length === 0 && left.length === 0) return undefined;
  const parts = await foldedPartsOf(device, meeting);
  const items = agenda.map(({ id }) => id);
  const stands = foldMinutes();
  stands.take(parts, items);
  const mine = foldMinutes();
  const updates = [...refused, ...left].map(({ update }) => update);
  mine.take([...parts, { id: 'mine', author: device.user, at: device.now(), updates }], items);
  const points = agenda.map(({ id, title }) => ({ id, title, stands: plainText(stands.bodies()[id] ?? null), mine: plainText(mine.bodies()[id] ?? null) }));
  return { points: points.filter((point) => point.stands !== point.mine), updates, refused: refused.map(({ id }) => id), left: left.map(({ name }) => name) };
};

/** The same where the meeting is not here any more: the words alone, without what they were written into. */
export const readLooseWords = async (device: Device, meeting: RecordId): Promise<(Pick<MinutesBranch, 'refused' | 'left'> & { readonly text: string }) | undefined> => {
  const [refused, left] = await Promise.all([refusedWordsOf(device, meeting), leftWordsOf(device, meeting)]);
  if (refused.length === 0 && left.length === 0) return undefined;
  return { text: wordsOfUpdates([...refused, ...left].map(({ update }) => update)), refused: refused.map(({ id }) => id), left: left.map(({ name }) => name) };
};

/** All of it as text, to take along. */
export const branchText = ({ points }: MinutesBranch): string => points.map(({ title, mine }) => `${title}\n\n${mine}`).join('\n\n\n');

/** The words go into the minutes after all, in a session of their own. True when all of them did. */
export const putBack = async (device: Device, meeting: RecordId, branch: MinutesBranch): Promise<boolean> => {
  const name = Array.from(device.random(8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const session = beginSession(meeting, name);
  for (const update of branch.updates) {
    const result = await record(device, { kind: 'minutes.append', arguments: { meeting, ...session.place(), update } as unknown as Json });
    if (!result.accepted) return false;
    await result.value.visible;
    session.kept(update.length);
  }
  await settleBranch(device, meeting, branch);
  return true;
};

/** The person has them elsewhere: what was refused stays readable in the device's history. */
export const settleBranch = async (device: Device, meeting: RecordId, { refused, left }: Pick<MinutesBranch, 'refused' | 'left'>): Promise<void> => {
  for (const id of refused) await settleAttention(device, id, 'discarded');
  for (const name of left) await discardLeftWords(device, meeting, name);
};
