/**
 * The few small things that this browser remembers outside of its databases. Every read may fail (storage refused by
 * the browser), and then it is as if nothing had been kept.
 */
const prefix = 'bitacora.';

export const keptHere = (name: string): string | undefined => {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Undefined takes it away. */
export const keepHere = (name: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // The browser keeps nothing for us: what was chosen lasts until the tab is closed.
  }
};

/** Hears what another tab kept. */
export const onKeptElsewhere = (name: string, listener: (value: string | undefined) => void): (() => void) => {
  const hear = (event: StorageEvent): void => {
    if (event.key === prefix + name) listener(event.newValue ?? undefined);
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
};
