/** The parts of the page, each with its own address: a link to a part opens at that part. */
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useLanguage } from '../../language/language-context';
import { LinkProvider, type LinkProps } from '../../ui/link';
import { Tabs } from '../../ui/tabs';
import type { RecordId } from '../../domain/ids';
import { begunSlotsOf } from '../../domain/dues';
import { eventsOf } from '../../domain/check-in-events';
import type { CommitmentReading } from './read-commitment';

const onHash = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** A part of the page that another part of the app brings, with its own address on the page. */
export interface BroughtPart {
  readonly id: string;
  readonly title: string;
  readonly content: (commitment: RecordId) => ReactNode;
}

interface CommitmentTabsProps {
  readonly reading: CommitmentReading;
  readonly hasEvidence: boolean;
  readonly parts: readonly Pick<BroughtPart, 'id' | 'title'>[];
}

export const CommitmentTabs = ({ reading: { commitment, milestones, checkIns, today }, hasEvidence, parts }: CommitmentTabsProps) => {
  const language = useLanguage();
  const hash = useSyncExternalStore(onHash, () => window.location.hash);
  // The page was drawn after the address was read, so the browser found no part to go to.
  useEffect(() => {
    if (window.location.hash) document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  const tabs = [
    { href: '#hitos', label: language.t('commitment.milestones'), count: milestones.length },
    ...(hasEvidence ? [{ href: '#evidencia', label: language.t('evidence.title') }] : []),
    ...parts.map(({ id, title }) => ({ href: `#${id}`, label: title })),
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
