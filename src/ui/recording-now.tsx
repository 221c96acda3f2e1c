/** What is being recorded: since when, and what the microphone hears. */
import { useEffect, useRef } from 'react';
import { clockWords } from '../language/clock-words';
import { LevelMeter } from './level-meter';

interface RecordingNowProps {
  readonly stream: MediaStream;
  readonly isPaused: boolean;
  readonly elapsedMs: () => number;
  /** "Grabando", or "En pausa". */
  readonly label: string;
  readonly levelLabel: string;
}

export const RecordingNow = ({ stream, isPaused, elapsedMs, label, levelLabel }: RecordingNowProps) => {
  const clock = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (): void => void (clock.current && (clock.current.textContent = clockWords(elapsedMs())));
    show();
    const timer = setInterval(show, 500);
    return () => clearInterval(timer);
  }, [elapsedMs]);
  return (
    <div className="row">
      <span className={isPaused ? 'rec rec--paused' : 'rec'} aria-hidden="true" />
      <p>
        {label} <span ref={clock} />
      </p>
      <LevelMeter stream={stream} label={levelLabel} />
    </div>
  );
};
