/** Somebody who is on no list, or a head-count of a sector: written down on the spot. */
import { useState, type FormEvent } from 'react';
import { attendanceModes, contactOfAttendee, type AttendanceMode } from '../../domain/attendance';
import { sectors, type Sector } from '../../domain/organization';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { Check } from '../../ui/check';
import { TextField } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { Choice } from './choice';
import { focusFirst } from './focus-first';
import { KeptNote } from './kept-note';
import { arrivalAct, type NewAttendance } from './room-acts';
import { useRoom } from './room-context';
import { useKeptFields, type KeptFields } from './use-kept-fields';
import { useOrganizations } from './use-options';

type Typed = Readonly<Record<'name' | 'organization' | 'organizationName' | 'sector' | 'mode' | 'count' | 'email' | 'mayWrite', string>>;

const nothing: Typed = { name: '', organization: '', organizationName: '', sector: '', mode: '', count: '', email: '', mayWrite: '' };

export const ArrivalForm = () => {
  const { t } = useLanguage();
  const [adding, setAdding] = useState<'person' | 'count'>();
  const done = (): void => setAdding(undefined);
  if (adding === 'person') return <PersonForm onDone={done} />;
  if (adding === 'count') return <CountForm onDone={done} />;
  return (
    <div className="row">
      <Button icon="plus" onClick={() => setAdding('person')}>
        {t('room.addPerson')}
      </Button>
      <Button look="quiet" icon="people" onClick={() => setAdding('count')}>
        {t('room.addCount')}
      </Button>
    </div>
  );
};

const usualMode = (modality: string): AttendanceMode => (modality === 'virtual' ? 'virtual' : 'inPerson');

const PersonForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useLanguage();
  const { facts, newId } = useRoom();
  const draft = `attendee/${facts.meeting.id}`;
  const kept = useKeptFields<Typed>({ key: draft, kind: 'attendee', start: { ...nothing, mode: usualMode(facts.meeting.modality) } });
  const [wasTried, setTried] = useState(false);
  if (!kept) return null;
  const { fields, write } = kept;
  const sector = sectorOf(fields, facts.organizations.get(fields.organization)?.sector);
  const isEmailOwed = fields.mayWrite !== '' && !/^\S+@\S+\.\S+$/.test(fields.email.trim());
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (fields.name.trim() === '' || sector === undefined || isEmailOwed) return setTried(true);
    const attendance = newId();
    const ids = { attendance, contact: contactOfAttendee(attendance) };
    const contact = fields.mayWrite === '' ? undefined : { email: fields.email.trim(), consentOn: facts.today };
    const act = arrivalAct({ meeting: facts.meeting, ids, who: whoOf(fields, sector), ...(contact ? { contact } : {}) });
    if (await kept.send({ ...act, draft })) onDone();
  };
  return (
    <form ref={focusFirst} className="stack deal__form" noValidate aria-label={t('room.addPerson')} onSubmit={(event) => void submit(event)}>
      <TextField label={t('room.name')} value={fields.name} maxLength={200} autoComplete="off" onChange={(event) => write({ name: event.target.value })} error={wasTried && fields.name.trim() === '' ? t('room.nameMissing') : undefined} />
      <From kept={kept} />
      {fields.organization === '' && <SectorChoice value={sector} onChange={(chosen) => write({ sector: chosen })} error={wasTried && sector === undefined ? t('room.sectorMissing') : undefined} />}
      <ModeChoice value={fields.mode} onChange={(mode) => write({ mode })} />
      <Check label={t('room.mayWriteTo')} checked={fields.mayWrite !== ''} onChange={(checked) => write({ mayWrite: checked ? 'yes' : '', ...(checked ? {} : { email: '' }) })} />
      {fields.mayWrite !== '' && (
        <TextField label={t('room.email')} type="email" value={fields.email} maxLength={320} autoComplete="off" hint={t('room.emailNote')} onChange={(event) => write({ email: event.target.value })} error={wasTried && isEmailOwed ? t('room.emailWrong') : undefined} />
      )}
      <FormFoot kept={kept} onDone={onDone} go={t('room.addPersonGo')} />
    </form>
  );
};

const From = ({ kept: { fields, write } }: { readonly kept: KeptFields<Typed> }) => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  return (
    <>
      <Choice label={t('room.organization')} value={fields.organization} none={t('room.otherOrganization')} options={useOrganizations(facts)} onChange={(organization) => write({ organization })} />
      {fields.organization === '' && <TextField label={t('room.organizationName')} value={fields.organizationName} maxLength={300} autoComplete="off" onChange={(event) => write({ organizationName: event.target.value })} />}
    </>
  );
};

const CountForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useLanguage();
  const { facts, newId } = useRoom();
  const draft = `head-count/${facts.meeting.id}`;
  const kept = useKeptFields<Typed>({ key: draft, kind: 'attendee', start: { ...nothing, mode: usualMode(facts.meeting.modality) } });
  const [wasTried, setTried] = useState(false);
  if (!kept) return null;
  const { fields, write } = kept;
  const count = Number(fields.count);
  const isCount = Number.isInteger(count) && count >= 1 && count <= 10_000;
  const sector = sectorOf(fields, undefined);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isCount || sector === undefined) return setTried(true);
    const act = arrivalAct({ meeting: facts.meeting, ids: { attendance: newId(), contact: newId() }, who: { sector, mode: modeOf(fields), count } });
    if (await kept.send({ ...act, draft })) onDone();
  };
  return (
    <form ref={focusFirst} className="stack deal__form" noValidate aria-label={t('room.addCount')} onSubmit={(event) => void submit(event)}>
      <SectorChoice value={sector} onChange={(chosen) => write({ sector: chosen })} error={wasTried && sector === undefined ? t('room.sectorMissing') : undefined} />
      <TextField label={t('room.howMany')} value={fields.count} inputMode="numeric" onChange={(event) => write({ count: event.target.value })} error={wasTried && !isCount ? t('room.countMissing') : undefined} />
      <ModeChoice value={fields.mode} onChange={(mode) => write({ mode })} />
      <FormFoot kept={kept} onDone={onDone} go={t('room.addCountGo')} />
    </form>
  );
};

const FormFoot = ({ kept, onDone, go }: { readonly kept: KeptFields<Typed>; readonly onDone: () => void; readonly go: string }) => {
  const { t } = useLanguage();
  const cancel = (): void => {
    kept.discard();
    onDone();
  };
  return (
    <>
      <KeptNote keeper={kept.keeper} />
      <div className="row">
        <Button look="go" type="submit">
          {go}
        </Button>
        <Button look="quiet" onClick={cancel}>
          {t('room.throwAway')}
        </Button>
      </div>
    </>
  );
};

const SectorChoice = ({ value, onChange, error }: { readonly value: Sector | undefined; readonly onChange: (sector: Sector) => void; readonly error: string | undefined }) => {
  const { t } = useLanguage();
  return <Segmented legend={t('room.sector')} value={value} onChange={onChange} error={error} segments={sectors.map((sector) => ({ value: sector, label: t(`sector.${sector}`) }))} />;
};

export const ModeChoice = ({ value, onChange }: { readonly value: string; readonly onChange: (mode: AttendanceMode) => void }) => {
  const { t } = useLanguage();
  return <Segmented legend={t('room.takesPart')} layout="row" value={attendanceModes.find((mode) => mode === value)} onChange={onChange} segments={attendanceModes.map((mode) => ({ value: mode, label: t(`room.mode.${mode}`) }))} />;
};

const sectorOf = ({ sector }: Typed, known: Sector | undefined): Sector | undefined => known ?? sectors.find((one) => one === sector);

const modeOf = ({ mode }: Typed): AttendanceMode => attendanceModes.find((one) => one === mode) ?? 'inPerson';

const whoOf = (fields: Typed, sector: Sector): NewAttendance => ({
  name: fields.name.trim(),
  sector,
  mode: modeOf(fields),
  ...(fields.organization !== '' ? { organization: fields.organization } : fields.organizationName.trim() === '' ? {} : { organizationName: fields.organizationName.trim() }),
});
