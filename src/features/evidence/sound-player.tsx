/** A sound with its shape: how loud, how long, how far it was heard. */
import { useEffect, useRef, useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { clockWords } from '../../language/clock-words';
import { useLanguage } from '../../language/language-context';
import { readBlob } from '../../storage/blobs/read-blob';
import { usePartUrl } from '../../storage/blobs/use-blob-url';
import { useDevice } from '../../storage/device';
import { Waveform } from '../../ui/waveform';
import { NoPicture } from './no-picture';
import { peaksOf } from './peaks';

const bars = 120;

export const SoundPlayer = ({ evidence }: { readonly evidence: Evidence }) => {
  const { t } = useLanguage();
  const player = useRef<HTMLAudioElement>(null);
  const [heard, setHeard] = useState(0);
  const { id, original, durationMs } = evidence;
  const isMade = evidence.derivatives?.some(({ part }) => part === 'sound') === true;
  const own = usePartUrl({ evidence: id, part: 'original', sha256: original?.sha256 });
  const made = usePartUrl({ evidence: id, part: 'sound' });
  const sound = own?.from === 'device' ? own : isMade ? made : undefined;
  const peaks = usePeaks(original?.sha256);
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

const usePeaks = (sha256: string | undefined): readonly number[] | undefined => {
  const device = useDevice();
  const [peaks, setPeaks] = useState<readonly number[]>();
  useEffect(() => {
    let isLeft = false;
    const look = async (): Promise<void> => {
      const sound = sha256 === undefined ? undefined : await readBlob(device, sha256);
      const found = sound && (await peaksOf(sound, bars));
      if (!isLeft) setPeaks(found);
    };
    void look();
    return () => void (isLeft = true);
  }, [device, sha256]);
  return peaks;
};
