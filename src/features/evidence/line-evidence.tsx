/** The evidence that a line of a check-in points to, attached while it is written, also without a network. */
import { useState } from 'react';
import type { RecordId } from '../../domain/ids';
import { isStandingEvidence, type Evidence } from '../../domain/evidence';
import { useLanguage } from '../../language/language-context';
import { allEvidence } from '../../storage/evidence-reads';
import type { Device } from '../../storage/device';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { Button } from '../../ui/button';
import { Check } from '../../ui/check';
import { Dialog } from '../../ui/dialog';
import { Tiles } from '../../ui/tile';
import { CaptureDialog } from './capture-dialog';
import { EvidenceTile } from './evidence-tile';
import { kindAndDay, titleOf } from '../../language/evidence-words';
import { readPlaces } from './places';
import './evidence.css';

interface LineEvidenceProps {
  readonly commitment: RecordId;
  readonly milestone: RecordId;
  readonly checkIn: RecordId;
  /** The area whose check-in it is. */
  readonly organization: RecordId | undefined;
  readonly shownBy: readonly RecordId[];
  readonly onShow: (shownBy: readonly RecordId[]) => void;
}

const readShown = async (device: Device) => {
  const [evidence, place] = await Promise.all([allEvidence(device), readPlaces(device)]);
  return { evidence, place };
};

export const LineEvidence = ({ commitment, milestone, checkIn, organization, shownBy, onShow }: LineEvidenceProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const reading = useLive(() => readShown(device), [device]);
  const [open, setOpen] = useState<'capture' | 'choose'>();
  if (!reading) return null;
  const shown = shownBy.flatMap((id) => reading.evidence.find((one) => one.id === id) ?? []);
  const possible = reading.evidence.filter((one) => one.commitment === commitment && one.organization === organization && isStandingEvidence(one));
  return (
    <div className="stack stack--2">
      {shown.length > 0 && (
        <Tiles label={t('attach.evidence')}>
          {shown.map((one) => (
            <EvidenceTile key={one.id} evidence={one} place={reading.place(one)} />
          ))}
        </Tiles>
      )}
      {shown.filter((one) => !isStandingEvidence(one)).map((one) => (
        <p key={one.id} className="row small" role="alert">
          {t('attach.evidenceGone', { title: titleOf(language, one) })}
          <Button look="quiet" onClick={() => onShow(shownBy.filter((id) => id !== one.id))}>
            {t('capture.remove')}
          </Button>
        </p>
      ))}
      <div className="row attach">
        <Button icon="camera" onClick={() => setOpen('capture')}>
          {t('attach.attach')}
        </Button>
        {possible.length > 0 && (
          <Button look="quiet" onClick={() => setOpen('choose')}>
            {t('attach.choose', { count: shown.length })}
          </Button>
        )}
      </div>
      {open === 'capture' && <CaptureDialog about={{ commitment, milestone, checkIn }} onSaved={(ids) => onShow([...shownBy, ...ids])} onClose={() => setOpen(undefined)} />}
      {open === 'choose' && <ChooseDialog possible={possible} milestone={milestone} shownBy={shownBy} onShow={onShow} onClose={() => setOpen(undefined)} />}
    </div>
  );
};

interface ChooseProps extends Pick<LineEvidenceProps, 'milestone' | 'shownBy' | 'onShow'> {
  readonly possible: readonly Evidence[];
  readonly onClose: () => void;
}

/** What was shown before serves again: of this milestone first. */
const ChooseDialog = ({ possible, milestone, shownBy, onShow, onClose }: ChooseProps) => {
  const language = useLanguage();
  const { t } = language;
  const isOf = (one: Evidence): boolean => one.milestones.includes(milestone);
  const ordered = [...possible.filter(isOf), ...possible.filter((one) => !isOf(one))];
  return (
    <Dialog title={t('attach.chooseTitle')} onClose={onClose} actions={<Button look="go" onClick={onClose}>{t('attach.chosen')}</Button>}>
      <fieldset className="checklist">
        <legend className="label">{t('attach.chooseNote')}</legend>
        {ordered.map((one) => (
          <Check
            key={one.id}
            label={`${titleOf(language, one)} · ${kindAndDay(language, one)}`}
            checked={shownBy.includes(one.id)}
            onChange={(isOn) => onShow(isOn ? [...shownBy, one.id] : shownBy.filter((id) => id !== one.id))}
          />
        ))}
      </fieldset>
    </Dialog>
  );
};

/** The same, only read: what a check-in that was sent points to. */
export const ShownEvidence = ({ ids }: { readonly ids: readonly RecordId[] }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const reading = useLive(() => readShown(device), [device]);
  if (!reading || ids.length === 0) return null;
  const shown = ids.flatMap((id) => reading.evidence.find((one) => one.id === id) ?? []);
  return (
    <div className="stack stack--2">
      {shown.length > 0 && (
        <Tiles label={t('attach.evidence')}>
          {shown.map((one) => (
            <EvidenceTile key={one.id} evidence={one} place={reading.place(one)} />
          ))}
        </Tiles>
      )}
      {shown.length < ids.length && <p className="small muted">{t('request.notHeldHere', { count: ids.length - shown.length })}</p>}
    </div>
  );
};
