/**
 * Counts the starts of the app that showed nothing. It stands apart from the app's bundle and comes before it: a bundle that
 * throws at its first line cannot count. After two in a row the rescue page opens by itself; after one that failed, it is offered.
 *
 * A start has succeeded once a page with its heading stands there. One that was left early, before anything failed, counts as none,
 * and so does one that is still under way: a browser that opens eight tabs again starts eight times at once.
 */
import { rescuePage } from '../language/addresses';
import { startWords } from '../language/compiled/start-words';

export const startsKept = 'starts';

const key = `bitacora.${startsKept}`;
const enough = 2;
const earlyMs = 10_000;
/** A start that shows nothing for so long is offered a way out. */
const patienceMs = 20_000;

export const watchStart = (): void => {
  const began = Date.now();
  const before = startsBefore(began);
  if (before.failed >= enough) {
    location.replace(`${rescuePage}#start`);
    return;
  }
  let hasFailed = false;
  keepStarts({ ...before, underWay: [...before.underWay, began] });
  const fail = (): void => {
    if (hasFailed) return;
    hasFailed = true;
    endStart(began, 1);
    offerRescue();
  };
  const onError = (event: Event): void => {
    const { target } = event;
    // A picture or a style that did not come leaves an app that works.
    if (target instanceof Element && !(target instanceof HTMLScriptElement)) return;
    fail();
  };
  const onLeave = (): void => {
    if (!hasFailed && Date.now() - began < earlyMs) endStart(began, 0);
  };
  const tooLong = setTimeout(fail, patienceMs);
  const observer = new MutationObserver(() => document.querySelector('#app h1') && succeed());
  const succeed = (): void => {
    observer.disconnect();
    clearTimeout(tooLong);
    removeEventListener('error', onError, true);
    removeEventListener('unhandledrejection', onError);
    removeEventListener('pagehide', onLeave);
    document.getElementById('rescue-offer')?.remove();
    keepStarts(none);
  };
  observer.observe(document.documentElement, { childList: true, subtree: true });
  addEventListener('error', onError, true);
  addEventListener('unhandledrejection', onError);
  addEventListener('pagehide', onLeave);
};

interface Starts {
  readonly failed: number;
  /** When each of those began that neither showed anything nor failed yet, in ms. */
  readonly underWay: readonly number[];
}

const none: Starts = { failed: 0, underWay: [] };

/** Those that should long have shown something were cut off, however many tabs went with them: together they count as one. */
const startsBefore = (now: number): Starts => {
  const { failed, underWay } = startsHere();
  const young = underWay.filter((began) => Math.abs(now - began) < earlyMs);
  return { failed: failed + (young.length < underWay.length ? 1 : 0), underWay: young };
};

const endStart = (began: number, failed: 0 | 1): void => {
  const starts = startsHere();
  const at = starts.underWay.indexOf(began);
  keepStarts({ failed: starts.failed + failed, underWay: starts.underWay.filter((_, index) => index !== at) });
};

const startsHere = (): Starts => {
  try {
    return { ...none, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Starts>) };
  } catch {
    return none;
  }
};

const keepStarts = (starts: Starts): void => {
  try {
    if (starts.failed === 0 && starts.underWay.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(starts));
  } catch {
    // Nothing is remembered here: the way out is offered at each start that fails.
  }
};

const localeHere = (): 'es' | 'en' => {
  try {
    const chosen = localStorage.getItem('bitacora.locale');
    if (chosen === 'es' || chosen === 'en') return chosen;
  } catch {
    // As the browser prefers, then.
  }
  return navigator.language.startsWith('en') ? 'en' : 'es';
};

const offerRescue = (): void => {
  if (document.querySelector('#app h1')) return;
  const locale = localeHere();
  const { failed, kept, again, rescue } = startWords[locale];
  const style = document.createElement('link');
  Object.assign(style, { rel: 'stylesheet', href: `${rescuePage}rescue.css` });
  document.head.append(style);
  const page = document.createElement('main');
  Object.assign(page, { id: 'rescue-offer', className: 'rescue', lang: locale === 'es' ? 'es-AR' : 'en' });
  const heading = document.createElement('h1');
  heading.textContent = failed;
  const text = document.createElement('p');
  text.textContent = kept;
  const ways = document.createElement('p');
  ways.className = 'row';
  const reload = document.createElement('button');
  Object.assign(reload, { type: 'button', className: 'btn btn--go', textContent: again, onclick: () => location.reload() });
  const link = document.createElement('a');
  Object.assign(link, { href: `${rescuePage}#start`, className: 'btn btn--line', textContent: rescue });
  ways.append(reload, link);
  page.append(heading, text, ways);
  document.body.append(page);
};
