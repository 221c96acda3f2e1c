/** The first of some pictures that can be shown here and now: what is not on this device may not be reached either. */
import { useEffect, useState } from 'react';

interface Reached {
  readonly url: string;
  /** Which of them. */
  readonly place: number;
}

/** `looking` while one of them may still come; undefined when none can be shown. */
export const useReaches = (urls: readonly (string | undefined)[]): Reached | 'looking' | undefined => {
  const key = urls.join('\n');
  const [found, setFound] = useState<{ readonly key: string; readonly reached: Reached | undefined }>();
  useEffect(() => {
    let isLeft = false;
    const look = async (): Promise<Reached | undefined> => {
      for (const [place, url] of urls.entries()) if (url !== undefined && (await loads(url))) return { url, place };
      return undefined;
    };
    void look().then((reached) => !isLeft && setFound({ key, reached }));
    return () => void (isLeft = true);
    // The addresses are what the key is made of.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return found?.key === key ? found.reached : 'looking';
};

const loads = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = url;
  });
