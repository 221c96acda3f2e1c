/** When, where, who: the facts of a meeting as a list of words. */
import type { ReactNode } from 'react';
import { attendanceTotals, totalOf } from '../../domain/attendance';
import { sectors } from '../../domain/organization';
import { addresses } from '../../language/addresses';
import { formatDay, formatDayTitle } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { formatHours } from '../../language/meeting-words';
import { Spoken } from '../../language/spoken';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import type { MeetingReading } from './read-meeting';

export const MeetingFacts = ({ reading: { meeting, commitments, organizations } }: { readonly reading: MeetingReading }) => {
  const language = useLanguage();
  const { t } = language;
  const host = organizations.get(meeting.organization);
  return (
    <Section title={t('meeting.facts')}>
      <dl className="facts">
        <Fact word={t('meeting.when')}>
          {formatDayTitle(language, meeting.on)}, {meeting.on.slice(0, 4)}, {formatHours(language, meeting)}
        </Fact>
        <Fact word={t('meetings.type')}>{t(`meetingType.${meeting.type}`)}</Fact>
        <Fact word={t('meeting.modality')}>{t(`modality.${meeting.modality}`)}</Fact>
        {meeting.place && <Fact word={t('meeting.place')}>{meeting.place}</Fact>}
        {meeting.link && (
          <Fact word={t('meeting.link')}>
            <a href={meeting.link} rel="noreferrer">
              {meeting.link}
            </a>
          </Fact>
        )}
        {commitments.length > 0 && (
          <Fact word={t('meetings.commitment')}>
            <ul>
              {commitments.map(({ id, code, title }) => (
                <li key={id}>
                  <Link href={addresses.commitment(code)}>{code}</Link> <Spoken words={title} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {host && (
          <Fact word={t('meeting.host')}>
            <Spoken words={host.name} />
          </Fact>
        )}
        {meeting.chair && <Fact word={t('meeting.chair')}>{meeting.chair.name}</Fact>}
        {meeting.noteTaker && <Fact word={t('meeting.noteTaker')}>{meeting.noteTaker.name}</Fact>}
        <Fact word={t('meeting.invited')}>
          {meeting.invited.length === 0 && t('meeting.nobodyInvited')}
          <ul>
            {meeting.invited.flatMap((id) => organizations.get(id) ?? []).map(({ id, name }) => (
              <li key={id}>
                <Spoken words={name} />
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
      {meeting.announced && <p className="small muted">{t('meeting.announced')}</p>}
      {meeting.nextMeeting && <p>{t('meeting.nextMeeting', { day: formatDay(language, meeting.nextMeeting.on) })}</p>}
    </Section>
  );
};

const Fact = ({ word, children }: { readonly word: string; readonly children: ReactNode }) => (
  <div>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </div>
);

/** How many were there, by sector; nothing while nobody was written down. */
export const AttendanceSummary = ({ reading: { attendance } }: { readonly reading: MeetingReading }) => {
  const { t } = useLanguage();
  const totals = attendanceTotals(attendance);
  const total = totalOf(totals);
  if (total === 0) return null;
  return (
    <Section title={t('meeting.attendance')}>
      <p>{t('meeting.attendanceTotal', { count: total })}</p>
      <dl className="facts facts--numbers">
        {sectors.filter((sector) => totals[sector] > 0).map((sector) => (
          <Fact key={sector} word={t(`sector.${sector}`)}>
            {totals[sector]}
          </Fact>
        ))}
      </dl>
    </Section>
  );
};
