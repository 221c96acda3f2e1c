/** How a page of the app stood when it was last shown, as the app keeps it and a small script of the next start finds it. */
import type { Glance } from '../ui/dom-glance';

export interface KeptGlance {
  /** Whose page it was. */
  readonly user: string;
  readonly plan: string;
  /** The script of the app that drew it: another version may look different. */
  readonly build: string;
  readonly lang: string;
  /** When it stood so, and until when its days are still right, in ms by this device's clock. */
  readonly at: number;
  readonly until: number;
  readonly glance: Glance;
}

/** The database of small notes; written by storage/disk-note.ts. */
export const notes = { database: 'notes', store: 'notes', session: 'session', glance: 'glance ' } as const;

/** Names the build that a page belongs to. */
export const buildHere = (): string => document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '';

/** Between that script and the app, which are two bundles. */
const hook = 'bitacoraGlance';

export const promiseGlance = (shown: Promise<void>): void => void Object.assign(globalThis, { [hook]: shown });

/** Resolves when the page was painted as it last stood, or there is nothing to wait for; never rejects. */
export const glanceShown = (): Promise<void> => (globalThis as { readonly [hook]?: Promise<void> })[hook] ?? Promise.resolve();
