/** What every part of a page needs to know: the language it speaks, the day it stands on, and which plan it is about. */
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Day } from '../domain/day';
import type { RecordId } from '../domain/ids';
import type { Language } from '../language/language';
import { pathTo, type Place } from './addresses';

export interface Site {
  readonly language: Language;
  readonly today: Day;
  /** Undefined for the plan at the root. */
  readonly plan: RecordId | undefined;
}

const SiteContext = createContext<Site | undefined>(undefined);

export const SiteProvider = ({ site, children }: { readonly site: Site; readonly children: ReactNode }) => <SiteContext value={site}>{children}</SiteContext>;

export const useSite = (): Site & { readonly path: (place: Place) => string } => {
  const site = useContext(SiteContext);
  if (!site) throw new Error('A part of the public site was drawn outside of SiteProvider.');
  return { ...site, path: (place) => pathTo(place, site.language.locale) };
};
