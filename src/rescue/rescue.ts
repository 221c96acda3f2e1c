/**
 * The rescue page: what was written on this device and not sent, read, kept in a file and sent without the app.
 * It shares no bundle with the app, needs no framework, and deletes nothing.
 */
import './rescue.css';
import { keepHere, keptHere } from '../app/kept-here';
import { appVersion } from '../app/version';
import type { Outcome } from '../domain/change';
import { nameByChance } from '../domain/ids';
import { askMe } from '../features/accounts/me';
import { htmlLang, type Locale } from '../language/locale';
import { isProtected } from '../storage/protection';
import { fetchTransport } from '../sync/transport';
import { banner, button, el, logo } from './element';
import { namesKnownTo, type KnownNames } from './known-names';
import { openTheAppAgain } from './open-app-again';
import { lockedPart, personPart } from './person-part';
import { preferredLocale, rescueLanguages } from './rescue-language';
import { sendWords } from './send-words';
import { signInPart } from './sign-in-part';
import { ownersHere, readWords, unsentIn, type UnreadableWords, type WordsHere } from './words-here';

interface Holder {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
}

interface Found {
  readonly words: WordsHere | UnreadableWords;
  readonly names: KnownNames;
}

const outcomes = new Map<string, Outcome>();
let locale = preferredLocale();
let found: readonly Found[] = [];
/** Whose words may be read here: who holds the device, and whoever the server says is signed in. */
let unlocked: ReadonlySet<string> = new Set();
let asksToEnter = false;

const start = async (): Promise<void> => {
  const theme = keptHere('theme');
  if (theme !== undefined) document.documentElement.dataset['theme'] = theme;
  const holder = holderHere();
  if (holder) unlocked = new Set([holder.user.id]);
  found = await findEverything();
  show();
  if (found.some(({ words }) => !unlocked.has(words.user))) await unlockWhoIsSignedIn();
};

const holderHere = (): Holder | undefined => {
  try {
    return JSON.parse(keptHere('holder') ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};

const findEverything = async (): Promise<readonly Found[]> => {
  const owners = await ownersHere(rememberedNames());
  const read = await Promise.all(owners.map(async (owner) => ({ words: await readWords(owner), names: await namesKnownTo(owner) })));
  return read.flatMap(({ words, names }) => (words && ('error' in words || hasUnsent(words) || unlocked.has(words.user)) ? [{ words, names }] : []));
};

const hasUnsent = (words: WordsHere): boolean => Object.values(unsentIn(words)).some((some) => some.length > 0);

/** The marks that the app leaves beside every database of words, for browsers that do not list their databases. */
const rememberedNames = (): readonly string[] => {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith('bitacora.words.') ? [`words:${key.slice('bitacora.words.'.length)}`] : []));
  } catch {
    return [];
  }
};

/** Who came in on the server may read their own words here too. */
const unlockWhoIsSignedIn = async (): Promise<void> => {
  const me = await askMe();
  if (!me.accepted || keptHere('owesSignOut') !== undefined) return;
  unlocked = new Set([...unlocked, me.value.user.id]);
  show();
};

const show = (): void => {
  const language = rescueLanguages[locale];
  const { t } = language;
  const parts = found.map(partOf);
  document.documentElement.lang = htmlLang(locale);
  document.title = `${t('rescue.title')} · ${t('ui.appName')}`;
  document.body.replaceChildren(
    el('header', { class: 'rescue__top' }, logo(36), el('p', {}, t('ui.appName')), languageButton()),
    el(
      'main',
      { class: 'rescue' },
      el(
        'div',
        { class: 'stack' },
        el('h1', { tabindex: '-1' }, t('rescue.title')),
        ...(location.hash === '#start' ? [banner('soon', t('rescue.startFailed'), t('rescue.startFailedNote'))] : []),
        el('p', { class: 'rescue__lead' }, t(parts.length > 0 ? 'rescue.lead' : 'rescue.leadNothing')),
        el('div', { class: 'row' }, button(t('rescue.openApp'), { look: parts.length > 0 ? 'line' : 'go', onClick: () => void openTheAppAgain() })),
      ),
      ...parts,
      asksToEnter || found.some(({ words }) => !unlocked.has(words.user)) ? enterPart() : undefined,
      el('p', { class: 'small muted rescue__foot' }, t('rescue.foot', { version: appVersion })),
    ),
  );
};

const partOf = ({ words, names }: Found): HTMLElement => {
  const language = rescueLanguages[locale];
  const name = nameOf({ words, names });
  if ('error' in words) return el('section', { class: 'section rescue__person', 'aria-label': name }, el('h2', {}, name), banner('bad', language.t('rescue.unreadable'), language.t('rescue.unreadableNote'), words.error));
  if (!unlocked.has(words.user)) return lockedPart(language, words, name, Date.now());
  return personPart({
    language,
    words,
    names,
    name,
    outcomes,
    now: Date.now(),
    send: async (onOutcome) => sendWords(words, { transport: fetchTransport, now: Date.now, app: appVersion, persisted: await isProtected(), onOutcome }),
    onSignedOut: () => {
      if (asksToEnter) return;
      asksToEnter = true;
      document.querySelector('.rescue__foot')?.before(enterPart());
    },
  });
};

const nameOf = ({ words, names }: Found): string => {
  const holder = holderHere();
  return names.person ?? (holder?.user.id === words.user ? holder.user.name : rescueLanguages[locale].t('rescue.somebody'));
};

const enterPart = (): HTMLElement =>
  signInPart({
    language: rescueLanguages[locale],
    email: holderHere()?.user.email,
    onBefore: () => {
      // As the app does: couriers in other tabs ask again whose session it is, and what was owed is settled by coming in anew.
      keepHere('hands', nameByChance(crypto.getRandomValues(new Uint8Array(16))));
      keepHere('owesSignOut', undefined);
    },
    onEntered: () => {
      asksToEnter = false;
      void unlockWhoIsSignedIn();
    },
  });

const languageButton = (): HTMLElement => {
  const other: Locale = locale === 'es' ? 'en' : 'es';
  const element = button(other === 'es' ? 'Español' : 'English', {
    look: 'quiet',
    onClick: () => {
      locale = other;
      keepHere('locale', other);
      show();
    },
  });
  element.lang = other;
  return element;
};

await start();
