/**
 * Keeps how a page that is read stands, for the next start to show while the app opens (rescue/show-glance.ts). Taken once the
 * page has come to rest. The line of the device is not taken: in its place stands since when what is shown may be old. Nor are
 * notices: what one says of this start (a new version, another person, something lost) need not be so at the next.
 */
import { dayAt } from '../domain/day';
import { addresses } from '../language/addresses';
import { formatTime, timeZone } from '../language/dates';
import type { Language } from '../language/language';
import { htmlLang } from '../language/locale';
import { dropNotes, putNote } from '../storage/disk-note';
import type { Device } from '../storage/device';
import { buildHere, notes, type KeptGlance } from '../rescue/kept-glance';
import { glanceOf, type Glance } from '../ui/dom-glance';

const restMs = 1_500;
/** A page that never rests that long is taken all the same. */
const longestMs = 4_000;
/** Some three screens of a desktop. */
const mostElements = 1_200;
const dayMs = 86_400_000;

/** Starts watching; returns how to stop. */
export const keepGlances = (device: Device, language: Language): (() => void) => {
  const place = document.getElementById('app');
  if (!place) return () => undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let changedAt: number | undefined;
  const take = (): void => {
    changedAt = undefined;
    const main = place.querySelector('.app');
    if (!main || !isRead(location) || document.querySelector('dialog[open]') !== null || !place.querySelector('h1')) return;
    const at = device.now();
    const glance = glanceOf(main, { most: mostElements, instead: ({ classList }) => (classList.contains('syncline') ? openingLine(language, at) : classList.contains('notices') ? noNotices : undefined) });
    const kept: KeptGlance = { user: device.user, plan: device.plan, build: buildHere(), lang: htmlLang(language.locale), at, until: dayEnd(at), glance };
    // Where the disk refuses it the next start shows nothing before the app does, as it would without.
    putNote(notes.glance + location.pathname, kept).catch(() => undefined);
  };
  const rest = (): void => {
    clearTimeout(resting);
    // Where it would not be taken nothing is waited for either: most of what changes there are keys.
    if (!isRead(location)) {
      changedAt = undefined;
      return;
    }
    changedAt ??= performance.now();
    resting = setTimeout(() => whenIdle(take), Math.min(restMs, changedAt + longestMs - performance.now()));
  };
  const observer = new MutationObserver(rest);
  observer.observe(place, { childList: true, subtree: true, characterData: true });
  // What stands there already may not change any more.
  rest();
  return () => {
    observer.disconnect();
    clearTimeout(resting);
  };
};

/** Whoever leaves the device leaves no picture of their day on it. */
export const forgetGlances = (): Promise<void> => dropNotes(notes.glance);

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const read = [addresses.today, addresses.commitments, addresses.meetings];

/** Pages that are read; one that is written on, or that says what this device still owes, is never shown as it was. */
const isRead = ({ pathname, search, hash }: Location): boolean => {
  const path = pathname.slice(base.length);
  return search === '' && hash === '' && (read.some((each) => each === path) || /^\/compromisos\/[^/]+$/.test(path));
};

const openingLine = ({ t }: Language, at: number): Glance => ['DIV', { class: 'syncline' }, [['P', {}, [t('app.asItStood', { time: formatTime(at) })]]]];

const noNotices: Glance = ['DIV', { class: 'notices' }, []];

/** The last moment of the day at the plan, to the minute. */
const dayEnd = (at: number): number => {
  const today = dayAt(at, timeZone);
  let [same, next] = [at, at + 2 * dayMs];
  while (next - same > 60_000) {
    const middle = (same + next) / 2;
    if (dayAt(middle, timeZone) === today) same = middle;
    else next = middle;
  }
  return same;
};

const whenIdle = (work: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 5_000 });
  else setTimeout(work);
};
