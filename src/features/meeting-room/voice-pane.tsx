/** The sound of the meeting: recorded on this device. */
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { clockWords } from '../../language/clock-words';
import { LevelMeter } from '../../ui/level-meter';
import { RecordingList } from './recording-list';
import { useRoom } from './room-context';
import { canRecord, type Recorder } from '../../storage/use-recorder';
import { useNow } from './use-now';

export const VoicePane = ({ recorder }: { readonly recorder: Recorder }) => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  return (
    <>
      <div className="pane__head">
        <h2>{t('room.voice')}</h2>
      </div>
      <p>{t('room.voiceNote')}</p>
      <Controls recorder={recorder} />
      <RecordingList meeting={facts.meeting.id} known={facts} running={recorder.running} />
    </>
  );
};

const Controls = ({ recorder }: { readonly recorder: Recorder }) => {
  const { t } = useLanguage();
  const { facts, current, mark } = useRoom();
  const { state, problem, stream } = recorder;
  if (!canRecord()) return <Banner title={t('room.cannotRecord')} />;
  return (
    <div className="stack">
      {problem && (
        <Banner tone={problem === 'notSaved' ? 'bad' : 'soon'} title={t(`room.voiceProblem.${problem}`)} live="alert">
          <p>{t('room.voiceProblemNote')}</p>
        </Banner>
      )}
      {stream && <Running recorder={recorder} stream={stream} />}
      <div className="row">
        {state === 'idle' && facts.mayWrite && facts.meeting.state === 'held' && <Button onClick={recorder.start}>{t('room.record')}</Button>}
        {state === 'asking' && <p role="status">{t('room.askingMicrophone')}</p>}
        {state === 'recording' && <Button onClick={recorder.pause}>{t('room.pause')}</Button>}
        {state === 'paused' && <Button onClick={recorder.resume}>{t('room.resume')}</Button>}
        {(state === 'recording' || state === 'paused') && (
          <>
            <Button look="quiet" onClick={() => mark(current === undefined ? {} : { agendaItem: current })}>
              {t('room.markMinute')}
            </Button>
            <Button look="stop" onClick={recorder.stop}>
              {t('room.stopRecording')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
};

const Running = ({ recorder, stream }: { readonly recorder: Recorder; readonly stream: MediaStream }) => {
  const { t } = useLanguage();
  useNow();
  return (
    <div className="row">
      <span className={recorder.state === 'recording' ? 'rec' : 'rec rec--paused'} aria-hidden="true" />
      <p>
        {t(recorder.state === 'paused' ? 'room.paused' : 'room.recording')} {clockWords(recorder.elapsedMs())}
      </p>
      <LevelMeter stream={stream} label={t('room.level')} />
    </div>
  );
};
