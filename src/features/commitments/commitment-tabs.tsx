/** The parts of the page, each with its own address: a link to a part opens at that part. */
import { useEffect, useSyncExternalStore } from 'react';
import { useLanguage } from '../../language/language-context';
import { LinkProvider, type LinkProps } from '../../ui/link';
import { Tabs } from '../../ui/tabs';
import { begunSlotsOf } from '../../domain/dues';
import { eventsOf } from '../../domain/check-in-events';
import type { CommitmentReading } from './read-commitment';

const onHash = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

export const CommitmentTabs = ({ reading: { commitment, milestones, checkIns, today }, hasEvidence }: { readonly reading: CommitmentReading; readonly hasEvidence: boolean }) => {
  const language = useLanguage();
  const hash = useSyncExternalStore(onHash, () => window.location.hash);
  // The page was drawn after the address was read, so the browser found no part to go to.
  useEffect(() => {
    if (window.location.hash) document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  const tabs = [
    { href: '#hitos', label: language.t('commitment.milestones'), count: milestones.length },
    ...(hasEvidence ? [{ href: '#evidencia', label: language.t('evidence.title') }] : []),
    { href: '#texto', label: language.t('commitment.text') },
    { href: '#informes', label: language.t('commitment.periods'), count: begunSlotsOf(commitment, checkIns, today).length },
    { href: '#reuniones', label: language.t('commitment.meetings') },
    { href: '#historia', label: language.t('commitment.history'), count: eventsOf(checkIns, () => today).length },
    { href: '#instituciones', label: language.t('commitment.parties'), count: commitment.parties.length },
  ];
  const current = tabs.some(({ href }) => href === hash) ? hash : '#hitos';
  return (
    <LinkProvider component={InPage}>
      <Tabs label={language.t('commitment.parts')} tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />
    </LinkProvider>
  );
};

/** A plain anchor: the router knows pages, the browser knows the parts of one. */
const InPage = (props: LinkProps) => <a {...props} />;
