/**
 * Records sound in pieces of four seconds, each on the disk before the next is asked for to be: what a kill costs is the piece
 * that was being made.
 *
 *   start ──▶ recording ◀──▶ paused
 *                └──stop, no room left, the disk refused, the microphone was taken away──▶ ended
 */
import type { RecordId } from '../domain/ids';
import type { Device } from './device';
import { roomLeft } from './protection';
import type { Bookmark } from './recording-records';
import { addBookmark, beginRecording, endRecording, keepPiece } from './recordings';

export type Ending = 'stopped' | 'noRoom' | 'notSaved' | 'microphoneGone';

export interface Session {
  readonly pause: () => void;
  readonly resume: () => void;
  /** Resolves when the last piece is on the disk. */
  readonly stop: () => Promise<void>;
  readonly mark: (at: Omit<Bookmark, 'atMs'>) => void;
  /** Length so far, without its pauses. */
  readonly elapsedMs: () => number;
}

interface Recording {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly stream: MediaStream;
  readonly onEnd: (ending: Ending) => void;
  /** Milliseconds between pieces. */
  readonly pieceMs?: number;
}

/** About 64 kbit of speech a second: some 30 MB an hour. */
const bitsPerSecond = 64_000;
const formats = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
/** From here on only words are kept. */
const fullAt = 0.9;

export const hasRoom = async (): Promise<boolean> => {
  const room = await roomLeft();
  return room === null || room.allBytes === 0 || room.usedBytes < room.allBytes * fullAt;
};

export const silence = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/** Rejects where the disk did not take even the beginning; the microphone is off by then. */
export const startRecording = async (device: Pick<Device, 'words' | 'now'>, recording: Recording): Promise<Session> => {
  try {
    return await begun(device, recording);
  } catch (error) {
    silence(recording.stream);
    throw error;
  }
};

const begun = async (device: Pick<Device, 'words' | 'now'>, { id, meeting, stream, onEnd, pieceMs = 4000 }: Recording): Promise<Session> => {
  const format = formats.find((one) => MediaRecorder.isTypeSupported(one));
  const media = new MediaRecorder(stream, { audioBitsPerSecond: bitsPerSecond, ...(format === undefined ? {} : { mimeType: format }) });
  await beginRecording(device, { id, meeting, format: media.mimeType || format || 'audio/webm', startedAt: device.now() });
  const watch = stopwatch();
  let last: Promise<void> = Promise.resolve();
  let ending: Ending = 'stopped';
  const end = (why: Ending): void => {
    if (media.state === 'inactive') return;
    ending = why;
    media.stop();
  };
  const keep = async (piece: Blob, ms: number): Promise<void> => {
    try {
      await keepPiece(device, id, { bytes: await piece.arrayBuffer(), ms, keptAt: device.now() });
      if (!(await hasRoom())) end('noRoom');
    } catch {
      // Not swallowed: the screen says that it ended because the disk refused it, and what was kept stays.
      end('notSaved');
      // Also where it was the last piece, after somebody had stopped it.
      ending = 'notSaved';
    }
  };
  media.addEventListener('dataavailable', ({ data }) => {
    const ms = watch.read();
    if (data.size > 0) last = last.then(() => keep(data, ms));
  });
  const ended = new Promise<void>((resolve) => {
    media.addEventListener('stop', () => {
      watch.pause();
      silence(stream);
      void last.then(() => endRecording(device, id, device.now())).then(undefined, () => (ending = 'notSaved')).then(() => {
        onEnd(ending);
        resolve();
      });
    });
  });
  for (const track of stream.getTracks()) track.addEventListener('ended', () => end('microphoneGone'));
  media.start(pieceMs);
  watch.go();
  return {
    pause: () => {
      if (media.state !== 'recording') return;
      // What was said until now does not wait for the next piece.
      media.requestData();
      media.pause();
      watch.pause();
    },
    resume: () => {
      if (media.state !== 'paused') return;
      media.resume();
      watch.go();
    },
    stop: () => {
      end('stopped');
      return ended;
    },
    mark: (at) => void addBookmark(device, id, { atMs: watch.read(), ...at }),
    elapsedMs: watch.read,
  };
};

const stopwatch = () => {
  let before = 0;
  let since: number | undefined;
  const read = (): number => Math.round(before + (since === undefined ? 0 : performance.now() - since));
  return {
    read,
    go: () => void (since ??= performance.now()),
    pause: () => {
      before = read();
      since = undefined;
    },
  };
};
