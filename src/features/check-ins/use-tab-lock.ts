import { useCallback, useEffect, useRef, useState } from 'react';
import { askForTabLock, type LockState, type TabLock } from './tab-lock';

export interface HeldDraft {
  readonly state: LockState;
  readonly takeOver: () => void;
  /** What saves the typed words before another tab may write. */
  readonly saveWith: (save: () => Promise<unknown>) => void;
}

/** Asks for the draft as long as the component stands. */
export const useTabLock = (name: string): HeldDraft => {
  const [state, setState] = useState<LockState>('asking');
  const save = useRef<() => Promise<unknown>>(() => Promise.resolve());
  const lock = useRef<TabLock>(undefined);
  useEffect(() => {
    const asked = askForTabLock({ name, onState: setState, beforeLettingGo: () => save.current() });
    lock.current = asked;
    return asked.end;
  }, [name]);
  const saveWith = useCallback((next: () => Promise<unknown>): void => {
    save.current = next;
  }, []);
  return { state, takeOver: () => lock.current?.takeOver(), saveWith };
};
