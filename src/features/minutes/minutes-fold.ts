/** The shared document as the parts say it: each update once, in any order, and what cannot be read is passed over and named. */
import { applyUpdate, decodeUpdate, Doc, Item, type Transaction } from 'yjs';
import type { RecordId, UserId } from '../../domain/ids';
import type { MinutesPart, PartLengths } from '../../domain/minutes';
import { areTooLongTogether, isKnownText, isTooLong, type RichText } from '../../domain/rich-text';
import { noDeletions, together, type Deletions } from './deletions';
import { findLostWords, type LostWords } from './lost-words';
import { settledIn } from './settled-words';
import { brokenIn, textOfFragment } from './text-of-fragment';
import { textToUpdate } from './update-text';
import { withLostWords } from './with-lost-words';

/** Whatever comes from elsewhere is applied under this name, so that nobody sends it again. */
export const fromElsewhere = 'from elsewhere';

export interface FoldedPart extends Pick<MinutesPart, 'id' | 'updates' | 'author'> {
  /** When it was written to last, in ms. */
  readonly at: number;
}

/** Somebody wrote in a point, last at that moment (ms). */
export interface Touch {
  readonly author: UserId;
  readonly at: number;
}

export interface MinutesFold {
  readonly document: Doc;
  /** Takes what is new in the parts. The answer is what was taken, oldest first within its part. What it means for the points is looked at when somebody asks. */
  readonly take: (parts: readonly FoldedPart[], items: readonly RecordId[]) => readonly Uint8Array[];
  /** How much of each part was taken: what an approval says it has seen. */
  readonly lengths: () => PartLengths;
  /** Parts with an update that nobody can read. */
  readonly unreadable: () => readonly RecordId[];
  /** The points of the agenda that hold something this version does not know. */
  readonly unknown: () => readonly RecordId[];
  /** The points that say more than a record takes. */
  readonly tooLong: () => readonly RecordId[];
  /** Whether all points together say more than an approval carries. */
  readonly tooLongTogether: () => boolean;
  /** Words that went down with what somebody else changed or took away, and that nobody has settled yet. */
  readonly lost: () => readonly LostWords[];
  /** Elements that two tablets together left without what they must hold: the editor shows none of them. */
  readonly broken: () => readonly string[];
  /** What every point says, its lost words in a paragraph of their own. */
  readonly bodies: () => Readonly<Record<RecordId, RichText>>;
  readonly touches: () => Readonly<Record<RecordId, readonly Touch[]>>;
}

export const foldMinutes = (): MinutesFold => {
  // Nothing is forgotten of what was deleted: what was written in it meanwhile is found there.
  const document = new Doc({ gc: false });
  const accounts = accountsOf();
  const taken = new Map<RecordId, number>();
  const unreadable = new Set<RecordId>();
  const touches = new Map<RecordId, Map<UserId, number>>();
  let points: readonly RecordId[] = [];
  let seen: Seen | undefined;
  let lost: readonly LostWords[] | undefined;
  let reading: FoldedPart | undefined;
  document.on('afterTransaction', (transaction: Transaction) => {
    if (reading) touch(touches, reading, pointsOf(document, transaction));
  });
  const takePart = (part: FoldedPart): readonly Uint8Array[] => {
    const before = taken.get(part.id) ?? 0;
    taken.set(part.id, Math.max(part.updates.length, before));
    reading = part;
    return part.updates.slice(before).flatMap((text): readonly Uint8Array[] => {
      const update = readUpdate(text);
      if (update && applyReadable(document, update)) {
        accounts.take(decodeUpdate(update), part.author);
        return [update];
      }
      unreadable.add(part.id);
      return [];
    });
  };
  const look = (): Seen => (seen ??= seenIn(document, points));
  const lostWords = (): readonly LostWords[] => (lost ??= findLostWords({ document, items: points, ...accounts.told(settledIn(document)) }));
  return {
    document,
    take: (parts, items) => {
      // Known by name before anything is read into them: only then the document says which of them was written in.
      for (const item of items) document.getXmlFragment(item);
      const fresh = parts.flatMap(takePart);
      points = items;
      if (fresh.length === 0) return fresh;
      seen = undefined;
      lost = undefined;
      return fresh;
    },
    tooLong: () => look().tooLong,
    tooLongTogether: () => look().tooLongTogether,
    lost: lostWords,
    broken: () => points.flatMap((item) => brokenIn(document.getXmlFragment(item))),
    bodies: () => Object.fromEntries(points.map((item) => [item, withLostWords(textOfFragment(document.getXmlFragment(item)), lostWords().filter((words) => words.item === item))])),
    lengths: () => Object.fromEntries(taken),
    unreadable: () => [...unreadable],
    unknown: () => look().unknown,
    touches: () => Object.fromEntries([...touches].map(([item, authors]) => [item, [...authors].map(([author, at]) => ({ author, at })).sort((one, other) => one.at - other.at)])),
  };
};

interface Seen {
  readonly unknown: readonly RecordId[];
  readonly tooLong: readonly RecordId[];
  readonly tooLongTogether: boolean;
}

const seenIn = (document: Doc, points: readonly RecordId[]): Seen => {
  const texts = points.map((item) => ({ item, text: textOfFragment(document.getXmlFragment(item)) }));
  return {
    unknown: texts.filter(({ text }) => !isKnownText(text)).map(({ item }) => item),
    tooLong: texts.filter(({ text }) => isTooLong(text)).map(({ item }) => item),
    tooLongTogether: areTooLongTogether(texts.map(({ text }) => text)),
  };
};

/** Who wrote what, and what each update took away. */
const accountsOf = () => {
  const authors = new Map<number, UserId>();
  const deletions: Deletions[] = [];
  let deleted = noDeletions();
  let counted = 0;
  return {
    take: ({ structs, ds }: ReturnType<typeof decodeUpdate>, author: UserId): void => {
      for (const struct of structs) if (struct instanceof Item) authors.set(struct.id.client, author);
      if (ds.clients.size > 0) deletions.push(ds);
    },
    told: (settled: Deletions) => {
      deleted = together([deleted, ...deletions.slice(counted)]);
      counted = deletions.length;
      return { deletions, accounted: together([deleted, settled]), authorOf: (client: number) => authors.get(client) };
    },
  };
};

const pointsOf = (document: Doc, { changedParentTypes }: Transaction): readonly RecordId[] =>
  [...document.share].flatMap(([name, type]) => (changedParentTypes.has(type) ? [name] : []));

const touch = (touches: Map<RecordId, Map<UserId, number>>, { author, at }: FoldedPart, items: readonly RecordId[]): void => {
  for (const item of items) {
    const authors = touches.get(item) ?? new Map<UserId, number>();
    touches.set(item, authors.set(author, Math.max(at, authors.get(author) ?? 0)));
  }
};

/** An update that parses; undefined of anything else. */
export const readUpdate = (text: string): Uint8Array | undefined => {
  const update = textToUpdate(text);
  try {
    if (update) decodeUpdate(update);
    return update;
  } catch {
    return undefined;
  }
};

/** True unless the document refused it. */
export const applyReadable = (document: Doc, update: Uint8Array): boolean => {
  try {
    applyUpdate(document, update, fromElsewhere);
    return true;
  } catch {
    return false;
  }
};
