/** The draft that is gone on with: what was begun for the same thing and left, or a new one. */
import { useEffect, useState } from 'react';
import { recordId, type RecordId } from '../../domain/ids';
import { sameJson, type Json } from '../../domain/json';
import { useDevice } from '../../storage/device';
import { captureDraftKind } from '../../storage/evidence-drafts';
import { draftsOf } from '../../storage/drafts';
import { captureDraftKey, type CaptureTyped, type ShownAbout } from './capture-items';

const plain = (about: ShownAbout): Json => Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined)) as Json;

/** Undefined until the drafts have been looked through. */
export const useCaptureId = (about: ShownAbout, begun?: RecordId): RecordId | undefined => {
  const device = useDevice();
  const [id, setId] = useState(begun);
  useEffect(() => {
    if (begun !== undefined) return;
    let isLeft = false;
    const look = async (): Promise<void> => {
      const drafts = (await draftsOf(device)).filter(({ kind }) => kind === captureDraftKind);
      const same = drafts.find(({ content }) => sameJson(plain((content as unknown as CaptureTyped).about), plain(about)));
      if (!isLeft) setId(same ? same.key.slice(captureDraftKey('').length) : recordId(device.now(), device.random(10)));
    };
    // A disk that cannot be read is thrown where it is drawn, so that the page says so.
    look().catch((problem: unknown) =>
      setId(() => {
        throw problem;
      }),
    );
    return () => void (isLeft = true);
    // Once per opening: what it is about does not change under the hand.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [device, begun]);
  return id;
};
