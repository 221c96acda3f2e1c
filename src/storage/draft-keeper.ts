/**
 * Keeps a draft in step with what is typed: at most `keepWithinMs` after a key, and at once when the page is hidden or left.
 *
 *   untouched ──key──▶ saving ──on the disk──▶ saved ──key──▶ saving
 *                        └──the disk refused, or is silent──▶ failed ──key or "again"──▶ (stays failed until it is on the disk)
 */
import type { Json } from '../domain/json';
import type { Device } from './device';
import { saveDraft } from './drafts';
import { forgetLeft, noteLeft } from './left-drafts';

export type Keeping =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed' };

export interface DraftKeeper {
  readonly keeping: () => Keeping;
  readonly subscribe: (listener: () => void) => () => void;
  /** Something was typed. */
  readonly touch: () => void;
  /** Saves what is typed now. True when nothing is left that the disk does not have. */
  readonly flush: () => Promise<boolean>;
  /** From now on nothing is saved: the words are about to leave as a change. The answer takes it back. */
  readonly pause: () => () => void;
  /** Listens for the page being hidden or left; the answer stops listening and saves what is typed. */
  readonly watch: () => () => void;
}

const keepWithinMs = 500;
/** A disk that says nothing for so long has not saved, whatever it says later. */
const answerWithinMs = 4000;

interface KeptDraft {
  readonly key: string;
  readonly kind: string;
  /** What is typed at the moment of saving. */
  readonly content: () => Json;
  /** When it was saved last, for a draft that was there before. */
  readonly savedAt?: number | undefined;
}

export const keepDraft = (device: Pick<Device, 'words' | 'now'>, { key, kind, content, savedAt }: KeptDraft): DraftKeeper => {
  const listeners = new Set<() => void>();
  let keeping: Keeping = savedAt === undefined ? { kind: 'untouched' } : { kind: 'saved', at: savedAt };
  let isDirty = false;
  let isPaused = false;
  /** The page was left with something that may not have reached the disk. */
  let isUnsure = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const tell = (next: Keeping): void => {
    keeping = next;
    for (const listener of listeners) listener();
  };
  const put = async (): Promise<void> => {
    isDirty = false;
    const tooLate = setTimeout(() => tell({ kind: 'failed' }), answerWithinMs);
    try {
      const at = await saveDraft(device, { key, kind, content: content() });
      tell(isDirty || isUnsure ? { kind: 'saving' } : { kind: 'saved', at });
    } catch {
      // Not swallowed: the state says it, the text stays on the screen, and the next key or the person tries again.
      isDirty = true;
      tell({ kind: 'failed' });
    } finally {
      clearTimeout(tooLate);
    }
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    while (running) await running;
    if ((!isDirty && !isUnsure) || isPaused) return keeping.kind !== 'failed';
    const wasUnsure = isUnsure;
    isUnsure = false;
    running = put().finally(() => (running = undefined));
    await running;
    if (wasUnsure && !isDirty) forgetLeft(device.words.database.name, key);
    return !isDirty;
  };
  const flushNow = (): void => void flush();
  /** There may be no later: it does not wait for a save that is under way. */
  const flushHidden = (): void => {
    if (document.visibilityState === 'hidden' && isDirty && !isPaused) void put();
  };
  const flushLeaving = (): void => {
    if ((!isDirty && !running) || isPaused) return;
    isUnsure = true;
    noteLeft(device.words.database.name, { key, kind, content: content(), savedAt: device.now() });
    if (isDirty) void put();
  };
  /** The page came back: it saves once more what it was left with. */
  const flushBack = (): void => void (isUnsure && flush());

  return {
    keeping: () => keeping,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    touch: () => {
      isDirty = true;
      if (keeping.kind !== 'saving' && keeping.kind !== 'failed') tell({ kind: 'saving' });
      timer ??= setTimeout(flushNow, keepWithinMs);
    },
    flush,
    pause: () => {
      isPaused = true;
      return () => {
        isPaused = false;
        if (isDirty) flushNow();
      };
    },
    watch: () => {
      document.addEventListener('visibilitychange', flushHidden);
      window.addEventListener('pagehide', flushLeaving);
      window.addEventListener('pageshow', flushBack);
      return () => {
        document.removeEventListener('visibilitychange', flushHidden);
        window.removeEventListener('pagehide', flushLeaving);
        window.removeEventListener('pageshow', flushBack);
        flushNow();
      };
    },
  };
};
