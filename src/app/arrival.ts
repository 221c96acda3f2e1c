/**
 * Arriving at a page: its h1 names the tab and takes the focus, so that who listens hears where they are;
 * a new page begins at its top, and going back finds the place that was left.
 */
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { leavePage } from './typing';

/** Pages read before they are shown; what has not come by then does not come. */
const patienceMs = 3_000;

const places = new Map<string, number>();
let wentBack = false;

/** Once, before the router listens: tells going back from going on, and names the tab by the page's h1. */
export const watchArrivals = (titleOf: (heading: string) => string): void => {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => (wentBack = true));
  addEventListener('scroll', () => void places.set(location.pathname, scrollY), { passive: true });
  const name = (): void => {
    const heading = document.querySelector('h1');
    if (heading !== watched) watch(heading);
    const title = heading?.textContent ? titleOf(heading.textContent) : document.title;
    if (title !== document.title) document.title = title;
  };
  // Its words are watched on their own: whoever types in the page changes words with every key.
  const words = new MutationObserver(name);
  let watched: Element | null = null;
  const watch = (heading: Element | null): void => {
    words.disconnect();
    watched = heading;
    if (heading) words.observe(heading, { childList: true, subtree: true, characterData: true });
  };
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
};

/** `who` holds the device: coming in is an arrival too, also where the address stays. */
export const useArrival = (who: string | undefined): void => {
  const [path] = useLocation();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return location.hash === '' ? undefined : whenThere(() => goToHash());
    }
    leavePage();
    const back = wentBack;
    wentBack = false;
    const top = back ? (places.get(location.pathname) ?? 0) : 0;
    return whenThere(() => focusHeading() && (location.hash === '' || back ? scrollToPlace(top) : goToHash()));
  }, [path, who]);
};

/** The first page of the plan takes the place of the preparation at the same address, and the focus with it. */
export const useFirstPage = (isPrepared: boolean): void => {
  const wasPrepared = useRef(isPrepared);
  useEffect(() => {
    if (wasPrepared.current || !isPrepared) return undefined;
    wasPrepared.current = true;
    // Whoever is somewhere else on the page meanwhile is left there.
    return document.activeElement === document.body ? whenThere(focusHeading) : undefined;
  }, [isPrepared]);
};

/** Tries now and at every change of the page until it is done. Returns how to give up. */
const whenThere = (attempt: () => boolean): (() => void) => {
  if (attempt()) return () => undefined;
  const observer = new MutationObserver(() => attempt() && stop());
  const timer = setTimeout(() => stop(), patienceMs);
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
};

/** The h1 of the page that was left may still be there, hidden, while a part of the app is fetched: it does not take the focus. */
const focusHeading = (): boolean => {
  const heading = document.querySelector('h1');
  heading?.focus({ preventScroll: true });
  return heading !== null && document.activeElement === heading;
};

/** Not there yet while the page is shorter than the place. */
const scrollToPlace = (top: number): boolean => {
  scrollTo({ top, behavior: 'instant' });
  return document.documentElement.scrollHeight >= top + innerHeight;
};

const goToHash = (): boolean => {
  const target = document.getElementById(location.hash.slice(1));
  target?.scrollIntoView({ behavior: 'instant' });
  return target !== null;
};
