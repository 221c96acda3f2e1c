/**
 * Opening a copy: what a person wrote elsewhere, or here before, takes its place among what this device keeps. Everything is
 * known by its id, so a copy that is opened twice changes nothing; nothing that stands here is replaced by what is older.
 */
import { rowKeyText } from '../domain/change';
import { canonicalJson } from '../domain/json';
import { accept, refuse, type Result } from '../domain/result';
import { isArchive, readArchive } from './archive';
import { copyBytesLimit, readCopy, type CopyRefusal } from './copy-schema';
import type { Device } from './device';
import { asReplaced } from './drafts';
import { wordsEntry, type Copy } from './save-copy';
import { takeFiles, type TakenFiles } from './take-files';
import type { Draft, OutboxEntry, WordsTransaction } from './words-store';

export interface OpenedCopy {
  /** When the copy was saved, ms since 1970, by the clock of its device. */
  readonly savedAt: number;
  /** What the server had not answered: it is sent from here. */
  readonly waiting: number;
  /** What the server had answered already: this device asks for it again, in case it has forgotten. */
  readonly answered: number;
  readonly attention: number;
  readonly drafts: number;
  /** Drafts that stayed in the file, since a newer one of the same thing stands here. */
  readonly olderDrafts: number;
  /** What stood here already. */
  readonly known: number;
  readonly files: TakenFiles;
}

/** Takes a file in: its words whole or not at all, then its files one by one. Rejects when the disk refuses the words. */
export const openCopyFile = async (device: Device, file: Blob): Promise<Result<OpenedCopy, CopyRefusal>> => {
  const archive = (await isArchive(file)) ? await readArchive(file) : new Map([[wordsEntry, file]]);
  const text = archive?.get(wordsEntry);
  if (!archive || !text) return refuse({ code: 'not-a-copy' });
  if (text.size > copyBytesLimit) return refuse({ code: 'too-large' });
  const copy = readCopy(await text.text());
  if (!copy.accepted) return copy;
  const words = await openCopy(device, copy.value);
  if (!words.accepted) return words;
  // The words stand by now, and name the files; what does not fit today comes when the copy is opened again.
  return accept({ ...words.value, files: await takeFiles(device, copy.value, archive) });
};

type OpenedWords = Omit<OpenedCopy, 'files'>;

const openCopy = async (device: Device, copy: Copy): Promise<Result<OpenedWords, CopyRefusal>> => {
  if (copy.user !== device.user) return refuse({ code: 'other-person', user: copy.user });
  if (copy.plan !== device.plan) return refuse({ code: 'other-plan' });
  const { opened, rows } = await device.words.transact((transaction) => takeIn(device, copy, transaction));
  // Durable by now. A view that could not be written heals at the next start.
  await device.show(rows).catch(() => undefined);
  return accept(opened);
};

const takeIn = async (device: Device, copy: Copy, transaction: WordsTransaction) => {
  const refusedHere = new Set((await device.words.database.attention.toCollection().primaryKeys()).map(String));
  const written = [...new Map([...copy.outbox, ...copy.journal].map((entry) => [entry.id, entry])).values()].sort((one, other) => one.order - other.order);
  const writtenHere = new Set((await transaction.entries(written.map(({ id }) => id))).map(({ id }) => id));
  const missing = written.filter(({ id }) => !writtenHere.has(id) && !refusedHere.has(id));
  const taken = missing.map(asWaiting);
  for (const entry of taken) await transaction.addEntry(entry);

  const refused = copy.attention.filter(({ id }) => !refusedHere.has(id) && !writtenHere.has(id));
  const stillWaiting = new Set((await transaction.entries(refused.map(({ id }) => id))).map(({ id }) => id));
  await transaction.addAttention(refused.filter(({ id }) => !stillWaiting.has(id)));

  const drafts = await takeDrafts(device, copy.drafts, transaction);
  const waiting = taken.filter(({ state }) => state === 'queued').length;
  const opened: OpenedWords = {
    savedAt: copy.savedAt,
    waiting,
    answered: taken.length - waiting,
    attention: refused.filter(({ settled }) => !settled).length,
    drafts: drafts.taken,
    olderDrafts: drafts.older,
    known: written.length - taken.length + copy.attention.length - refused.length + drafts.known,
  };
  return { opened, rows: [...new Set(taken.flatMap((entry) => entry.rows))] };
};

/**
 * What the server answered keeps its place in the order, so that it is never laid over what is newer; no page of this device
 * contains it yet, so it is not done here. The courier asks for it once more, and the server knows it by its id.
 */
const asWaiting = ({ id, change, seq, state }: OutboxEntry): Omit<OutboxEntry, 'order'> => {
  const rows = [...new Set(change.operations.map(rowKeyText))];
  return state === 'queued' || seq === undefined ? { id, change, rows, state: 'queued' } : { id, change, rows, state: 'answered', seq };
};

const takeDrafts = async ({ words }: Device, drafts: readonly Draft[], transaction: WordsTransaction) => {
  const counts = { taken: 0, older: 0, known: 0 };
  for (const draft of drafts) {
    const here = await words.database.drafts.get(draft.key);
    if (here && canonicalJson(here.content) === canonicalJson(draft.content)) counts.known += 1;
    else if (here && here.savedAt >= draft.savedAt) counts.older += 1;
    else {
      if (here) await transaction.putDraft(asReplaced(here));
      await transaction.putDraft(draft);
      counts.taken += 1;
    }
  }
  return counts;
};
