/** What is looked for, kept in the address: back works, and a link to a batch opens the same batch. */
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { wantedFrom, wantedToQuery, type WantedReviews } from './wanted-reviews';

/** The words stand in the field at once; the address follows, without a step back for each letter. */
export const useWantedReviews = (): readonly [WantedReviews, (wanted: WantedReviews) => void] => {
  const [query, setQuery] = useSearchParams();
  const asked = wantedFrom(query);
  const [typed, setTyped] = useState(asked);
  const [known, setKnown] = useState(query.toString());
  // The address changed under us: back, forward, or a link.
  if (query.toString() !== known) {
    setKnown(query.toString());
    setTyped(asked);
  }
  const want = (wanted: WantedReviews): void => {
    const next = wantedToQuery(wanted);
    setTyped(wanted);
    setKnown(next.toString());
    setQuery(next, { replace: true });
  };
  return [typed, want];
};
