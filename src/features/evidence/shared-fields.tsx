/** What is said of evidence besides its title: which milestones, who may see it, who can be recognized, where it was made. */
import { useState } from 'react';
import { peopleShown, sensitivities } from '../../domain/evidence';
import type { Milestone } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { Button } from '../../ui/button';
import { Check } from '../../ui/check';
import { TextField } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import type { TypedShared } from './typed-details';

interface SharedFieldsProps {
  readonly typed: TypedShared;
  readonly onType: (part: Partial<TypedShared>) => void;
  readonly milestones: readonly Milestone[];
  /** Somebody tried to keep it: what lacks is said. */
  readonly wasTried: boolean;
}

export const SharedFields = ({ typed, onType, milestones, wasTried }: SharedFieldsProps) => {
  const { t } = useLanguage();
  const { sensitivity, embargoedUntil, people } = typed;
  return (
    <div className="stack stack--5">
      {milestones.length > 0 && <MilestoneChecks typed={typed} onType={onType} milestones={milestones} />}
      <div className="stack stack--2">
        <Segmented legend={t('capture.sensitivity')} layout="four" value={sensitivity} onChange={(next) => onType({ sensitivity: next })} segments={sensitivities.map((value) => ({ value, label: t(`sensitivity.${value}`) }))} />
        <p className="hint">{t(`sensitivityNote.${sensitivity}`)}</p>
        {sensitivity === 'embargoed' && (
          <TextField label={t('capture.embargoedUntil')} type="date" value={embargoedUntil} onChange={(event) => onType({ embargoedUntil: event.target.value })} error={wasTried && embargoedUntil === '' ? t('evidence.refused.embargo') : undefined} />
        )}
      </div>
      <div className="stack stack--2">
        <Segmented legend={t('capture.people')} layout="row" value={people} onChange={(next) => onType({ people: next })} segments={peopleShown.map((value) => ({ value, label: t(`people.${value}`) }))} />
        {people !== 'none' && <p className="hint">{t(`peopleNote.${people}`)}</p>}
      </div>
      <PlaceField typed={typed} onType={onType} />
    </div>
  );
};

const MilestoneChecks = ({ typed, onType, milestones }: Pick<SharedFieldsProps, 'typed' | 'onType' | 'milestones'>) => {
  const { t, locale } = useLanguage();
  const toggle = (id: string, isOn: boolean): void => onType({ milestones: isOn ? [...typed.milestones, id] : typed.milestones.filter((one) => one !== id) });
  return (
    <fieldset className="checklist">
      <legend className="label">{t('capture.milestones')}</legend>
      {milestones.map(({ id, order, text }) => (
        <Check key={id} label={`${order}. ${wordsIn(text, locale)}`} checked={typed.milestones.includes(id)} onChange={(isOn) => toggle(id, isOn)} />
      ))}
    </fieldset>
  );
};

type Locating = 'idle' | 'asking' | 'failed';

/** Only what the person adds: nothing is read from the file, and nothing is asked of the device before they say so. */
const PlaceField = ({ typed: { place }, onType }: Pick<SharedFieldsProps, 'typed' | 'onType'>) => {
  const { t } = useLanguage();
  const [locating, setLocating] = useState<Locating>('idle');
  const ask = (): void => {
    setLocating('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        setLocating('idle');
        onType({ place: { ...place, latitude, longitude, accuracyM: Math.round(accuracy) } });
      },
      () => setLocating('failed'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };
  const { text, latitude, longitude, accuracyM } = place;
  return (
    <div className="stack stack--2">
      <TextField label={t('capture.place')} hint={t('capture.placeHint')} autoComplete="off" maxLength={200} value={text ?? ''} onChange={(event) => onType({ place: { ...place, text: event.target.value } })} />
      {latitude === undefined || longitude === undefined ? (
        <div className="row">
          <Button look="quiet" disabled={locating === 'asking'} onClick={ask}>
            {t('capture.addLocation')}
          </Button>
          <span className="small" role="status">
            {locating === 'asking' && t('capture.locating')}
            {locating === 'failed' && t('capture.noLocation')}
          </span>
        </div>
      ) : (
        <div className="row">
          <p className="small">{t('capture.location', { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5), metres: accuracyM ?? 0 })}</p>
          <Button look="quiet" onClick={() => onType({ place: text === undefined ? {} : { text } })}>
            {t('capture.removeLocation')}
          </Button>
        </div>
      )}
    </div>
  );
};
