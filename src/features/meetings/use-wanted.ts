/** What the calendar is asked for, kept in the address: back works, and a link opens the same view. */
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { wantedFrom, wantedToQuery, type Wanted } from './wanted';

/** The words stand in the field at once; the address follows, without a step back for each letter. */
export const useWanted = (): readonly [Wanted, (part: Partial<Wanted>) => void] => {
  const [query, setQuery] = useSearchParams();
  const [typed, setTyped] = useState(() => wantedFrom(query));
  const [known, setKnown] = useState(query.toString());
  // The address changed under us: back, forward, or a link.
  if (query.toString() !== known) {
    setKnown(query.toString());
    setTyped(wantedFrom(query));
  }
  const want = (part: Partial<Wanted>): void => {
    const wanted = { ...typed, ...part };
    const next = wantedToQuery(wanted);
    setTyped(wanted);
    setKnown(next.toString());
    setQuery(next, { replace: true });
  };
  return [typed, want];
};
