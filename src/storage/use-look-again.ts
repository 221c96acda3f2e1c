/** Looking again each second, while something that another page may be writing is not over. */
import { useEffect, useState } from 'react';

export const useLookAgain = (isGrowing: boolean): void => {
  const [, setLooked] = useState(0);
  useEffect(() => {
    if (!isGrowing) return undefined;
    const timer = setInterval(() => setLooked((times) => times + 1), 1000);
    return () => clearInterval(timer);
  }, [isGrowing]);
};
