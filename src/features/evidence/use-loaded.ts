/** The address of a picture, once it has come; one that does not come leaves the sign of its kind. */
import { useEffect, useRef, useState } from 'react';

export const useLoaded = (url: string | undefined): string | undefined => {
  const [loaded, setLoaded] = useState<string>();
  const latest = useRef(url);
  useEffect(() => {
    latest.current = url;
    if (url === undefined) return;
    const image = new Image();
    image.onload = () => latest.current === url && setLoaded(url);
    image.src = url;
  }, [url]);
  return url === loaded ? loaded : undefined;
};
