/** One key for each act of the screen that judges, while nobody types: parts of the screen give what each key does. */
import { useLayoutEffect, useMemo, useRef } from 'react';

export type KeyActs = Readonly<Record<string, (() => void) | undefined>>;

export interface ReviewKeys {
  /** What these keys do from now on; the answer takes it back. */
  readonly give: (acts: KeyActs) => () => void;
}

/** `isOn`: false for who switched them off; then only Ctrl+Enter, which is no single key, still works. */
export const useReviewKeys = (isOn: boolean): ReviewKeys => {
  const given = useRef(new Set<KeyActs>());
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = keyOf(event, isOn);
      const act = key === undefined ? undefined : [...given.current].map((acts) => acts[key]).find((one) => one !== undefined);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);
  return useMemo(
    () => ({
      give: (acts) => {
        given.current.add(acts);
        return () => void given.current.delete(acts);
      },
    }),
    [],
  );
};

/** Undefined for a key that belongs to a field, a button, a question or the browser. */
const keyOf = (event: KeyboardEvent, isOn: boolean): string | undefined => {
  const { key, target, defaultPrevented, repeat } = event;
  if (defaultPrevented || repeat || document.querySelector('dialog[open]') !== null) return undefined;
  if (key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'Enter';
  if (!isOn || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return undefined;
  if (target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null) return undefined;
  if (key === 'Enter' && target.closest('a, button, summary, label') !== null) return undefined;
  return key === 'Enter' ? key : key.toLowerCase();
};
