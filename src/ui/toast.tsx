/** A change that can still be taken back: ten seconds, standing still while somebody points at it or has the focus in it. */
import { useEffect, useRef, useState } from 'react';
import { Button } from './button';

interface ToastProps {
  /** What was done. */
  readonly message: string;
  /** "Deshacer". */
  readonly actionWord: string;
  readonly onAction: () => void;
  /** The time is up; the toast is to be taken away. */
  readonly onExpire: () => void;
  readonly lastsMs?: number;
}

export const Toast = ({ message, actionWord, onAction, onExpire, lastsMs = 10_000 }: ToastProps) => {
  const [isHeld, setHeld] = useState(false);
  useCountdown({ lastsMs, isHeld, onEnd: onExpire });
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div className="toast" role="status" onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
      <p>{message}</p>
      <Button look="quiet" onClick={onAction}>
        {actionWord}
      </Button>
    </div>
  );
};

interface Countdown {
  readonly lastsMs: number;
  readonly isHeld: boolean;
  readonly onEnd: () => void;
}

/** Calls `onEnd` once when `lastsMs` have gone by, not counting the time it was held. */
const useCountdown = ({ lastsMs, isHeld, onEnd }: Countdown): void => {
  const leftMs = useRef(lastsMs);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  }, [onEnd]);
  useEffect(() => {
    if (isHeld) return undefined;
    const startedAt = performance.now();
    const timer = setTimeout(() => end.current(), leftMs.current);
    return () => {
      clearTimeout(timer);
      leftMs.current = Math.max(0, leftMs.current - (performance.now() - startedAt));
    };
  }, [isHeld]);
};
