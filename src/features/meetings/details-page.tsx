/** Putting a scheduled meeting right: its date, its place, its people. */
import { seenOf } from '../../domain/apply-operation';
import type { Writers } from '../../domain/change';
import { sameJson, type Fields, type Json } from '../../domain/json';
import { isAhead, type Meeting } from '../../domain/meeting';
import { may } from '../../domain/permissions';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { meetingName } from '../../language/meeting-words';
import { detailsDraft } from '../../storage/meeting-drafts';
import type { Kept } from '../../storage/reads';
import { useRead } from '../../storage/use-live';
import type { Act } from '../../storage/write';
import { LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { MeetingForm } from './meeting-form';
import { readSchedule, type ScheduleReading } from './read-schedule';
import { detailsOf, typedOf, type TypedMeeting } from './schedule-draft';
import { useDesk } from '../../storage/use-desk';

/** What is typed, and what stood there when its author began. */
interface TypedChange extends TypedMeeting {
  readonly base: TypedMeeting;
  readonly seen: Writers;
}

export const MeetingDetailsPage = ({ id }: { readonly id: string }) => {
  const language = useLanguage();
  const { t } = language;
  const reading = useRead(readSchedule, id);
  if (!reading) return null;
  const { scheduled, person, today, commitments } = reading;
  const isOpen = scheduled !== undefined && isAhead(scheduled.state) && may(person, 'meeting.write', today, { organization: scheduled.organization });
  const name = scheduled && meetingName(language, scheduled, commitments.filter((one) => scheduled.commitments.includes(one.id)).map(({ code }) => code));
  return (
    <>
      <PageHead title={t('schedule.editTitle')} crumbs={[{ label: t('meetings.title'), href: addresses.meetings }, ...(name ? [{ label: name, href: addresses.meeting(id) }] : [])]} />
      {isOpen ? (
        <Change meeting={scheduled} reading={reading} />
      ) : (
        <EmptyNote level={2} title={t(scheduled ? 'schedule.closedTitle' : 'meeting.unknown')} action={<LinkButton href={scheduled ? addresses.meeting(id) : addresses.meetings}>{t('meeting.back')}</LinkButton>}>
          {t(scheduled ? 'schedule.closedNote' : 'meeting.unknownNote')}
        </EmptyNote>
      )}
    </>
  );
};

const Change = ({ meeting, reading }: { readonly meeting: Kept<Meeting>; readonly reading: ScheduleReading }) => {
  const desk = useDesk<TypedChange>({ ...detailsDraft(meeting.id), start: () => ({ ...typedOf(meeting), base: typedOf(meeting), seen: meeting.row.writers }) });
  return desk ? <MeetingForm desk={desk} reading={reading} isNew={false} actOf={(typed) => changeAct(typed, reading)} /> : null;
};

/** Only what differs from what its author saw; undefined where nothing does. */
const changeAct = (typed: TypedChange, { memberships }: ScheduleReading): Act | undefined => {
  const [now, before] = [detailsOf(typed, memberships), detailsOf(typed.base, memberships)].map((details) => details as unknown as Readonly<Record<string, Json>>);
  const fields = [...new Set([...Object.keys(now ?? {}), ...Object.keys(before ?? {})])];
  const set: Fields = Object.fromEntries(fields.filter((field) => !sameJson(now?.[field], before?.[field])).map((field) => [field, now?.[field] ?? null]));
  const whole: Fields = typed.announced === typed.base.announced ? set : { ...set, announced: typed.announced };
  if (Object.keys(whole).length === 0) return undefined;
  return { kind: 'edit', operations: [{ entity: 'meeting', id: typed.meeting, act: 'patch', set: whole, seen: seenOf('meeting', typed.seen, whole) }] };
};
