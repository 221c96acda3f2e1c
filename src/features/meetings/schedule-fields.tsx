/** The fields of a meeting: what, when, where, who. What can be proposed is proposed until the person chooses. */
import { useId } from 'react';
import { leadOf } from '../../domain/commitment';
import type { RecordId } from '../../domain/ids';
import { meetingTypes, modalities, type MeetingType } from '../../domain/meeting';
import type { Organization } from '../../domain/organization';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import { Check } from '../../ui/check';
import { FieldError, TextField } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { newId } from './new-id';
import { PickMany } from './pick-many';
import type { ScheduleReading } from './read-schedule';
import { proposedAgenda, proposedInvitations, type OwedField, type TypedMeeting } from './schedule-draft';

export interface ScheduleFieldsProps {
  readonly typed: TypedMeeting;
  readonly onType: (part: Partial<TypedMeeting>) => void;
  readonly reading: ScheduleReading;
  /** What is missing, said at its field; undefined until sending was tried. */
  readonly owed: OwedField | undefined;
  readonly isNew: boolean;
}

export const ScheduleFields = (props: ScheduleFieldsProps) => {
  const { typed, onType, reading, owed, isNew } = props;
  const { t, locale } = useLanguage();
  const says = (...fields: readonly OwedField[]) => (owed !== undefined && fields.includes(owed) ? t(`schedule.owed.${owed}`) : undefined);
  const institutions = named(reading.organizations, locale);
  return (
    <>
      <What {...props} />
      <div className="two">
        <TextField label={t('schedule.on')} type="date" value={typed.on} onChange={(event) => onType({ on: event.target.value })} error={says('on')} />
        <div className="two">
          <TextField label={t('schedule.from')} type="time" value={typed.from} onChange={(event) => onType({ from: event.target.value })} error={says('from')} />
          <TextField label={t('schedule.to')} type="time" value={typed.to} onChange={(event) => onType({ to: event.target.value })} error={says('ends-before-it-begins')} />
        </div>
      </div>
      <Segmented legend={t('meeting.modality')} layout="row" value={typed.modality} segments={modalities.map((value) => ({ value, label: t(`modality.${value}`) }))} onChange={(modality) => onType({ modality })} />
      {typed.modality !== 'virtual' && <TextField label={t('schedule.place')} maxLength={300} value={typed.place} onChange={(event) => onType({ place: event.target.value })} error={says('place-missing')} />}
      {typed.modality !== 'inPerson' && <TextField label={t('schedule.link')} hint={t('schedule.linkHint')} inputMode="url" autoComplete="off" maxLength={2000} value={typed.link} onChange={(event) => onType({ link: event.target.value })} error={says('link-not-understood')} />}
      {isNew && <Host {...props} says={says('organization')} />}
      <People {...props} />
      <PickMany legend={t('schedule.invited')} choices={institutions} chosen={typed.invited} onChoose={(invited) => onType({ invited, own: { ...typed.own, invited: true } })} addWord={t('schedule.addInvited')} takeAway={(name) => t('schedule.takeAway', { name })} />
      <div className="field">
        <Check label={t('schedule.announced')} checked={typed.announced} onChange={(announced) => onType({ announced })} />
        <p className="hint">{t('schedule.announcedHint')}</p>
      </div>
    </>
  );
};

const named = (organizations: readonly Organization[], locale: 'es' | 'en') => organizations.map(({ id, name }) => ({ id, name: wordsIn(name, locale) })).sort((one, other) => one.name.localeCompare(other.name, locale));

const What = ({ typed, onType, reading, owed }: ScheduleFieldsProps) => {
  const device = useDevice();
  const { t, locale } = useLanguage();
  const select = useId();
  const { commitments, memberships, today, anywhere, hosts } = reading;
  const proposed = (next: TypedMeeting): Partial<TypedMeeting> => {
    const lead = commitments.filter(({ id }) => next.commitments.includes(id)).map(leadOf)[0];
    return {
      ...(next.own.invited ? {} : { invited: proposedInvitations(next, commitments, memberships, today) }),
      ...(anywhere && !next.own.organization && lead !== undefined && hosts.some(({ id }) => id === lead) ? { organization: lead } : {}),
    };
  };
  const chooseType = (type: MeetingType): void => {
    const agenda = typed.own.agenda ? {} : { agenda: proposedAgenda(type, (key) => t(`agendaTemplate.${key}`), () => newId(device)) };
    onType({ type, ...agenda, ...proposed({ ...typed, type }) });
  };
  const chooseCommitments = (chosen: readonly RecordId[]): void => onType({ commitments: chosen, ...proposed({ ...typed, commitments: chosen }) });
  return (
    <>
      <div className="field">
        <label htmlFor={select}>{t('schedule.type')}</label>
        <select className="input" id={select} value={typed.type} onChange={(event) => chooseType(meetingTypes.find((one) => one === event.target.value) ?? 'other')}>
          {meetingTypes.map((type) => (
            <option key={type} value={type}>
              {t(`meetingType.${type}`)}
            </option>
          ))}
        </select>
      </div>
      <PickMany
        legend={t('schedule.commitments')}
        choices={commitments.map(({ id, code, title }) => ({ id, name: `${code} · ${wordsIn(title, locale)}` }))}
        chosen={typed.commitments}
        onChoose={chooseCommitments}
        addWord={t('schedule.addCommitment')}
        takeAway={(name) => t('schedule.takeAway', { name })}
        error={owed === 'commitments-missing' || owed === 'commitment-of-others' ? t(`schedule.owed.${owed}`) : undefined}
      />
      <TextField label={t('schedule.name')} hint={t('schedule.nameHint')} maxLength={300} value={typed.title} onChange={(event) => onType({ title: event.target.value })} error={owed === 'title-missing' ? t('schedule.owed.title-missing') : undefined} />
    </>
  );
};

const Host = ({ typed, onType, reading, says }: ScheduleFieldsProps & { readonly says: string | undefined }) => {
  const { t, locale } = useLanguage();
  const id = useId();
  // A focal point of one area has nothing to choose.
  if (reading.hosts.length === 1) return null;
  return (
    <div className={says ? 'field field--bad' : 'field'}>
      <label htmlFor={id}>{t('schedule.host')}</label>
      <FieldError id={`${id}e`} text={says} />
      <select className="input" id={id} value={typed.organization} {...(says ? { 'aria-describedby': `${id}e`, 'aria-invalid': true } : {})} onChange={(event) => onType({ organization: event.target.value, own: { ...typed.own, organization: true } })}>
        <option value="">{t('schedule.chooseHost')}</option>
        {named(reading.hosts, locale).map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
};

const People = ({ typed, onType, reading: { memberships, organizations } }: ScheduleFieldsProps) => {
  const { t, locale } = useLanguage();
  const id = useId();
  const names = new Map(organizations.map((one) => [one.id, wordsIn(one.name, locale)]));
  return (
    <div className="two">
      <datalist id={id}>
        {memberships.map((one) => (
          <option key={one.id} value={one.name} label={names.get(one.organization) ?? ''} />
        ))}
      </datalist>
      <TextField label={t('schedule.chair')} hint={t('schedule.personHint')} list={id} maxLength={200} value={typed.chair} onChange={(event) => onType({ chair: event.target.value })} />
      <TextField label={t('schedule.noteTaker')} hint={t('schedule.personHint')} list={id} maxLength={200} value={typed.noteTaker} onChange={(event) => onType({ noteTaker: event.target.value })} />
    </div>
  );
};
