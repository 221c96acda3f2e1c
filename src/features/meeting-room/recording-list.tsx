/** What was recorded of a meeting on this device, kept here alone: heard again from its bookmarks, saved, deleted. */
import { useEffect, useRef, useState } from 'react';
import type { RecordId } from '../../domain/ids';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { formatBytes } from '../../language/numbers';
import { useDevice } from '../../storage/device';
import type { Bookmark, Recording } from '../../storage/recording-records';
import { deleteRecording, mayBeGrowing, recordingsOf, soundOf } from '../../storage/recordings';
import { useLive } from '../../storage/use-live';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { downloadFile } from '../../ui/download';
import { clockWords } from '../../language/clock-words';
import type { RoomFacts } from './room-facts';
import { useNow } from './use-now';

/** What bookmarks are named by. */
type Known = Pick<RoomFacts, 'agenda' | 'agreements'>;

interface RecordingsProps {
  readonly meeting: RecordId;
  readonly known: Known;
}

export const RecordingList = ({ meeting, known, running }: RecordingsProps & { readonly running?: RecordId | undefined }) => {
  const device = useDevice();
  const recordings = useLive(() => recordingsOf(device, meeting), [device, meeting]);
  if (!recordings) return null;
  return (
    <ul className="list">
      {recordings.map((recording) => (
        <OneRecording key={recording.id} recording={recording} known={known} isRunning={recording.id === running} />
      ))}
    </ul>
  );
};

/** Where the room is closed: nothing at all on a device that recorded nothing. */
export const KeptRecordings = ({ meeting, known }: RecordingsProps) => {
  const { t } = useLanguage();
  const device = useDevice();
  const recordings = useLive(() => recordingsOf(device, meeting), [device, meeting]);
  if (!recordings || recordings.length === 0) return null;
  return (
    <section className="stack" aria-label={t('room.voice')}>
      <h2>{t('room.voice')}</h2>
      <RecordingList meeting={meeting} known={known} />
    </section>
  );
};

interface OneRecordingProps {
  readonly recording: Recording;
  readonly known: Known;
  readonly isRunning: boolean;
}

const OneRecording = ({ recording, known, isRunning }: OneRecordingProps) => {
  const language = useLanguage();
  const { t } = language;
  const device = useDevice();
  const [isDeleting, setDeleting] = useState(false);
  const [sound, setSound] = useState<string>();
  // Another tab of this device may be recording it: deleted under its hands, all that is still said would be lost.
  const isGrowing = mayBeGrowing(recording, useNow(5000));
  const player = useRef<HTMLAudioElement>(null);
  useEffect(() => () => (sound === undefined ? undefined : URL.revokeObjectURL(sound)), [sound]);
  const listen = async (atMs: number): Promise<void> => {
    if (sound === undefined) setSound(URL.createObjectURL(await soundOf(device, recording)));
    // The player is there after the next drawing.
    requestAnimationFrame(() => {
      const { current } = player;
      if (!current) return;
      current.currentTime = atMs / 1000;
      void current.play().catch(() => undefined);
    });
  };
  const save = async (): Promise<void> => downloadFile(`reunion-${new Date(recording.startedAt).toISOString().slice(0, 10)}${endingOf(recording.format)}`, await soundOf(device, recording));
  return (
    <li className="stack stack--2 recording">
      <h3>{formatMoment(language, recording.startedAt)}</h3>
      <p className="small muted">
        {clockWords(recording.ms)} · {formatBytes(language, recording.bytes)} · {t('room.onlyHere')}
        {!isRunning && !isGrowing && recording.endedAt === undefined && ` · ${t('room.cutOff')}`}
      </p>
      <Bookmarks bookmarks={recording.bookmarks} known={known} onListen={isRunning ? undefined : (atMs) => void listen(atMs)} />
      {/* What was just said has no captions: the minutes are its text. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      {sound !== undefined && <audio ref={player} src={sound} controls aria-label={t('room.listen')} />}
      {!isRunning && recording.pieces > 0 && (
        <div className="row">
          <Button look="quiet" onClick={() => void listen(0)}>
            {t('room.listen')}
          </Button>
          <Button look="quiet" icon="download" onClick={() => void save()}>
            {t('room.saveSound')}
          </Button>
          {!isGrowing && (
            <Button look="quiet" onClick={() => setDeleting(true)}>
              {t('room.deleteSound')}
            </Button>
          )}
        </div>
      )}
      {isDeleting && !isGrowing && (
        <Dialog
          title={t('room.deleteSoundTitle')}
          onClose={() => setDeleting(false)}
          actions={
            <>
              <Button onClick={() => setDeleting(false)}>{t('ui.cancel')}</Button>
              <Button look="stop" onClick={() => void deleteRecording(device, recording.id)}>
                {t('room.deleteSound')}
              </Button>
            </>
          }
        >
          <p>{t('room.deleteSoundNote', { time: clockWords(recording.ms) })}</p>
        </Dialog>
      )}
    </li>
  );
};

const endingOf = (format: string): string => (format.startsWith('audio/mp4') ? '.m4a' : format.startsWith('audio/ogg') ? '.ogg' : '.webm');

interface BookmarksProps {
  readonly bookmarks: readonly Bookmark[];
  readonly known: Known;
  /** Absent while it is still being recorded. */
  readonly onListen: ((atMs: number) => void) | undefined;
}

const Bookmarks = ({ bookmarks, known, onListen }: BookmarksProps) => {
  const { t } = useLanguage();
  const nameOf = ({ agendaItem, agreement }: Bookmark): string => {
    const agreed = known.agreements.find(({ id }) => id === agreement)?.text;
    if (agreed !== undefined) return t('room.markAgreement', { text: agreed });
    return known.agenda.find(({ id }) => id === agendaItem)?.title ?? t('room.markPlain');
  };
  if (bookmarks.length === 0) return null;
  return (
    <ol className="marks">
      {bookmarks.map((bookmark) => {
        const words = `${clockWords(bookmark.atMs)} · ${nameOf(bookmark)}`;
        return (
          <li key={`${bookmark.atMs}/${bookmark.agreement ?? bookmark.agendaItem ?? ''}`}>
            {onListen ? (
              <Button look="quiet" onClick={() => onListen(bookmark.atMs)}>
                {words}
              </Button>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ol>
  );
};
