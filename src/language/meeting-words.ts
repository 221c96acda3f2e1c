/** What people call a meeting, its number, its hours, and when an agreement is due: the same words on every screen and paper. */
import { agreementDueOf, type Agreement } from '../domain/agreement';
import type { Day } from '../domain/day';
import type { RaisedRequest } from '../domain/evidence-request';
import type { Meeting } from '../domain/meeting';
import { formatDay, formatNear } from './dates';
import type { Language } from './language';
import { htmlLang } from './locale';

/** "Reunión de seguimiento de ARBA0011": its own title, or its type, and the codes of its commitments. */
export const meetingName = ({ t, locale }: Language, { type, title }: Pick<Meeting, 'type' | 'title'>, codes: readonly string[]): string => {
  const name = title ?? t(`meetingType.${type}`);
  if (codes.length === 0) return name;
  return t(title === undefined ? 'meetingName.of' : 'meetingName.titled', { name, codes: new Intl.ListFormat(htmlLang(locale)).format(codes) });
};

/** "Acta 7/2026"; undefined while the server has given no number. */
export const minutesName = ({ t }: Language, { number, year }: Pick<Meeting, 'number' | 'year'>): string | undefined =>
  number === undefined || year === undefined ? undefined : t('meetingName.minutes', { number, year: String(year) });

/** "10:00 a 11:30"; "10:00" where nobody said until when. */
export const formatHours = ({ t }: Language, { from, to }: Pick<Meeting, 'from' | 'to'>): string => (to === undefined ? from : t('meetingName.hours', { from, to }));

/** "Venció el 2 dic 2026, hace 5 días"; of a closed one, its state and the day. */
export const agreementDueWords = (language: Language, agreement: Pick<Agreement, 'state' | 'due' | 'closedOn'>, today: Day): string => {
  const { t } = language;
  const { state } = agreementDueOf(agreement, today);
  if (state === 'closed') {
    const word = t(`agreementState.${agreement.state}`);
    return agreement.closedOn === undefined ? word : t('agreementDue.closed', { state: word, day: formatDay(language, agreement.closedOn) });
  }
  if (agreement.due === undefined) return t('agreementDue.noDate');
  return t(state === 'overdue' ? 'agreementDue.overdue' : 'agreementDue.ahead', { day: formatDay(language, agreement.due), near: formatNear(language, agreement.due, today) });
};

/** What evidence is asked of: "ARBA0011, hito 3"; the whole commitment where no milestone is named. */
export const requestAbout = ({ t }: Language, code: string, milestone: number | undefined): string => (milestone === undefined ? code : t('raisedRequest.milestone', { code, number: milestone }));

/** What is asked; to whom the question is not told, what evidence is asked of. */
export const requestWords = ({ t }: Language, question: RaisedRequest['question'], about: string): string => question ?? t('raisedRequest.evidenceOf', { about });

/** "Venció el 2 dic 2026, hace 5 días"; of one that was answered, its state. */
export const requestStanding = (language: Language, { state, due }: Pick<RaisedRequest, 'state' | 'due'>, today: Day): string =>
  state === 'open' ? agreementDueWords(language, { state, due }, today) : language.t(`requestState.${state}`);
