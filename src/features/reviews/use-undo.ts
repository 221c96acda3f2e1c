/** The verdict that was given last, to be taken back until it leaves: what was typed comes back as a draft. */
import { useCallback, useState } from 'react';
import type { ChangeId, RecordId } from '../../domain/ids';
import type { Json } from '../../domain/json';
import { useDevice, type Device } from '../../storage/device';
import { saveDraft } from '../../storage/drafts';
import { reviewDraftKey, reviewDraftKind, type ReviewDraftContent } from '../../storage/review-drafts';
import { takeBackUnsent } from '../../storage/withdraw';

export interface Given {
  readonly change: ChangeId;
  readonly review: RecordId;
  /** What was judged. */
  readonly thing: RecordId;
  /** What was typed; a confirmation types nothing. */
  readonly typed?: ReviewDraftContent;
}

export interface Undo {
  /** Of this visit; undefined before the first, and once it was taken back or its time to be offered is over. */
  readonly given: Given | undefined;
  readonly note: (given: Given) => void;
  readonly forget: () => void;
  readonly takeBack: (given: Given) => Promise<void>;
  /** It had left already. */
  readonly isTooLate: boolean;
  /** How often something was taken back: what was typed is looked for again. */
  readonly times: number;
}

export const useUndo = (open: (thing: RecordId) => void): Undo => {
  const device = useDevice();
  const [given, setGiven] = useState<Given>();
  const [isTooLate, setTooLate] = useState(false);
  const [times, setTimes] = useState(0);
  const note = useCallback((next: Given) => {
    setTooLate(false);
    setGiven(next);
  }, []);
  const forget = useCallback(() => setGiven(undefined), []);
  const takeBack = useCallback(
    async (of: Given): Promise<void> => {
      setGiven(undefined);
      const isBack = await takeBackWithWords(device, of);
      setTooLate(!isBack);
      if (!isBack) return;
      setTimes((before) => before + 1);
      open(of.thing);
    },
    [device, open],
  );
  return { given, note, forget, takeBack, isTooLate, times };
};

/** The words are on the disk as a draft before the act that carried them is gone. */
const takeBackWithWords = async (device: Device, { change, thing, typed }: Given): Promise<boolean> => {
  if (typed) await saveDraft(device, { key: reviewDraftKey(thing), kind: reviewDraftKind, content: typed as unknown as Json });
  const isBack = await takeBackUnsent(device, change);
  if (!isBack && typed) await device.words.transact((transaction) => transaction.removeDraft(reviewDraftKey(thing)));
  return isBack;
};
