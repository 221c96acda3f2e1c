/** Where something is being written: what is typed, kept as a draft as it is typed, until it leaves as a change. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DecisionRefusal } from '../domain/deciding';
import type { Json } from '../domain/json';
import { keepDraft, type DraftKeeper } from './draft-keeper';
import { discardDraft, draftOf } from './drafts';
import { useDevice, type Device } from './device';
import { record } from './record';
import type { Act } from './write';

export interface Desk<Typed extends object> {
  readonly key: string;
  readonly store: StoreApi<Typed>;
  readonly keeper: DraftKeeper;
  /** When the draft that was found had been saved; undefined where nothing was found. */
  readonly foundAt: number | undefined;
}

interface DeskOptions<Typed> {
  readonly key: string;
  readonly kind: string;
  /** What stands there where no draft is found; of a draft, what it does not say. */
  readonly start: () => Typed;
}

/** Undefined until the draft has been looked for. */
export const useDesk = <Typed extends object>({ key, kind, start }: DeskOptions<Typed>): Desk<Typed> | undefined => {
  const device = useDevice();
  const [desk, setDesk] = useState<Desk<Typed>>();
  useEffect(() => {
    let isLeft = false;
    const open = async (): Promise<void> => {
      const draft = await draftOf(device, key);
      if (isLeft) return;
      const found = draft?.kind === kind ? (draft.content as Partial<Typed>) : {};
      const store = createStore<Typed>()(() => ({ ...start(), ...found }));
      const keeper = keepDraft(device, { key, kind, content: () => store.getState() as unknown as Json, savedAt: draft?.savedAt });
      setDesk({ key, store, keeper, foundAt: draft?.savedAt });
    };
    // A disk that cannot be read is thrown where it is drawn, so that the page says so and nothing is written over.
    open().catch((problem: unknown) =>
      setDesk(() => {
        throw problem;
      }),
    );
    return () => void (isLeft = true);
    // Once per opening: records that arrive later must not replace what is being typed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [device, key, kind]);
  useEffect(() => desk?.keeper.watch(), [desk]);
  return desk;
};

/** What is typed, and how to type: it stands on the screen at once and on the disk within a second. */
export const useTyped = <Typed extends object>({ store, keeper }: Desk<Typed>): readonly [Typed, (part: Partial<Typed>) => void] => {
  const typed = useStore(store);
  const type = (part: Partial<Typed>): void => {
    store.setState(part);
    keeper.touch();
  };
  return [typed, type];
};

export type Sending = { readonly kind: 'sent'; readonly change: string; readonly visible: Promise<unknown> } | { readonly kind: 'refused'; readonly refusal: DecisionRefusal } | { readonly kind: 'not-saved' };

/** What was typed leaves as a change, and its draft with it. Refused, or not on the disk, it stays as it was. Over once the screen's view has it too. */
export const sendFrom = async <Typed extends object>(device: Device, desk: Desk<Typed>, act: Act): Promise<Sending> => {
  const sending = await sendAhead(device, desk, act);
  if (sending.kind === 'sent') await sending.visible.catch(() => undefined);
  return sending;
};

/** The same, over as soon as the words are on the disk: for who goes on to another thing, and does not wait for the view. */
export const sendAhead = async <Typed extends object>(device: Device, { key, keeper }: Desk<Typed>, act: Act): Promise<Sending> => {
  // The act carries the words: a draft that is being saved is waited for, none is begun.
  const resume = keeper.pause();
  await keeper.flush();
  try {
    const written = await record(device, { ...act, draft: key });
    if (!written.accepted) {
      resume();
      return { kind: 'refused', refusal: written.refusal };
    }
    // A view that could not be written heals at the next start.
    written.value.visible.catch(() => undefined);
    return { kind: 'sent', change: written.value.change.id, visible: written.value.visible };
  } catch {
    resume();
    keeper.touch();
    await keeper.flush();
    return { kind: 'not-saved' };
  }
};

/** The person thought better of it: nothing that was typed is kept. */
export const throwAway = async <Typed extends object>(device: Device, { key, keeper }: Desk<Typed>): Promise<void> => {
  keeper.pause();
  await discardDraft(device, key);
};
