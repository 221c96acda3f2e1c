/** What a letter says when minutes begin to circulate: in Spanish and below in English, since nobody told the house which of them the reader reads. */
import type { Day } from '../domain/day';
import type { MeetingType } from '../domain/meeting';
import { languages } from '../language/both-languages';
import { formatDay } from '../language/dates';

export interface CirculationLetter {
  readonly type: MeetingType;
  readonly title?: string;
  readonly on: Day;
  /** The last day for comments. */
  readonly until: Day;
  /** Where the reader reads it: a whole address. */
  readonly link: string;
  /** The reader has an account and may comment there. */
  readonly isMember: boolean;
}

export const circulationText = ({ type, title, on, until, link, isMember }: CirculationLetter): { readonly subject: string; readonly text: string } => {
  const said = [languages.es, languages.en].map((language) => {
    const values = { meeting: title ?? language.t(`meetingType.${type}`), day: formatDay(language, on), until: formatDay(language, until), link };
    return { subject: language.t('letter.subject', values), text: language.t(isMember ? 'letter.member' : 'letter.guest', values) };
  });
  return { subject: said.map(({ subject }) => subject).join(' · '), text: said.map(({ text }) => text).join('\n— — —\n\n') };
};
