/** Hears that there is something new: a poke without data over server-sent events. Polling stays the truth. */

/** Listens until stopped; the browser reconnects by itself. `onPoke` gets the plan whose head moved. */
export const listenForPokes = (onPoke: (poke: { readonly plan: string; readonly head: number }) => void): (() => void) => {
  if (typeof EventSource === 'undefined') return () => undefined;
  const source = new EventSource('/api/events');
  source.addEventListener('poke', (event) => {
    const poke = readPoke(event.data);
    if (poke) onPoke(poke);
  });
  return () => source.close();
};

const readPoke = (data: unknown): { readonly plan: string; readonly head: number } | undefined => {
  try {
    const poke = JSON.parse(String(data)) as { readonly plan?: unknown; readonly head?: unknown };
    return typeof poke.plan === 'string' && typeof poke.head === 'number' ? { plan: poke.plan, head: poke.head } : undefined;
  } catch {
    // Not ours to read: a proxy may speak on the stream. The next poll brings what there is.
    return undefined;
  }
};
