/**
 * What is typed on its way into the parts of the minutes.
 *
 *   untouched ──key──▶ saving ──on the disk──▶ saved ──key──▶ saving
 *                        ├──the disk refused──▶ failed ──tried again──▶ …
 *                        └──the meeting takes no more──▶ `onRefused`
 */
import { mergeUpdates } from 'yjs';
import type { DecisionRefusal } from '../../domain/deciding';
import type { RecordId } from '../../domain/ids';
import type { Result } from '../../domain/result';
import type { Keeping } from '../../storage/draft-keeper';
import type { LeftWords } from '../../storage/minutes-words';
import { afterFrame } from '../../ui/after-frame';
import { beginSession, type Place } from './minutes-session';
import { updateToText } from './update-text';

/** What the words need of the device. */
export interface MinutesKeeping {
  /** One `minutes.append`. Throws when the disk refused. */
  readonly append: (words: Place & { readonly update: string }) => Promise<Result<unknown, DecisionRefusal>>;
  /** Keeps words that are no part yet. Asked for before it returns, so that a page being left has kept them. */
  readonly keep: (words: LeftWords) => Promise<unknown>;
  readonly discard: (name: string) => Promise<unknown>;
  /** A name nobody else has. */
  readonly newName: () => string;
}

export interface OutgoingWords {
  readonly keeping: () => Keeping;
  readonly typed: (update: Uint8Array) => void;
  /** Whether a part is written by this session alone. */
  readonly isOwnPart: (part: RecordId) => boolean;
  /** What no part holds yet, oldest first. */
  readonly unkept: () => readonly Uint8Array[];
  /** Keeps what is typed now. True when nothing is left that the disk does not have. */
  readonly flush: () => Promise<boolean>;
  /** There may be no later: what no part holds is kept at once, then sent as always. */
  readonly flushLeaving: () => void;
  /** What no part holds stays on the disk under a name of its own, and a new session begins. */
  readonly setAside: () => void;
  /** Words that an earlier page left go out with the next; then their draft is gone. */
  readonly adopt: (left: readonly { readonly name: string; readonly update: Uint8Array }[]) => Promise<boolean>;
}

/** Words so old, in ms, are kept right after the frame that shows the next key, so that keeping falls between two keys. */
const keepFromMs = 700;
/** Where no key comes any more they are kept after so long, in ms. */
const keepWithinMs = 850;
const keepBytes = 4096;
const tryAgainMs = 2000;

interface OutgoingOptions {
  readonly meeting: RecordId;
  readonly disk: MinutesKeeping;
  readonly now: () => number;
  readonly onKeeping: () => void;
  readonly onRefused: () => void;
}

export const sendOut = ({ meeting, disk, now, onKeeping, onRefused }: OutgoingOptions): OutgoingWords => {
  const left = leavingWords(disk);
  let session = beginSession(meeting, disk.newName());
  let keeping: Keeping = { kind: 'untouched' };
  let pending: readonly Uint8Array[] = [];
  let sending: Uint8Array | undefined;
  let running: Promise<void> | undefined;

  const tell = (next: Keeping): void => {
    keeping = next;
    onKeeping();
  };
  const unkept = (): readonly Uint8Array[] => (sending ? [sending, ...pending] : pending);
  const appended = async (update: string): Promise<Result<unknown, DecisionRefusal>> => {
    const current = session;
    const answer = await disk.append({ ...current.place(), update });
    if (answer.accepted || !isMisplaced(answer.refusal)) return answer;
    current.nextPart();
    return disk.append({ ...current.place(), update });
  };
  const send = async (): Promise<void> => {
    const update = mergeUpdates([...pending]);
    const [current, covered, text] = [session, left.names(), updateToText(update)];
    [sending, pending] = [update, []];
    try {
      const answer = await appended(text);
      if (session !== current) return;
      if (!answer.accepted) return onRefused();
      current.kept(text.length);
      sending = undefined;
      await left.forget(covered);
      tell(pending.length === 0 ? { kind: 'saved', at: now() } : { kind: 'saving' });
    } catch {
      if (session !== current) return;
      // Not swallowed: the state says it, the text stays on the screen, and it is tried again.
      [pending, sending] = [sending ? [sending, ...pending] : pending, undefined];
      clock.again();
      tell({ kind: 'failed' });
    }
  };
  const flush = async (): Promise<boolean> => {
    clock.stop();
    while (running) await running;
    if (pending.length === 0) return true;
    running = send().finally(() => (running = undefined));
    await running;
    return pending.length === 0;
  };
  const clock = keepingClock(() => void flush());
  const typed = (update: Uint8Array): void => {
    const isFirst = pending.length === 0;
    pending = [...pending, update];
    if (keeping.kind !== 'saving' && keeping.kind !== 'failed') tell({ kind: 'saving' });
    if (pending.reduce((bytes, { length }) => bytes + length, 0) >= keepBytes) void flush();
    else clock.typed({ isFirst, isFailed: keeping.kind === 'failed' });
  };
  return {
    keeping: () => keeping,
    typed,
    isOwnPart: (part) => session.isOwnPart(part),
    unkept,
    flush,
    flushLeaving: () => {
      left.keep(session.name, unkept());
      void flush();
    },
    setAside: () => {
      left.keep(session.name, unkept());
      left.letGo();
      [pending, sending] = [[], undefined];
      session = beginSession(meeting, disk.newName());
      tell({ kind: 'untouched' });
    },
    adopt: (found) => {
      const others = found.filter(({ name }) => !left.names().includes(name));
      left.adopt(others.map(({ name }) => name));
      for (const { update } of others) typed(update);
      return flush();
    },
  };
};

/** When to keep what is typed. */
const keepingClock = (keep: () => void) => {
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    /** `isFirst` of what waits. A disk that refused is not asked with every key. */
    typed: ({ isFirst, isFailed }: { readonly isFirst: boolean; readonly isFailed: boolean }): void => {
      if (isFirst) since = performance.now();
      timer ??= setTimeout(keep, keepWithinMs);
      if (!isFailed && performance.now() - since >= keepFromMs) afterFrame(keep);
    },
    again: (): void => void (timer ??= setTimeout(keep, tryAgainMs)),
    stop: (): void => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

/** The drafts that hold words of this session for which no part was found in time. */
const leavingWords = (disk: MinutesKeeping) => {
  let names: readonly string[] = [];
  let number = 0;
  return {
    names: () => names,
    keep: (session: string, words: readonly Uint8Array[]): void => {
      if (words.length === 0) return;
      number += 1;
      const left = { name: `${session}/${number}`, update: updateToText(mergeUpdates([...words])) };
      names = [...names, left.name];
      // A disk that refuses is asked again for as long as the page lives.
      const keep = (): void => void disk.keep(left).catch(() => setTimeout(keep, tryAgainMs));
      keep();
    },
    /** They stand in a part now. What was kept since stays. */
    forget: async (covered: readonly string[]): Promise<void> => {
      names = names.filter((name) => !covered.includes(name));
      for (const name of covered) await disk.discard(name);
    },
    /** They are somebody's to look at: nothing here takes them away again. */
    letGo: (): void => {
      names = [];
    },
    adopt: (others: readonly string[]): void => {
      names = [...names, ...others];
    },
  };
};

/** Another place would take it: the words are as good as ever. */
const isMisplaced = ({ problem }: DecisionRefusal): boolean => problem === 'hole' || problem === 'exists' || problem === 'tooLarge';
