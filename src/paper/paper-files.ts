/** The three files that people leave with, and how each is made. What is heavy is fetched when it is asked for; the service worker keeps it. */
import type { Language } from '../language/language';
import { meetingCalendar, type CalendarMeeting } from './meeting-calendar';
import type { MinutesPaper } from './minutes-paper';
import { fileNameOf } from './minutes-text';

/** Where what is printed is read from, at the moment somebody asks: a paper says how things stand then. */
export interface PaperSources {
  readonly minutes?: () => Promise<MinutesPaper>;
  readonly calendar?: () => Promise<CalendarMeeting>;
}

export type PaperKind = 'pdf' | 'docx' | 'ics';

export interface PaperFile {
  readonly name: string;
  readonly content: Blob;
}

/** The kinds that these sources suffice for. */
export const paperKindsOf = ({ minutes, calendar }: PaperSources): readonly PaperKind[] => [...(minutes ? (['pdf', 'docx'] as const) : []), ...(calendar ? (['ics'] as const) : [])];

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Rejects where the rows are not here, or the device has no room to make the file. */
export const paperFileOf = async (language: Language, kind: PaperKind, { minutes, calendar }: PaperSources): Promise<PaperFile> => {
  if (kind === 'ics') return calendarFile(language, await given(calendar));
  const paper = await given(minutes);
  const name = `${fileNameOf(language, paper.record)}.${kind}`;
  if (kind === 'pdf') return { name, content: new Blob([await (await import('./make-pdf')).makePdf(language, paper)], { type: 'application/pdf' }) };
  const { makeDocx, drawPicture } = await import('./make-docx');
  return { name, content: new Blob([await makeDocx(language, paper, drawPicture)], { type: docxType }) };
};

const given = async <Value>(source: (() => Promise<Value>) | undefined): Promise<Value> => {
  if (!source) throw new Error('A file was asked for that there is nothing to make of.');
  return source();
};

const calendarFile = (language: Language, meeting: CalendarMeeting): PaperFile => ({
  name: `${language.t('paper.calendarFileName', { day: meeting.meeting.on })}.ics`,
  content: new Blob([meetingCalendar(language, { meetings: [meeting] })], { type: 'text/calendar;charset=utf-8' }),
});
