/** A sound with its shape: how loud, how long, how far it was heard. */
import { useEffect, useRef, useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { clockWords } from '../../language/clock-words';
import { useLanguage } from '../../language/language-context';
import { readPart, usePartUrl } from '../../storage/blobs/use-blob-url';
import { useDevice } from '../../storage/device';
import { Waveform } from '../../ui/waveform';
import { NoPicture } from './no-picture';
import { mostBytesDrawn, peaksOf } from './peaks';

const bars = 120;

export const SoundPlayer = ({ evidence }: { readonly evidence: Evidence }) => {
  const { t } = useLanguage();
  const player = useRef<HTMLAudioElement>(null);
  const [heard, setHeard] = useState(0);
  const { durationMs } = evidence;
  const own = usePartUrl(evidence, 'original');
  const made = usePartUrl(evidence, 'sound');
  const sound = own ?? made;
  const peaks = usePeaks(evidence, own ? 'original' : 'sound', sound?.url);
  if (!sound) return <NoPicture evidence={evidence} />;
  const length = durationMs === undefined ? undefined : clockWords(durationMs);
  // What a recorder wrote does not say how long it is: the record does.
  const follow = (): void => setHeard(player.current ? player.current.currentTime / (durationMs === undefined ? player.current.duration : durationMs / 1000) : 0);
  return (
    <div className="stack stack--2">
      {peaks && <Waveform peaks={peaks} heard={heard} label={length === undefined ? t('evidence.wave') : t('evidence.waveOf', { length })} />}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio ref={player} className="viewer__sound" src={sound.url} controls preload="metadata" onTimeUpdate={follow} />
      {length !== undefined && <p className="small muted">{t('evidence.soundLength', { length })}</p>}
    </div>
  );
};

/** Of the bytes that are played: whoever did not record it here sees its shape too. */
const usePeaks = (evidence: Evidence, part: 'original' | 'sound', playing: string | undefined): readonly number[] | undefined => {
  const device = useDevice();
  const [peaks, setPeaks] = useState<readonly number[]>();
  useEffect(() => {
    if (playing === undefined || (evidence.original?.bytes ?? 0) > mostBytesDrawn) return undefined;
    let isLeft = false;
    const look = async (): Promise<void> => {
      const sound = await readPart(device, evidence, part);
      const found = sound && (await peaksOf(sound, bars));
      if (!isLeft) setPeaks(found);
    };
    void look();
    return () => void (isLeft = true);
    // A record that is read again is the same sound.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [device, evidence.id, part, playing]);
  return peaks;
};
