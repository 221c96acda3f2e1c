/** The screen stays on while the meeting goes on, where the browser can do that. */
import { useEffect, useState } from 'react';

/** `unknown`: the browser has no such thing; `off`: it refused for now (low battery, a page in the background). */
export type Awake = 'on' | 'off' | 'unknown';

export const useAwake = (): Awake => {
  const [awake, setAwake] = useState<Awake>(() => ('wakeLock' in navigator ? 'off' : 'unknown'));
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let isLeft = false;
    const ask = (): void => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock.request('screen').then(
        (given) => {
          if (isLeft) return void given.release();
          lock = given;
          setAwake('on');
          given.addEventListener('release', () => !isLeft && setAwake('off'));
        },
        () => setAwake('off'),
      );
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      isLeft = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
  return awake;
};
