/** A small form whose every key is on the disk within a second: it is found again as it was, also after the tablet died. */
import { useCallback, useEffect, useState } from 'react';
import { createStore, useStore } from 'zustand';
import type { Json } from '../../domain/json';
import { useDevice, type Device } from '../../storage/device';
import { keepDraft, type DraftKeeper } from '../../storage/draft-keeper';
import { discardDraft, draftOf } from '../../storage/drafts';
import type { Act } from '../../storage/write';
import { useRoom } from './room-context';

export interface KeptFields<Fields extends object> {
  readonly fields: Fields;
  readonly write: (part: Partial<Fields>) => void;
  readonly keeper: DraftKeeper;
  /** Writes the act that the form becomes; the draft goes with it. True once it is on the disk. */
  readonly send: (act: Act) => Promise<boolean>;
  /** Throws the draft away. */
  readonly discard: () => void;
}

interface KeptForm<Fields extends object> {
  readonly key: string;
  readonly kind: string;
  /** What stands in it before anything was typed; read once, when the form opens. */
  readonly start: Fields;
}

/** Undefined until what was kept has been read. */
export const useKeptFields = <Fields extends object>({ key, kind, start }: KeptForm<Fields>): KeptFields<Fields> | undefined => {
  const device = useDevice();
  const room = useRoom();
  const [form] = useState(() => formOf({ key, kind, start }, device));
  const { keeper, typed } = form;
  const { fields, isRead } = useStore(typed);
  useEffect(() => {
    let isLeft = false;
    const open = (kept: Partial<Fields>): void => {
      if (!isLeft) typed.setState(({ fields: before }) => ({ fields: { ...before, ...kept }, isRead: true }));
    };
    // A disk that cannot be read must not keep anybody from typing: the keeper says what it does with the next key.
    draftOf(device, key).then((draft) => open(draft?.kind === kind ? (draft.content as unknown as Partial<Fields>) : {}), () => open({}));
    return () => {
      isLeft = true;
    };
  }, [device, key, kind, typed]);
  useEffect(() => keeper.watch(), [keeper]);
  const write = useCallback(
    (part: Partial<Fields>): void => {
      typed.setState(({ fields: before }) => ({ fields: { ...before, ...part } }));
      keeper.touch();
    },
    [keeper, typed],
  );
  const send = async (act: Act): Promise<boolean> => {
    await keeper.flush();
    const resume = keeper.pause();
    const isWritten = await room.write(act);
    if (!isWritten) {
      resume();
      keeper.touch();
    }
    return isWritten;
  };
  const discard = (): void => {
    keeper.pause();
    void discardDraft(device, key);
  };
  return isRead ? { fields, write, keeper, send, discard } : undefined;
};

const formOf = <Fields extends object>({ key, kind, start }: KeptForm<Fields>, device: Device) => {
  const typed = createStore<{ readonly fields: Fields; readonly isRead: boolean }>()(() => ({ fields: start, isRead: false }));
  return { typed, keeper: keepDraft(device, { key, kind, content: () => typed.getState().fields as unknown as Json }) };
};
