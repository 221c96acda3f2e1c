/** The moment, read again every second: for clocks alone, so that nothing else is drawn for them. */
import { useEffect, useState } from 'react';
import { useDevice } from '../../storage/device';

export const useNow = (everyMs = 1000): number => {
  const { now } = useDevice();
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return moment;
};
