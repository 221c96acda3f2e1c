/** A text being typed, kept on this device within a second and when the page goes away: a tablet that dies costs no words. */
import { useEffect, useRef, useState } from 'react';
import { useDevice } from './device';
import { discardDraft, draftOf, saveDraft } from './drafts';
import { noteLeft } from './left-drafts';

const keepAfterMs = 500;

interface KeptText {
  /** Undefined until what was kept has been read. */
  readonly text: string | undefined;
  readonly write: (text: string) => void;
  /** False after a write that the disk refused: the words are on the screen only. */
  readonly isKept: boolean;
}

export const useKeptText = (key: string, kind: string): KeptText => {
  const device = useDevice();
  const [text, setText] = useState<string | undefined>();
  const [isKept, setKept] = useState(true);
  const unkept = useRef<string | undefined>(undefined);

  useEffect(() => {
    let isGone = false;
    void draftOf(device, key).then((draft) => !isGone && setText(typeof draft?.content === 'string' ? draft.content : ''));
    return () => void (isGone = true);
  }, [device, key]);

  useEffect(() => {
    const keep = (): void => {
      const content = unkept.current;
      if (content === undefined) return;
      unkept.current = undefined;
      const kept = content === '' ? discardDraft(device, key) : saveDraft(device, { key, kind, content });
      kept.then(() => setKept(true), () => setKept(false));
    };
    const leave = (): void => {
      if (unkept.current !== undefined && unkept.current !== '') noteLeft(device.words.database.name, { key, kind, content: unkept.current, savedAt: device.now() });
      keep();
    };
    const timer = setTimeout(keep, keepAfterMs);
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', leave);
    };
  }, [device, key, kind, text]);

  const write = (next: string): void => {
    unkept.current = next;
    setText(next);
  };
  return { text, write, isKept };
};
