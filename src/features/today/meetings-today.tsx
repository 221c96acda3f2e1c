/** The next meeting, what was agreed and is owed, minutes that wait for a comment, meetings that the plan promised and nobody scheduled. */
import type { ReactNode } from 'react';
import type { Meeting } from '../../domain/meeting';
import type { PromisedMeeting } from '../../domain/meeting-dues';
import { addresses } from '../../language/addresses';
import { formatDay, formatDayOfYear, formatNear, weekdayShort } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { agreementDueWords, formatHours, meetingName } from '../../language/meeting-words';
import { useRead } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import { readMeetingsToday, type MeetingsToday } from './read-meetings-today';

export const MeetingsOfToday = () => {
  const language = useLanguage();
  const { t } = language;
  const reading = useRead(readMeetingsToday);
  if (!reading) return null;
  const { today, next, agreements, toComment, missing } = reading;
  const isEmpty = !next && agreements.length + toComment.length + missing.length === 0;
  if (isEmpty) return null;
  return (
    <Section title={t('today.meetings')} beside={<Link href={addresses.meetings}>{t('app.meetings')}</Link>}>
      {next && <NextMeeting meeting={next} reading={reading} />}
      <ul className="list">
        {toComment.map((meeting) => (
          <Asked key={meeting.id} href={addresses.meeting(meeting.id)} title={t('today.comment', { meeting: nameOf(language, meeting, reading) })} note={t('today.commentNote', dayOf(language, meeting.commentsUntil ?? today, today))} />
        ))}
        {agreements.map((agreement) => (
          <Asked
            key={agreement.id}
            href={`${addresses.agreements}?mios=si`}
            title={agreement.text}
            note={
              <>
                {t('today.agreement', { due: agreementDueWords(language, agreement, today) })} {agreement.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
              </>
            }
          />
        ))}
        {missing.map((promised) => (
          <Missing key={`${promised.commitment} ${promised.type} ${promised.due}`} promised={promised} reading={reading} />
        ))}
      </ul>
    </Section>
  );
};

const nameOf = (language: Language, meeting: Meeting, { codes }: MeetingsToday): string => meetingName(language, meeting, meeting.commitments.flatMap((id) => codes.get(id) ?? []));

const dayOf = (language: Language, day: string, today: string) => ({ day: formatDay(language, day), near: formatNear(language, day, today) });

const NextMeeting = ({ meeting, reading }: { readonly meeting: Meeting; readonly reading: MeetingsToday }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <article className="next">
      <p className="next__when">
        <span>{weekdayShort(language, meeting.on)}</span>
        <b>{formatDayOfYear(language, meeting.on)}</b>
        <span>{formatNear(language, meeting.on, reading.today)}</span>
      </p>
      <div>
        <h3>{nameOf(language, meeting, reading)}</h3>
        <p>
          {[formatHours(language, meeting), meeting.place ?? t(`modality.${meeting.modality}`)].join(' · ')} {meeting.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
        </p>
        <div className="row">
          <LinkButton href={addresses.meeting(meeting.id)}>{t('today.nextMeeting')}</LinkButton>
        </div>
      </div>
    </article>
  );
};

const Missing = ({ promised, reading }: { readonly promised: PromisedMeeting; readonly reading: MeetingsToday }) => {
  const language = useLanguage();
  const { t } = language;
  const code = reading.codes.get(promised.commitment) ?? '';
  return (
    <Asked
      href={`${addresses.newMeeting}?compromiso=${encodeURIComponent(promised.commitment)}&tipo=${promised.type}`}
      title={t(`meetings.promised.${promised.type}`, { code, day: formatDay(language, promised.due) })}
      note={t(promised.state === 'overdue' ? 'today.promisedLate' : 'today.promised', dayOf(language, promised.due, reading.today))}
      act={t('today.scheduleMeeting')}
    />
  );
};

interface AskedProps {
  readonly href: string;
  readonly title: string;
  readonly note: ReactNode;
  readonly act?: string;
}

const Asked = ({ href, title, note, act }: AskedProps) => (
  <li>
    <Link className="item item--state" href={href}>
      <div>
        <h3>{title}</h3>
        <p>{note}</p>
      </div>
      {act && <span className="small">{act}</span>}
    </Link>
  </li>
);
