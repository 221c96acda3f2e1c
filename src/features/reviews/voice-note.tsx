/** Why, said aloud: one button to begin and to end, and what was said to be heard before it leaves. */
import { useLayoutEffect } from 'react';
import type { SpokenNote } from '../../domain/spoken-note';
import { spokenLimits } from '../../domain/spoken-note';
import { clockWords } from '../../language/clock-words';
import { formatMoment } from '../../language/dates';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useBlobUrl } from '../../storage/blobs/use-blob-url';
import type { KeepRefusal } from '../../storage/blobs/keep-blob';
import type { Recording } from '../../storage/recording-records';
import { canRecord } from '../../storage/use-recorder';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { RecordingNow } from '../../ui/recording-now';
import type { ReviewKeys } from './use-review-keys';
import type { Spoken } from './use-spoken';

interface VoiceNoteProps {
  readonly spoken: Spoken;
  readonly voice: SpokenNote | null | undefined;
  readonly keys: ReviewKeys;
}

export const VoiceNote = ({ spoken, voice, keys }: VoiceNoteProps) => {
  const { t } = useLanguage();
  const { recorder, isKeeping, isLooking, left, problem } = spoken;
  const isRunning = recorder.state === 'recording' || recorder.state === 'paused';
  const isAble = canRecord();
  const toggle = isRunning ? recorder.stop : isAble && !voice && !spoken.isBusy && !isLooking ? recorder.start : undefined;
  useLayoutEffect(() => keys.give({ v: toggle }), [keys, toggle]);
  // Where nothing can be recorded and nothing was, nothing is said of it.
  if (!isAble && !voice && left.length === 0) return null;
  return (
    <div className="voice stack stack--2" role="group" aria-label={t('reviews.voice')}>
      {recorder.problem && (
        <Banner tone={recorder.problem === 'notSaved' ? 'bad' : 'soon'} live="alert" title={t(`room.voiceProblem.${recorder.problem}`)}>
          <p>{t(recorder.problem === 'refused' ? 'reviews.voiceRefused' : 'reviews.voiceOrWrite')}</p>
        </Banner>
      )}
      {problem && (
        <Banner tone="bad" live="alert" title={t(notKept[problem] ?? 'reviews.voiceNotKept')}>
          <p>{t('reviews.voiceStays')}</p>
        </Banner>
      )}
      {recorder.stream && <RecordingNow stream={recorder.stream} isPaused={recorder.state === 'paused'} elapsedMs={recorder.elapsedMs} label={t(recorder.state === 'paused' ? 'room.paused' : 'room.recording')} levelLabel={t('room.level')} />}
      {voice ? (
        <Said voice={voice} onDiscard={spoken.discard} />
      ) : (
        <div className="row">
          {isAble && !isKeeping && !isLooking && recorder.state !== 'asking' && (
            <Button {...(isRunning ? {} : { icon: 'microphone' as const })} look={isRunning ? 'stop' : 'line'} onClick={toggle}>
              {t(isRunning ? 'room.stopRecording' : 'reviews.voiceStart')} <kbd aria-hidden="true">V</kbd>
            </Button>
          )}
          {recorder.state === 'recording' && <Button onClick={recorder.pause}>{t('room.pause')}</Button>}
          {recorder.state === 'paused' && <Button onClick={recorder.resume}>{t('room.resume')}</Button>}
          <span className="small" role="status">
            {recorder.state === 'asking' && t('room.askingMicrophone')}
            {isKeeping && t('sound.keeping')}
            {isLooking && !isRunning && t('sound.looking')}
          </span>
        </div>
      )}
      {left.map((recording) => (
        <Left key={recording.id} recording={recording} spoken={spoken} />
      ))}
      {/* Said before, it leaves its room to the button that gives the verdict. */}
      {!voice && <p className="hint">{t('reviews.voiceHint', { minutes: spokenLimits.ms / 60_000 })}</p>}
    </div>
  );
};

const notKept: Partial<Record<KeepRefusal['code'], MessageId>> = { 'nearly-full': 'room.voiceProblem.noRoom', 'no-room': 'room.voiceProblem.noRoom' };

/** Kept with the draft, and heard from this device. */
const Said = ({ voice, onDiscard }: { readonly voice: SpokenNote; readonly onDiscard: () => void }) => {
  const { t } = useLanguage();
  const url = useBlobUrl(voice.sha256);
  const length = clockWords(voice.durationMs);
  return (
    <>
      <p role="status">{t('reviews.voiceKept', { length })}</p>
      {/* What was just said has no captions: its author may write the note beside it. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      {url !== undefined && <audio src={url} controls aria-label={t('reviews.voiceOf', { length })} />}
      <div className="row">
        <Button look="quiet" onClick={onDiscard}>
          {t('reviews.voiceDiscard')}
        </Button>
      </div>
    </>
  );
};

/** Of a page that died: its author says whether it is what they meant. */
const Left = ({ recording, spoken: { isBusy, use, remove } }: { readonly recording: Recording; readonly spoken: Spoken }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <div className="row">
      <p>{t(recording.endedAt === undefined ? 'sound.cut' : 'sound.ended', { length: clockWords(recording.ms), when: formatMoment(language, recording.startedAt) })}</p>
      <Button disabled={isBusy || recording.pieces === 0} onClick={() => use(recording)}>
        {t('sound.use')}
      </Button>
      <Button look="quiet" disabled={isBusy} onClick={() => remove(recording)}>
        {t('sound.delete')}
      </Button>
    </div>
  );
};
