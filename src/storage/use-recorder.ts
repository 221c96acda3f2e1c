/** One recording at a time, of a meeting or of what will be evidence: it goes on while people look at other parts of the page. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { recordId, type RecordId } from '../domain/ids';
import { useDevice } from './device';
import { askForProtection } from './protection';
import type { Bookmark } from './recording-records';
import { hasRoom, silence, startRecording, type Ending, type Session } from './recorder';

export type RecorderState = 'idle' | 'asking' | 'recording' | 'paused';

/** Why there is no recording, where a person asked for one. */
export type NoRecording = Exclude<Ending, 'stopped'> | 'noMicrophone' | 'refused';

export interface Recorder {
  readonly state: RecorderState;
  readonly problem: NoRecording | undefined;
  readonly start: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  readonly mark: (at: Omit<Bookmark, 'atMs'>) => void;
  readonly elapsedMs: () => number;
  /** What is being recorded in this tab. */
  readonly running: RecordId | undefined;
  /** For the meter of what is heard. */
  readonly stream: MediaStream | undefined;
}

/** True where this browser can record at all. */
export const canRecord = (): boolean => typeof MediaRecorder === 'function' && navigator.mediaDevices !== undefined;

/** `isHeld`: while it may go on. Leaving its page, or the end of the meeting, ends the recording and keeps what there is. */
export const useRecorder = (meeting: RecordId, isHeld: boolean): Recorder => {
  const device = useDevice();
  const [state, setState] = useState<RecorderState>('idle');
  const [problem, setProblem] = useState<NoRecording>();
  const [stream, setStream] = useState<MediaStream>();
  const [running, setRunning] = useState<RecordId>();
  const session = useRef<Session>(undefined);
  // A person may leave while the browser still asks for the microphone: what opens after that, nobody would see.
  // Known together with the drawing, not after it.
  const isSeen = useRef(false);
  useLayoutEffect(() => {
    isSeen.current = isHeld;
    return () => {
      isSeen.current = false;
      void session.current?.stop();
    };
  }, [isHeld]);
  const start = useCallback(async (): Promise<void> => {
    setProblem(undefined);
    setState('asking');
    try {
      if (!(await hasRoom())) {
        setState('idle');
        return setProblem('noRoom');
      }
      const heard = isSeen.current ? await navigator.mediaDevices.getUserMedia({ audio: true }) : undefined;
      if (!heard || !isSeen.current) {
        if (heard) silence(heard);
        return setState('idle');
      }
      const onEnd = (ending: Ending): void => {
        session.current = undefined;
        setStream(undefined);
        setRunning(undefined);
        setState('idle');
        setProblem(ending === 'stopped' ? undefined : ending);
      };
      const id = recordId(device.now(), device.random(10));
      const begun = await startRecording(device, { id, meeting, stream: heard, onEnd });
      session.current = begun;
      if (!isSeen.current) return void (await begun.stop());
      setStream(heard);
      setRunning(id);
      setState('recording');
      void askForProtection();
    } catch (error) {
      setState('idle');
      setProblem(problemOf(error));
    }
  }, [device, meeting]);
  return {
    state,
    problem,
    stream,
    running,
    start: () => void start(),
    pause: () => {
      session.current?.pause();
      setState('paused');
    },
    resume: () => {
      session.current?.resume();
      setState('recording');
    },
    stop: () => void session.current?.stop(),
    mark: useCallback((at) => session.current?.mark(at), []),
    elapsedMs: () => session.current?.elapsedMs() ?? 0,
  };
};

const problemOf = (error: unknown): NoRecording => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'refused';
  return name === 'NotFoundError' || name === 'NotReadableError' ? 'noMicrophone' : 'notSaved';
};
