/**
 * One open document of a meeting: what is typed here goes out as parts, what is written elsewhere comes in.
 *
 * It begins anew (another `Doc`, another session) whenever words that it shows were refused: what is typed after them
 * would lean on words that nobody else will ever have. Those stay on the disk as a branch.
 */
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates, XmlElement, type XmlFragment } from 'yjs';
import type { RecordId } from '../../domain/ids';
import type { Keeping } from '../../storage/draft-keeper';
import type { LeftWords } from '../../storage/minutes-words';
import { inPause } from '../../ui/in-pause';
import type { LostWords } from './lost-words';
import { applyReadable, foldMinutes, fromElsewhere, readUpdate, type FoldedPart, type MinutesFold, type Touch } from './minutes-fold';
import { sendOut, type MinutesKeeping, type OutgoingWords } from './outgoing-words';
import { isSettled, settle, type Settling } from './settled-words';
import { isWhole } from './text-of-fragment';

export interface DeskState {
  /** How often the document was bound anew: editors of one before show nothing any more. */
  readonly opening: number;
  readonly document: Doc;
  readonly keeping: Keeping;
  /** Parts that hold something unreadable. */
  readonly unreadable: readonly RecordId[];
  /** Points that hold something a newer version wrote: they are read, not written. */
  readonly unknown: readonly RecordId[];
  /** Points too long to be approved as they stand. */
  readonly long: readonly RecordId[];
  /** All points together are. */
  readonly isLongTogether: boolean;
  /** Words that went down with what somebody else changed or took away at the same time. */
  readonly lost: readonly LostWords[];
  /** Who wrote in each point, and when last. */
  readonly touches: Readonly<Record<RecordId, readonly Touch[]>>;
}

export interface MinutesRows {
  readonly parts: readonly FoldedPart[];
  /** Points of the agenda. */
  readonly items: readonly RecordId[];
  /** Changes of this device to these minutes that were refused, by id. */
  readonly refused: readonly string[];
}

export interface MinutesDesk {
  readonly state: () => DeskState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The rows as they stand. */
  readonly receive: (rows: MinutesRows) => void;
  /** Words that were kept when a page was left: they go on where they were going. */
  readonly recover: (left: readonly LeftWords[]) => Promise<boolean>;
  /** Somebody looked at lost words: they go into the text, or are needed no more. */
  readonly settle: (words: LostWords, how: Settling) => void;
  /** Keeps what is typed now. True when nothing is left that the disk does not have. */
  readonly flush: () => Promise<boolean>;
  /** Listens for the page being hidden or left; the answer stops listening and keeps what is typed. */
  readonly watch: () => () => void;
}

interface DeskOptions {
  readonly meeting: RecordId;
  readonly disk: MinutesKeeping;
  readonly now: () => number;
}

export const openDesk = ({ meeting, disk, now }: DeskOptions): MinutesDesk => {
  const listening = whoListens();
  let fold = foldMinutes();
  let known: ReadonlySet<string> | undefined;
  let state: DeskState = { opening: 0, document: new Doc(), keeping: { kind: 'untouched' }, unreadable: [], unknown: [], long: [], isLongTogether: false, lost: [], touches: {} };
  let items: readonly RecordId[] = [];
  let hidden: readonly string[] = [];
  let isTakingIn = false;

  const tell = (next: Partial<DeskState>): void => {
    state = { ...state, ...next };
    listening.tell();
  };
  const copyOfFold = (): Doc => {
    hidden = fold.broken();
    return copyOf(fold, items);
  };
  const takeIn = (document: Doc, update: Uint8Array): boolean => {
    isTakingIn = true;
    const isTaken = applyReadable(document, update);
    isTakingIn = false;
    return isTaken;
  };
  const bindTo = (document: Doc): void => {
    sendWhatIsTyped(document);
    tell({ document, opening: state.opening + 1, ...seenIn(fold, document) });
  };
  const beginAnew = (): void => {
    outgoing.setAside();
    bindTo(copyOfFold());
  };
  const outgoing = sendOut({ meeting, disk, now, onKeeping: () => tell({ keeping: outgoing.keeping() }), onRefused: beginAnew });
  const sendWhatIsTyped = (document: Doc): void => {
    document.on('update', (update: Uint8Array, origin: unknown) => {
      // What an editor puts aside of what came in, because it cannot show it, was deleted by nobody.
      const isPutAside = isTakingIn && origin === ySyncPluginKey;
      if (origin === fromElsewhere || isPutAside) return;
      outgoing.typed(update);
      looking.touch();
    });
  };
  /** An element is whole now that the editor had put aside, or a point can no longer be shown: it needs another document. */
  const mustBindAnew = (): boolean => {
    const broken = fold.broken();
    return String(fold.unknown()) !== String(state.unknown) || hidden.some((place) => !broken.includes(place));
  };
  const takeInAndLook = (fresh: readonly Uint8Array[]): void => {
    if (mustBindAnew()) {
      const document = copyOfFold();
      for (const words of outgoing.unkept()) applyReadable(document, words);
      return bindTo(document);
    }
    // All at once: what only one of them leaves broken the next may have made whole.
    if (fresh.length > 0) takeIn(state.document, mergeUpdates([...fresh]));
    hidden = [...new Set([...hidden, ...fold.broken()])];
    tell(seenIn(fold, state.document));
  };
  const looking = inPause(() => takeInAndLook([]));

  sendWhatIsTyped(state.document);
  return {
    state: () => state,
    subscribe: listening.subscribe,
    receive: ({ parts, items: points, refused }) => {
      items = points;
      const isRefused = known !== undefined && refused.some((id) => !known?.has(id));
      known = new Set(refused);
      if (isRefused) fold = foldMinutes();
      const before = fold.lengths();
      const fresh = fold.take(parts, items);
      if (isRefused) return beginAnew();
      if (fresh.length === 0) return;
      // Words that were typed in the document stand in it already: what they mean for the points can wait for a pause.
      if (parts.every(({ id, updates }) => outgoing.isOwnPart(id) || updates.length <= (before[id] ?? 0))) return looking.ask();
      looking.drop();
      takeInAndLook(fresh);
    },
    // They go out as they are, though the document may know some already: what it only waits for must go on too.
    recover: (left) => outgoing.adopt(readableOf(left).filter(({ update }) => takeIn(state.document, update))),
    settle: (words, how) => {
      settle(state.document, words, how);
      tell(seenIn(fold, state.document));
    },
    flush: outgoing.flush,
    watch: () => keepOnLeaving(outgoing),
  };
};

const whoListens = () => {
  const listeners = new Set<() => void>();
  return {
    tell: (): void => {
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** Those that can be read, as updates. */
const readableOf = (left: readonly LeftWords[]): readonly { readonly name: string; readonly update: Uint8Array }[] =>
  left.flatMap(({ name, update: text }) => {
    const update = readUpdate(text);
    return update ? [{ name, update }] : [];
  });

/** Beside the fold: what an editor is bound to never holds what it could not show. */
const copyOf = (fold: MinutesFold, items: readonly RecordId[]): Doc => {
  const document = new Doc();
  applyUpdate(document, encodeStateAsUpdate(fold.document), fromElsewhere);
  document.transact(() => items.forEach((item) => removeBroken(document.getXmlFragment(item))), fromElsewhere);
  return document;
};

const seenIn = (fold: MinutesFold, document: Doc): Pick<DeskState, 'unknown' | 'long' | 'isLongTogether' | 'unreadable' | 'lost' | 'touches'> => ({
  unknown: fold.unknown(),
  long: fold.tooLong(),
  isLongTogether: fold.tooLongTogether(),
  unreadable: fold.unreadable(),
  lost: fold.lost().filter((words) => !isSettled(document, words)),
  touches: fold.touches(),
});

const keepOnLeaving = ({ flushLeaving }: OutgoingWords): (() => void) => {
  const flushHidden = (): void => {
    if (document.visibilityState === 'hidden') flushLeaving();
  };
  document.addEventListener('visibilitychange', flushHidden);
  window.addEventListener('pagehide', flushLeaving);
  return () => {
    document.removeEventListener('visibilitychange', flushHidden);
    window.removeEventListener('pagehide', flushLeaving);
    flushLeaving();
  };
};

/** From the inside out: what holds only what is broken is broken too. */
const removeBroken = (parent: XmlFragment): void => {
  for (let at = parent.length - 1; at >= 0; at -= 1) {
    const child: unknown = parent.get(at);
    if (!(child instanceof XmlElement)) continue;
    if (isWhole(child)) removeBroken(child);
    else parent.delete(at, 1);
  }
};
