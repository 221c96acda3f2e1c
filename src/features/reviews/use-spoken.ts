/** Saying why aloud: recorded in pieces, kept whole and named by the draft when it ends; what a page that died left is handed back. */
import { useCallback, useEffect, useState } from 'react';
import type { RecordId } from '../../domain/ids';
import { spokenLimits } from '../../domain/spoken-note';
import type { KeepRefusal } from '../../storage/blobs/keep-blob';
import { useDevice } from '../../storage/device';
import type { Recording } from '../../storage/recording-records';
import { deleteRecording, mayBeGrowing, recordingsOf } from '../../storage/recordings';
import type { ReviewDraftContent } from '../../storage/review-drafts';
import { dropSpoken, endSpoken, keepSpoken, spokenKey } from '../../storage/spoken-notes';
import type { Desk } from '../../storage/use-desk';
import { useTyped } from '../../storage/use-desk';
import { useLive } from '../../storage/use-live';
import { useLookAgain } from '../../storage/use-look-again';
import { useRecorder, type Recorder } from '../../storage/use-recorder';

export interface Spoken {
  readonly recorder: Recorder;
  readonly isKeeping: boolean;
  /** Something may still be recording it in another tab. */
  readonly isLooking: boolean;
  /** Of pages that died, and what could not be kept whole. */
  readonly left: readonly Recording[];
  readonly problem: KeepRefusal['code'] | undefined;
  /** It is recorded or kept right now: a verdict would leave without it. */
  readonly isBusy: boolean;
  readonly use: (recording: Recording) => void;
  readonly remove: (recording: Recording) => void;
  /** What the draft says aloud goes. */
  readonly discard: () => void;
}

/** `isHeld`: while there is a verdict to say why of. */
export const useSpoken = (thing: RecordId, desk: Desk<ReviewDraftContent>, isHeld: boolean): Spoken => {
  const device = useDevice();
  const [{ voice }, type] = useTyped(desk);
  const key = spokenKey(thing);
  const recorder = useRecorder(key, isHeld);
  const recordings = useLive(() => recordingsOf(device, key), [device, key]) ?? [];
  const [keeping, setKeeping] = useState<RecordId>();
  const [problem, setProblem] = useState<KeepRefusal['code']>();
  // Once by itself: what is still there afterwards is asked about.
  const [tried, setTried] = useState<readonly RecordId[]>([]);
  const { state, running, stop, elapsedMs } = recorder;
  const others = recordings.filter(({ id }) => id !== running);
  const isGrowing = (one: Recording): boolean => mayBeGrowing(one, device.now());
  useLookAgain(others.some(isGrowing));
  const left = others.filter((one) => one.id !== keeping && !isGrowing(one));

  const use = useCallback(
    async (recording: Recording): Promise<void> => {
      setProblem(undefined);
      setKeeping(recording.id);
      setTried((before) => [...before, recording.id]);
      try {
        const kept = await keepSpoken(device, recording);
        if (!kept.accepted) return setProblem(kept.refusal.code);
        desk.store.setState({ voice: kept.value });
        desk.keeper.touch();
        if (await desk.keeper.flush()) await endSpoken(device, recording);
      } finally {
        setKeeping(undefined);
      }
    },
    [device, desk],
  );

  // What was ended by hand, or by leaving the page, is what was meant; what was cut off is asked about.
  // A page that died after its draft had it begins that end once more.
  const ended = left.find((one) => one.endedAt !== undefined && one.pieces > 0 && !tried.includes(one.id) && (!voice || (voice.bytes === one.bytes && voice.durationMs === one.ms)));
  useEffect(() => {
    if (ended && keeping === undefined) void use(ended);
  }, [ended, keeping, use]);

  useEffect(() => {
    if (state !== 'recording') return undefined;
    const timer = setInterval(() => elapsedMs() >= spokenLimits.ms && stop(), 500);
    return () => clearInterval(timer);
  }, [state, elapsedMs, stop]);

  const discard = async (): Promise<void> => {
    if (!voice) return;
    type({ voice: null });
    if (await desk.keeper.flush()) await dropSpoken(device, voice);
  };
  return {
    recorder,
    isKeeping: keeping !== undefined,
    isLooking: others.some(isGrowing),
    left,
    problem,
    isBusy: state !== 'idle' || keeping !== undefined,
    use: (recording) => void use(recording),
    remove: (recording) => void deleteRecording(device, recording.id),
    discard: () => void discard(),
  };
};
