/**
 * Does something right after the next frame stands on the screen: the key that it shows does not wait for it, and most of the time
 * until the next key is left. A page that nobody sees draws none: what must be done all the same is also done by the clock.
 */
export const afterFrame = (work: () => void): void => {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(() => setTimeout(work));
  else setTimeout(work);
};
