/** What was and will be talked about on a commitment: the next meeting, the last ones, and agreements that still stand. */
import { isStanding } from '../../domain/agreement';
import type { Day } from '../../domain/day';
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { agreementDueWords, formatHours, meetingName, minutesName } from '../../language/meeting-words';
import type { Device } from '../../storage/device';
import { agreementsOn, meetingsOn } from '../../storage/meeting-reads';
import { useRead } from '../../storage/use-live';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';

const readMeetingsOn = async (device: Device, commitment: string) => {
  const [meetings, agreements] = await Promise.all([meetingsOn(device, [commitment]), agreementsOn(device, [commitment])]);
  return { meetings, standing: agreements.filter(isStanding) };
};

const shown = { past: 3, agreements: 5 } as const;

export const CommitmentMeetings = ({ commitment, today }: { readonly commitment: string; readonly today: Day }) => {
  const language = useLanguage();
  const { t } = language;
  const reading = useRead(readMeetingsOn, commitment);
  if (!reading) return null;
  const { meetings, standing } = reading;
  const ahead = meetings.filter(({ on, state }) => on >= today && state === 'scheduled');
  const past = meetings.filter(({ state }) => state !== 'scheduled' && state !== 'postponed' && state !== 'cancelled').slice(-shown.past).reverse();
  const query = `?compromiso=${encodeURIComponent(commitment)}`;
  return (
    <Section id="reuniones" title={t('commitment.meetings')}>
      {meetings.length === 0 && <EmptyNote title={t('commitment.noMeetings')}>{t('commitment.noMeetingsNote')}</EmptyNote>}
      {ahead.length + past.length + standing.length > 0 && (
        <ul className="list">
          {[...ahead, ...past].map((meeting) => (
            <li key={meeting.id}>
              <Link className="item item--state" href={addresses.meeting(meeting.id)}>
                <div>
                  <h3>{meetingName(language, meeting, [])}</h3>
                  <p>
                    {[formatDay(language, meeting.on), formatHours(language, meeting), minutesName(language, meeting)].filter(Boolean).join(' · ')} {meeting.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
                  </p>
                </div>
                <span className="small">{t(`meetingState.${meeting.state}`)}</span>
              </Link>
            </li>
          ))}
          {standing.slice(0, shown.agreements).map((agreement) => (
            <li key={agreement.id} className="item">
              <div>
                <h3>{agreement.text}</h3>
                <p>
                  {agreementDueWords(language, agreement, today)} {agreement.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {meetings.length > 0 && (
        <p className="row small">
          <Link href={`${addresses.meetings}${query}`}>{t('commitment.allMeetings')}</Link>
          {standing.length > 0 && <Link href={`${addresses.agreements}${query}`}>{t('commitment.allAgreements')}</Link>}
        </p>
      )}
    </Section>
  );
};
