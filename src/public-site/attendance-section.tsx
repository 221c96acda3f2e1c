/** Who was there: people by sector; by name only who agreed to it; and which invited institutions were missing. */
import type { PublicOrganization } from '../domain/publication';
import { totalOf } from '../domain/attendance';
import { headsBySector, type MinutesRecord, type RecordedAttendee } from '../domain/minutes';
import { wordsIn } from '../language/words-in';
import { Section } from '../ui/section';
import { useSite } from './site-context';
import { Spoken } from './spoken';

interface AttendanceProps {
  readonly record: MinutesRecord;
  readonly organizations: readonly PublicOrganization[];
}

export const AttendanceSection = ({ record, organizations }: AttendanceProps) => {
  const { language } = useSite();
  const absent = organizations.filter(({ id }) => record.absent.includes(id));
  return (
    <Section title={language.t('siteMeeting.attendance')}>
      <div className="counts">
        <table>
          <caption className="vh">{language.t('siteMeeting.bySector')}</caption>
          <thead>
            <tr>
              <th scope="col">{language.t('siteMeeting.sector')}</th>
              <th scope="col">{language.t('siteMeeting.people')}</th>
            </tr>
          </thead>
          <tbody>
            {headsBySector(record).map(([sector, heads]) => (
              <tr key={sector}>
                <th scope="row">{language.t(`sector.${sector}`)}</th>
                <td>{heads}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{language.t('siteMeeting.total')}</th>
              <td>{totalOf(record.totals)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <Named record={record} organizations={organizations} />
      {absent.length > 0 && (
        <>
          <h3>{language.t('siteMeeting.absent')}</h3>
          <ul className="linkset">
            {absent.map(({ id, name }) => (
              <li key={id}>
                <Spoken words={name} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
};

const Named = ({ record: { attendees }, organizations }: AttendanceProps) => {
  const { language } = useSite();
  const named = attendees.filter(({ name }) => name !== undefined);
  const of = ({ organization, organizationName }: RecordedAttendee): string | undefined => {
    const known = organizations.find(({ id }) => id === organization);
    return known ? wordsIn(known.name, language.locale) : organizationName;
  };
  if (named.length === 0) return <p className="muted">{language.t('siteMeeting.nobodyNamed')}</p>;
  return (
    <>
      <h3>{language.t('siteMeeting.named')}</h3>
      <ul className="attendees">
        {named.map((attendee, index) => (
          <li key={index}>
            <b>{attendee.name}</b> <span className="muted">{[of(attendee), ...(attendee.presence === 'present' ? [] : [language.t(`presence.${attendee.presence}`).toLowerCase()])].filter((part) => part !== undefined).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">{language.t('siteMeeting.namesNote')}</p>
    </>
  );
};
