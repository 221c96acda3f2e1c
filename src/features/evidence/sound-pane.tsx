/** Recording what is heard: pieces of seconds on the disk as it goes on; what a kill leaves behind is found again. */
import { useState } from 'react';
import type { RecordId } from '../../domain/ids';
import { clockWords } from '../../language/clock-words';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { Recording } from '../../storage/recording-records';
import { deleteRecording, mayBeGrowing, recordingsOf } from '../../storage/recordings';
import { useLive } from '../../storage/use-live';
import { useLookAgain } from '../../storage/use-look-again';
import { canRecord, useRecorder } from '../../storage/use-recorder';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { RecordingNow } from '../../ui/recording-now';

interface SoundPaneProps {
  /** The piece of evidence that it becomes. */
  readonly id: RecordId;
  readonly onOpen: () => Promise<unknown>;
  /** False where it could not be kept: the recording stays. */
  readonly onRecording: (recording: Recording) => Promise<boolean>;
  readonly onClose: () => void;
}

export const SoundPane = ({ id, onOpen, onRecording, onClose }: SoundPaneProps) => {
  const device = useDevice();
  const { t } = useLanguage();
  const recorder = useRecorder(id, true);
  const recordings = useLive(() => recordingsOf(device, id), [device, id]);
  const [isKeeping, setKeeping] = useState(false);
  const { state, problem, stream, running } = recorder;
  const others = recordings?.filter(({ id: one }) => one !== running) ?? [];
  // Of a page that just died nobody knows yet: another tab may be recording. It is looked at again until that is over.
  const isGrowing = others.some((one) => mayBeGrowing(one, device.now()));
  useLookAgain(isGrowing);
  const ended = others.filter((one) => !mayBeGrowing(one, device.now()));
  const use = async (recording: Recording): Promise<void> => {
    setKeeping(true);
    const isKept = await onRecording(recording);
    setKeeping(false);
    if (isKept) onClose();
  };
  if (!canRecord()) return <Banner title={t('room.cannotRecord')} />;
  return (
    <section className="stack" aria-label={t('capture.sound')}>
      <p>{t('sound.note')}</p>
      {problem && <Banner tone={problem === 'notSaved' ? 'bad' : 'soon'} live="alert" title={t(`room.voiceProblem.${problem}`)} />}
      {stream && <RecordingNow stream={stream} isPaused={state === 'paused'} elapsedMs={recorder.elapsedMs} label={t(state === 'paused' ? 'room.paused' : 'room.recording')} levelLabel={t('room.level')} />}
      <div className="row">
        {state === 'idle' && isGrowing && <p role="status">{t('sound.looking')}</p>}
        {state === 'idle' && others.length === 0 && (
          <Button look="go" icon="microphone" onClick={() => void onOpen().then(recorder.start)}>
            {t('sound.record')}
          </Button>
        )}
        {state === 'asking' && <p role="status">{t('room.askingMicrophone')}</p>}
        {state === 'recording' && <Button onClick={recorder.pause}>{t('room.pause')}</Button>}
        {state === 'paused' && <Button onClick={recorder.resume}>{t('room.resume')}</Button>}
        {(state === 'recording' || state === 'paused') && (
          <Button look="stop" onClick={recorder.stop}>
            {t('room.stopRecording')}
          </Button>
        )}
        {state === 'idle' && <Button onClick={onClose}>{t('ui.close')}</Button>}
      </div>
      {ended.map((recording) => (
        <Ended key={recording.id} recording={recording} isKeeping={isKeeping} onUse={() => void use(recording)} onDelete={() => void deleteRecording(device, recording.id)} />
      ))}
    </section>
  );
};

const Ended = ({ recording, isKeeping, onUse, onDelete }: { readonly recording: Recording; readonly isKeeping: boolean; readonly onUse: () => void; readonly onDelete: () => void }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <div className="row recording">
      <p>
        {t(recording.endedAt === undefined ? 'sound.cut' : 'sound.ended', { length: clockWords(recording.ms), when: formatMoment(language, recording.startedAt) })}
      </p>
      <Button look="go" disabled={isKeeping || recording.pieces === 0} onClick={onUse}>
        {t(isKeeping ? 'sound.keeping' : 'sound.use')}
      </Button>
      <Button look="quiet" disabled={isKeeping} onClick={onDelete}>
        {t('sound.delete')}
      </Button>
    </div>
  );
};
