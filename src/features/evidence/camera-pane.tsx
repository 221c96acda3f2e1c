/** The camera inside the page: front and back, its light where it has one, as many shots as needed. For a scan, the pages of one document. */
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../language/language-context';
import { silence } from '../../storage/recorder';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icons';
import { hasTorch, hasTwoCameras, noCameraOf, openCamera, takePhoto, turnTorch, type Facing, type NoCamera } from './camera';

interface CameraPaneProps {
  /** How many were taken so far. */
  readonly taken: number;
  readonly shutterWord: string;
  readonly doneWord: string;
  /** Before the camera opens: what is being done is on the disk. */
  readonly onOpen: () => Promise<unknown>;
  readonly onShot: (photo: Blob) => void;
  readonly onDone: () => void;
}

export const CameraPane = ({ taken, shutterWord, doneWord, onOpen, onShot, onDone }: CameraPaneProps) => {
  const { t } = useLanguage();
  const video = useRef<HTMLVideoElement>(null);
  const [facing, setFacing] = useState<Facing>('environment');
  const { stream, problem, hasTwo } = useCamera(facing, onOpen, video);
  const [isTaking, setTaking] = useState(false);
  const [isMissed, setMissed] = useState(false);
  const shoot = async (): Promise<void> => {
    if (!stream || !video.current || isTaking) return;
    setTaking(true);
    setMissed(false);
    try {
      onShot(await takePhoto(stream, video.current));
    } catch {
      setMissed(true);
    }
    setTaking(false);
  };
  return (
    <section className="camera" aria-label={t('camera.title')}>
      {problem && (
        <Banner tone="soon" live="alert" title={t(`camera.problem.${problem}`)}>
          <p>{t('camera.problemNote')}</p>
        </Banner>
      )}
      {!problem && (
        <>
          <video ref={video} className={facing === 'user' ? 'camera__view camera__view--mirror' : 'camera__view'} autoPlay playsInline muted aria-label={t('camera.seen')} />
          <div className="camera__do">
            {hasTwo && (
              <button className="iconbtn" type="button" aria-label={t('camera.turn')} onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}>
                <Icon name="turn" />
              </button>
            )}
            <button className="shutter" type="button" disabled={!stream || isTaking} aria-label={shutterWord} onClick={() => void shoot()} />
            {stream && hasTorch(stream) && <Torch key={stream.id} stream={stream} />}
          </div>
        </>
      )}
      <p className="small" role="status">
        {isMissed ? t('camera.missed') : taken > 0 && t('camera.taken', { count: taken })}
      </p>
      <Button onClick={onDone}>{doneWord}</Button>
    </section>
  );
};

const Torch = ({ stream }: { readonly stream: MediaStream }) => {
  const { t } = useLanguage();
  const [isLit, setLit] = useState(false);
  return (
    <button className="iconbtn" type="button" aria-label={t('camera.torch')} aria-pressed={isLit} onClick={() => void turnTorch(stream, !isLit).then((done) => done && setLit(!isLit))}>
      <Icon name="torch" />
    </button>
  );
};

interface Seen {
  readonly stream: MediaStream | undefined;
  readonly problem: NoCamera | undefined;
  readonly hasTwo: boolean;
}

/** Off as soon as nobody looks: leaving the pane, or turning to the other side. */
const useCamera = (facing: Facing, onOpen: () => Promise<unknown>, video: { readonly current: HTMLVideoElement | null }): Seen => {
  const [seen, setSeen] = useState<Seen>({ stream: undefined, problem: undefined, hasTwo: false });
  const before = useRef(onOpen);
  useEffect(() => {
    let isLeft = false;
    let opened: MediaStream | undefined;
    const open = async (): Promise<void> => {
      await before.current();
      if (isLeft) return;
      opened = await openCamera(facing);
      if (isLeft) return silence(opened);
      const hasTwo = await hasTwoCameras().catch(() => false);
      if (video.current) video.current.srcObject = opened;
      setSeen({ stream: opened, problem: undefined, hasTwo });
    };
    open().catch((error: unknown) => isLeft || setSeen({ stream: undefined, problem: noCameraOf(error), hasTwo: false }));
    return () => {
      isLeft = true;
      if (opened) silence(opened);
    };
  }, [facing, video]);
  return seen;
};
