/** What people leave a meeting with: its date for their calendar and, once it began, its minutes as PDF and DOCX. */
import type { Meeting } from '../domain/meeting';
import { useLanguage } from '../language/language-context';
import { Papers } from '../paper/papers';
import { useDevice } from '../storage/device';
import { meetingOf } from '../storage/meeting-reads';
import type { Kept } from '../storage/reads';
import { useLive } from '../storage/use-live';
import { readCalendarMeeting, readMinutesPaper } from './read-papers';

export const MeetingPapers = ({ meeting: id }: { readonly meeting: string }) => {
  const device = useDevice();
  const meeting = useLive(() => meetingOf(device, id), [device, id]);
  return meeting ? <PapersOf meeting={meeting} /> : null;
};

const PapersOf = ({ meeting }: { readonly meeting: Kept<Meeting> }) => {
  const device = useDevice();
  const language = useLanguage();
  const hasBegun = meeting.startedAt !== undefined;
  return <Papers calendar={() => readCalendarMeeting(device, meeting)} {...(hasBegun ? { minutes: () => readMinutesPaper(device, language, meeting) } : {})} />;
};
