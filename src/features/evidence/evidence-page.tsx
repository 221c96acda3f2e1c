/** The place of the evidence: what was left half-way, what is asked for, and everything that was shown. */
import './evidence.css';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useRead } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { PageHead } from '../../ui/page-head';
import { Gallery } from './gallery';
import { LeftCaptures } from './left-captures';
import { readGallery } from './read-gallery';
import { wantedFrom, wantedToQuery, type WantedEvidence } from './wanted-evidence';

export const EvidencePage = () => {
  const { t } = useLanguage();
  const reading = useRead(readGallery);
  const [wanted, want] = useWantedEvidence();
  if (!reading) return null;
  const open = reading.requests.filter(({ state }) => state === 'open' || state === 'answered').length;
  return (
    <>
      <title>{`${t('evidence.title')} · ${t('ui.appName')}`}</title>
      <PageHead
        title={t('evidence.title')}
        sub={t('evidence.lead')}
        actions={
          <>
            <LinkButton href={addresses.evidenceRequests}>{t('evidence.requestsOpen', { count: open })}</LinkButton>
            {reading.mayAdd && (
              <LinkButton look="go" icon="plus" href={addresses.newEvidence({ commitment: wanted.commitment, milestone: wanted.milestone, meeting: wanted.meeting })}>
                {t('evidence.add')}
              </LinkButton>
            )}
          </>
        }
      />
      <LeftCaptures />
      <Gallery reading={reading} wanted={wanted} onWant={want} />
    </>
  );
};

/** The words stand in the field at once; the address follows, without a step back for each letter. */
const useWantedEvidence = (): readonly [WantedEvidence, (wanted: WantedEvidence) => void] => {
  const [query, setQuery] = useSearchParams();
  const [typed, setTyped] = useState(() => wantedFrom(query));
  const [known, setKnown] = useState(query.toString());
  // The address changed under us: back, forward, or a link.
  if (query.toString() !== known) {
    setKnown(query.toString());
    setTyped(wantedFrom(query));
  }
  const want = (wanted: WantedEvidence): void => {
    const next = wantedToQuery(wanted);
    setTyped(wanted);
    setKnown(next.toString());
    setQuery(next, { replace: true });
  };
  return [typed, want];
};
