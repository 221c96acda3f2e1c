/** The evidence of one thing (a commitment, a meeting, an agreement), where that thing is shown: its cards, what was asked for, and the way to show more. */
import { useState } from 'react';
import type { RecordId } from '../../domain/ids';
import { isStandingEvidence } from '../../domain/evidence';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import type { Device } from '../../storage/device';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { Button, LinkButton } from '../../ui/button';
import { Link } from '../../ui/link';
import { Tiles } from '../../ui/tile';
import { CaptureDialog } from './capture-dialog';
import { EvidenceTile } from './evidence-tile';
import { readGallery } from './read-gallery';
import { readRequests } from './read-requests';
import { RequestDialog } from './request-dialog';
import { RequestList } from './requests-page';
import './evidence.css';

export interface Of {
  readonly commitment?: RecordId;
  readonly meeting?: RecordId;
  readonly agreement?: RecordId;
}

interface EvidenceAboutProps {
  readonly of: Of;
  /** `here`: it is shown and asked for in place, without leaving the page (a meeting that goes on). */
  readonly where?: 'page' | 'here';
}

const shownAtMost = 8;

const readAbout = async (device: Device, of: Of) => {
  const [gallery, asked] = await Promise.all([readGallery(device), readRequests(device)]);
  const isOf = (one: { readonly commitment: RecordId; readonly meeting?: RecordId; readonly agreement?: RecordId }): boolean =>
    (of.commitment === undefined || one.commitment === of.commitment) && (of.meeting === undefined || one.meeting === of.meeting) && (of.agreement === undefined || one.agreement === of.agreement);
  return {
    ...gallery,
    asked,
    evidence: gallery.evidence.filter((one) => isStandingEvidence(one) && isOf(one)),
    requests: of.agreement === undefined ? gallery.requests.filter(isOf) : [],
  };
};

export const EvidenceAbout = ({ of, where = 'page' }: EvidenceAboutProps) => {
  const device = useDevice();
  const { t } = useLanguage();
  const { commitment, meeting, agreement } = of;
  const reading = useLive(() => readAbout(device, of), [device, commitment, meeting, agreement]);
  const [open, setOpen] = useState<'capture' | 'request'>();
  if (!reading) return null;
  const { evidence, requests, asked, mayAdd, mayAsk } = reading;
  const standing = requests.filter(({ state }) => state === 'open' || state === 'answered');
  const close = (): void => setOpen(undefined);
  return (
    <div className="stack">
      {evidence.length > 0 && (
        <Tiles label={t('evidence.title')}>
          {evidence.slice(0, shownAtMost).map((one) => (
            <EvidenceTile key={one.id} evidence={one} place={reading.place(one)} />
          ))}
        </Tiles>
      )}
      {evidence.length === 0 && <p className="small muted">{t(requests.length > 0 ? 'about.noneYet' : 'about.none')}</p>}
      {evidence.length > shownAtMost && <Link href={addresses.evidencesOf(of)}>{t('about.all', { count: evidence.length })}</Link>}
      {standing.length > 0 && (
        <div className="stack stack--2">
          <h3>{t('about.asked')}</h3>
          <RequestList requests={standing} reading={asked} />
        </div>
      )}
      <div className="row">
        {mayAdd && (where === 'here' ? <Button icon="camera" onClick={() => setOpen('capture')}>{t('evidence.add')}</Button> : <LinkButton icon="camera" href={addresses.newEvidence(of)}>{t('evidence.add')}</LinkButton>)}
        {mayAsk && agreement === undefined && (where === 'here' ? <Button icon="question" onClick={() => setOpen('request')}>{t('request.new')}</Button> : <LinkButton icon="question" href={addresses.newEvidenceRequest(of)}>{t('request.new')}</LinkButton>)}
      </div>
      {open === 'capture' && <CaptureDialog about={of} onClose={close} />}
      {open === 'request' && <RequestDialog of={of} onClose={close} />}
    </div>
  );
};
