/** Scheduling a new meeting, with what the plan proposes. */
import { useSearchParams } from 'wouter';
import { leadOf } from '../../domain/commitment';
import type { Json } from '../../domain/json';
import { meetingTypes, type MeetingType } from '../../domain/meeting';
import { addresses } from '../../language/addresses';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice, type Device } from '../../storage/device';
import { scheduleDraft } from '../../storage/meeting-drafts';
import { useRead } from '../../storage/use-live';
import type { Act } from '../../storage/write';
import { LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { MeetingForm } from './meeting-form';
import { newId } from './new-id';
import { readSchedule, type ScheduleReading } from './read-schedule';
import { agendaOf, detailsOf, proposedAgenda, proposedInvitations, type TypedMeeting } from './schedule-draft';
import { useDesk } from '../../storage/use-desk';

export const SchedulePage = () => {
  const { t } = useLanguage();
  const reading = useRead(readSchedule, '');
  if (!reading) return null;
  return (
    <>
      <PageHead title={t('schedule.title')} crumbs={[{ label: t('meetings.title'), href: addresses.meetings }]} />
      {reading.hosts.length === 0 ? (
        <EmptyNote level={2} title={t('schedule.mayNot')} action={<LinkButton href={addresses.meetings}>{t('meeting.toList')}</LinkButton>}>
          {t('schedule.mayNotNote')}
        </EmptyNote>
      ) : (
        <NewMeeting reading={reading} />
      )}
    </>
  );
};

const NewMeeting = ({ reading }: { readonly reading: ScheduleReading }) => {
  const device = useDevice();
  const language = useLanguage();
  const [query] = useSearchParams();
  const commitment = reading.commitments.find(({ id }) => id === query.get('compromiso'))?.id;
  const type = meetingTypes.find((one) => one === query.get('tipo'));
  const desk = useDesk<TypedMeeting>({ ...scheduleDraft(commitment, type), start: () => startOf({ device, language, reading, commitment, type }) });
  if (!desk) return null;
  return <MeetingForm desk={desk} reading={reading} isNew actOf={(typed) => scheduleAct(typed, reading)} />;
};

interface Starting {
  readonly device: Device;
  readonly language: Language;
  readonly reading: ScheduleReading;
  readonly commitment: string | undefined;
  readonly type: MeetingType | undefined;
}

const startOf = ({ device, language: { t }, reading, commitment, type = 'quarterlyFollowUp' }: Starting): TypedMeeting => {
  const { commitments, memberships, today, hosts, anywhere } = reading;
  const chosen = commitment === undefined ? [] : [commitment];
  const lead = commitments.filter(({ id }) => id === commitment).map(leadOf)[0];
  const first = hosts.length === 1 ? hosts[0]?.id : anywhere ? lead : hosts[0]?.id;
  return {
    meeting: newId(device),
    organization: first ?? '',
    type,
    title: '',
    commitments: chosen,
    on: '',
    from: '',
    to: '',
    modality: 'inPerson',
    place: '',
    link: '',
    chair: '',
    noteTaker: '',
    invited: proposedInvitations({ type, commitments: chosen }, commitments, memberships, today),
    announced: false,
    agenda: proposedAgenda(type, (key) => t(`agendaTemplate.${key}`), () => newId(device)),
    own: {},
  };
};

const scheduleAct = (typed: TypedMeeting, { memberships }: ScheduleReading): Act => ({
  kind: 'meeting.schedule',
  arguments: {
    meeting: typed.meeting,
    organization: typed.organization,
    details: detailsOf(typed, memberships),
    ...(typed.announced ? { announced: true } : {}),
    agenda: agendaOf(typed),
  } as unknown as Json,
});
