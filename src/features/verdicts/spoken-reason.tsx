/** A reason said aloud: heard by whom it is for, and what it says in writing once the monitoring body wrote it out. */
import type { Review } from '../../domain/review';
import { clockWords } from '../../language/clock-words';
import { formatDay } from '../../language/dates';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useVoice, type VoiceState } from '../../storage/use-voice';
import { Button } from '../../ui/button';

interface SpokenReasonProps {
  readonly review: Review;
  /** The area that is judged, coordination or the monitoring body: nobody else hears it. */
  readonly mayHear: boolean;
}

export const SpokenReason = ({ review, mayHear }: SpokenReasonProps) => {
  const language = useLanguage();
  const { t } = language;
  const { voice, writtenOut } = review;
  if (!voice) return null;
  const length = clockWords(voice.durationMs);
  return (
    <div className="voice stack stack--2">
      <p className="small">{t('verdicts.spoken', { length })}</p>
      {mayHear ? <Player key={review.id} review={review} length={length} /> : <p className="small muted">{t('verdicts.notHeard')}</p>}
      {writtenOut ? (
        <>
          <p className="small muted">{t('verdicts.writtenOutOn', { day: formatDay(language, writtenOut.on) })}</p>
          <p className="prewrap">{writtenOut.text}</p>
        </>
      ) : (
        <p className="small muted">{t('verdicts.notWrittenOut')}</p>
      )}
    </div>
  );
};

const why: Partial<Record<VoiceState, MessageId>> = { absent: 'verdicts.voiceAbsent', infected: 'verdicts.voiceInfected', pending: 'verdicts.voicePending', unheard: 'verdicts.voiceUnheard' };

const Player = ({ review, length }: { readonly review: Review; readonly length: string }) => {
  const { t } = useLanguage();
  const { state, url, ask, noteSilence } = useVoice(review);
  const words = why[state];
  return (
    <>
      {/* What it says stands beside it, once it was written out. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      {url !== undefined && <audio src={url} controls onError={noteSilence} aria-label={t('verdicts.voiceOf', { length })} />}
      {words !== undefined && (
        <p className="small" role="status">
          {t(words)}
        </p>
      )}
      {(state === 'askable' || state === 'asking' || state === 'unheard') && (
        <div className="row">
          <Button disabled={state === 'asking'} onClick={ask}>
            {t('verdicts.hear', { length })}
          </Button>
        </div>
      )}
    </>
  );
};
