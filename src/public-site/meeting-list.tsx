/** Meetings one under the other: when, what about, where, and what became of them. */
import { formatDay } from '../language/dates';
import { formatHours, meetingName, minutesName } from '../language/meeting-words';
import type { Language } from '../language/language';
import { DemoTag } from '../ui/demo-tag';
import type { MeetingModel } from './meeting-model';
import { useSite } from './site-context';
import { Spoken } from './spoken';

export const MeetingList = ({ meetings, level = 3 }: { readonly meetings: readonly MeetingModel[]; readonly level?: 3 | 4 }) => {
  const { language, path, plan } = useSite();
  const Title = `h${level}` as const;
  return (
    <ul className="meetings">
      {meetings.map((meeting) => {
        const { id, page, on, organization, demo } = meeting;
        return (
          <li key={id} id={`reunion-${id}`}>
            <p className="meetings__when">
              <time dateTime={on}>{formatDay(language, on)}</time> <span>{hoursOf(language, meeting)}</span>
            </p>
            <div>
              <Title>{page === null ? nameOf(language, meeting) : <a href={path({ page: 'meeting', plan, meeting: page })}>{nameOf(language, meeting)}</a>}</Title>
              <p className="small muted">
                {whereOf(language, meeting)}
                {organization && ' · '}
                {organization && <Spoken words={organization.name} />} {demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
              </p>
              <p className="small">{becameOf(language, meeting)}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
};

/** "Reunión de seguimiento de ARBA0011". */
export const nameOf = (language: Language, { type, title, commitments }: MeetingModel): string =>
  meetingName(language, { type, ...(title === null ? {} : { title }) }, commitments.map(({ code }) => code));

export const hoursOf = (language: Language, { from, to }: Pick<MeetingModel, 'from' | 'to'>): string => formatHours(language, { from, ...(to === null ? {} : { to }) });

/** "Presencial, biblioteca del barrio". */
export const whereOf = (language: Language, { modality, place }: MeetingModel): string => [language.t(`modality.${modality}`), ...(place === null ? [] : [place])].join(' · ');

/** "Acta 7/2026", the name of its minutes; undefined while they are not published. */
export const minutesOf = (language: Language, { page, number, year }: MeetingModel): string | undefined =>
  page === null || number === null || year === null ? undefined : minutesName(language, { number, year });

const becameOf = (language: Language, meeting: MeetingModel): string => {
  const { state, movedTo } = meeting;
  if (state === 'postponed' && movedTo !== null) return language.t('siteMeeting.movedTo', { day: formatDay(language, movedTo) });
  if (state === 'held') return language.t('siteMeeting.minutesToCome');
  return minutesOf(language, meeting) ?? language.t(`meetingState.${state}`);
};
