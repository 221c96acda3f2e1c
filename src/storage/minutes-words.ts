/** Words for minutes that no part of them holds: left when a page was left, or refused because the meeting took no more. */
import type { AppendArguments } from '../domain/decide-minutes';
import type { RecordId } from '../domain/ids';
import type { Device } from './device';
import { saveDraft } from './drafts';
import { openAttention } from './item-reads';
import { noteLeft } from './left-drafts';
import { onOpenConnection } from './open-connection';

const kind = 'minutes-words';

const prefixOf = (meeting: RecordId): string => `minutes/${meeting}/`;

/** Words under a name of their own; an update of the shared document, base64. */
export interface LeftWords {
  readonly name: string;
  readonly update: string;
}

/** Resolves when they are on the disk. Noted before it returns: a page that is being left has kept them all the same, in WebKit too. */
export const keepLeftWords = (device: Pick<Device, 'words' | 'now'>, meeting: RecordId, { name, update }: LeftWords): Promise<number> => {
  const draft = { key: `${prefixOf(meeting)}${name}`, kind, content: { meeting, update } };
  noteLeft(device.words.database.name, { ...draft, savedAt: device.now() });
  return saveDraft(device, draft);
};

export const discardLeftWords = (device: Pick<Device, 'words'>, meeting: RecordId, name: string): Promise<void> =>
  device.words.transact((transaction) => transaction.removeDraft(`${prefixOf(meeting)}${name}`));

/** In the order of their names: the words of one session follow one another. */
export const leftWordsOf = async ({ words }: Pick<Device, 'words'>, meeting: RecordId): Promise<readonly LeftWords[]> => {
  const prefix = prefixOf(meeting);
  const drafts = await onOpenConnection(words.database, () => words.database.drafts.where('key').startsWith(prefix).toArray());
  return drafts.map(({ key, content }) => ({ name: key.slice(prefix.length), update: String((content as { readonly update?: unknown }).update ?? '') }));
};

export interface RefusedWords {
  /** The change that was refused. */
  readonly id: string;
  readonly update: string;
  /** When that became known, in ms. */
  readonly at: number;
}

/** What the server refused and nobody has settled yet, in the order it was written. */
export const refusedWordsOf = async (device: Pick<Device, 'words'>, meeting: RecordId): Promise<readonly RefusedWords[]> =>
  (await openAttention(device))
    .filter(({ change }) => change.kind === 'minutes.append' && (change.arguments as unknown as AppendArguments).meeting === meeting)
    .sort((one, other) => one.change.at - other.change.at)
    .map(({ id, change, at }) => ({ id, update: (change.arguments as unknown as AppendArguments).update, at }));
