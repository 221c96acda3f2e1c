/** The sound of the meeting: recorded on this device. */
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { RecordingNow } from '../../ui/recording-now';
import { RecordingList } from './recording-list';
import { useRoom } from './room-context';
import { canRecord, type Recorder } from '../../storage/use-recorder';

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
      {stream && <RecordingNow stream={stream} isPaused={state === 'paused'} elapsedMs={recorder.elapsedMs} label={t(state === 'paused' ? 'room.paused' : 'room.recording')} levelLabel={t('room.level')} />}
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
