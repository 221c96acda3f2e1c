/**
 * Making faces and names unrecognizable, on this device: the public gets this picture, the original stays as it was.
 * Boxes are drawn with a finger or the mouse, or placed and moved with the keys.
 */
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../language/language-context';
import { readBlob } from '../../storage/blobs/read-blob';
import { useDevice } from '../../storage/device';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { BlurBoxes } from './blur-boxes-view';
import { noBoxes, stepBack, withBox, type Blurring } from './blur-boxes';
import { drawBlurred, sizeWithin } from './blur-picture';
import { jpegOf } from './camera';

interface BlurDialogProps {
  /** The picture, which is on this device. */
  readonly sha256: string;
  /** False where it could not be kept. */
  readonly onPicture: (picture: Blob) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Large enough to read a document in it; small enough for a phone's memory. */
const publicLongest = 2048;
const shownLongest = 1024;

export const BlurDialog = ({ sha256, onPicture, onClose }: BlurDialogProps) => {
  const { t } = useLanguage();
  const picture = usePicture(sha256);
  const [blurring, setBlurring] = useState<Blurring>(noBoxes);
  const [state, setState] = useState<'drawing' | 'keeping' | 'failed'>('drawing');
  const { boxes, before } = blurring;
  const keep = async (): Promise<void> => {
    if (!picture || picture === 'unreadable') return;
    setState('keeping');
    try {
      const canvas = document.createElement('canvas');
      drawBlurred(canvas, picture, sizeWithin(picture, publicLongest), boxes);
      if (await onPicture(await jpegOf(canvas, 0.85))) return onClose();
      setState('failed');
    } catch {
      setState('failed');
    }
  };
  return (
    <Dialog
      title={t('blur.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="go" disabled={boxes.length === 0 || state === 'keeping'} onClick={() => void keep()}>
            {t('blur.keep')}
          </Button>
        </>
      }
    >
      <p className="small">{t('blur.note')}</p>
      {state === 'failed' && <Banner tone="bad" live="alert" title={t('blur.failed')} />}
      {picture === 'unreadable' && <Banner tone="soon" live="alert" title={t('blur.unreadable')} />}
      {picture && picture !== 'unreadable' && (
        <>
          <div className="blur">
            <Covered picture={picture} blurring={blurring} />
            <BlurBoxes blurring={blurring} onChange={setBlurring} />
          </div>
          <div className="row">
            <Button icon="plus" onClick={() => setBlurring(withBox(blurring, { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }))}>
              {t('blur.add')}
            </Button>
            <Button icon="undo" disabled={before.length === 0} onClick={() => setBlurring(stepBack(blurring))}>
              {t('ui.undo')}
            </Button>
            <span className="small muted" role="status">
              {t('blur.count', { count: boxes.length })}
            </span>
          </div>
        </>
      )}
    </Dialog>
  );
};

/** As everybody will see it. */
const Covered = ({ picture, blurring: { boxes } }: { readonly picture: ImageBitmap; readonly blurring: Blurring }) => {
  const { t } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawBlurred(canvas.current, picture, sizeWithin(picture, shownLongest), boxes);
  }, [picture, boxes]);
  return <canvas ref={canvas} className="blur__pic" role="img" aria-label={t('blur.picture')} />;
};

/** Undefined while it is read. Turned as its camera held it; without what its file says besides. */
const usePicture = (sha256: string): ImageBitmap | 'unreadable' | undefined => {
  const device = useDevice();
  const [picture, setPicture] = useState<ImageBitmap | 'unreadable'>();
  useEffect(() => {
    let isLeft = false;
    let read: ImageBitmap | undefined;
    const look = async (): Promise<void> => {
      const blob = await readBlob(device, sha256);
      if (!blob) return setPicture('unreadable');
      read = await fitting(blob);
      if (isLeft) read.close();
      else setPicture(read);
    };
    look().catch(() => isLeft || setPicture('unreadable'));
    return () => {
      isLeft = true;
      read?.close();
    };
  }, [device, sha256]);
  return picture;
};

/** Never larger in memory than what will be public. */
const fitting = async (blob: Blob): Promise<ImageBitmap> => {
  const whole = await createImageBitmap(blob);
  const { width, height } = sizeWithin(whole, publicLongest);
  if (width === whole.width) return whole;
  whole.close();
  return createImageBitmap(blob, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
};
