/** Writing in the room: durable first, taken back for ten seconds where that is offered, and said aloud where it failed. */
import { useCallback, useState } from 'react';
import type { DecisionRefusal } from '../../domain/deciding';
import { recordId, type ChangeId } from '../../domain/ids';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import { withdrawQueued } from '../../storage/withdraw';
import type { Act } from '../../storage/write';
import type { Room, Undo } from './room-context';

interface Offer extends Undo {
  readonly change: ChangeId;
}

export type Trouble = { readonly kind: 'refused'; readonly refusal: DecisionRefusal } | { readonly kind: 'notSaved' };

export interface Writing extends Pick<Room, 'write' | 'newId'> {
  readonly offer: Offer | undefined;
  readonly takeBack: () => void;
  readonly forgetOffer: () => void;
  readonly trouble: Trouble | undefined;
}

export const useWriting = (): Writing => {
  const device = useDevice();
  const [offer, setOffer] = useState<Offer>();
  const [trouble, setTrouble] = useState<Trouble>();
  const write = useCallback(
    async (act: Act, undo?: Undo): Promise<boolean> => {
      try {
        const written = await record(device, act);
        if (!written.accepted) {
          setTrouble({ kind: 'refused', refusal: written.refusal });
          return false;
        }
        setTrouble(undefined);
        setOffer(undo && { ...undo, change: written.value.change.id });
        // The words are durable. A view that could not be written heals at the next start.
        await written.value.visible.catch(() => undefined);
        return true;
      } catch {
        setTrouble({ kind: 'notSaved' });
        return false;
      }
    },
    [device],
  );
  const takeBack = useCallback((): void => {
    setOffer(undefined);
    if (!offer) return;
    void withdrawQueued(device, offer.change).then((withdrawn) => (withdrawn ? undefined : write(offer.back())), () => setTrouble({ kind: 'notSaved' }));
  }, [device, offer, write]);
  const newId = useCallback(() => recordId(device.now(), device.random(10)), [device]);
  const forgetOffer = useCallback(() => setOffer(undefined), []);
  return { write, newId, offer, takeBack, forgetOffer, trouble };
};
