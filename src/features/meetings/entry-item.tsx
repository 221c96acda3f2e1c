/** One meeting, or one that is missing, as a line of a list. */
import type { Day } from '../../domain/day';
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { minutesName } from '../../language/meeting-words';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { Link } from '../../ui/link';
import type { CalendarEntry, PromisedEntry, SlotEntry } from './calendar-entry';
import { promisedNote, promisedTitle, scheduleAddress, slotNote, slotTitle, whereAndWhen } from './entry-words';
import { MeetingStateMark } from './meeting-state-mark';

interface EntryItemProps {
  readonly entry: CalendarEntry;
  readonly today: Day;
  /** Its day stands over it already. */
  readonly ofDay?: boolean;
}

export const EntryItem = ({ entry, today, ofDay = false }: EntryItemProps) => {
  const language = useLanguage();
  if (entry.kind === 'promised') return <PromisedItem entry={entry} />;
  if (entry.kind === 'slot') return <SlotItem entry={entry} today={today} />;
  const { meeting, name, on } = entry;
  const facts = [ofDay ? undefined : formatDay(language, on), minutesName(language, meeting), whereAndWhen(language, meeting)].filter(Boolean).join(' · ');
  return (
    <li>
      <Link className="item item--state" href={addresses.meeting(meeting.id)}>
        <div>
          <h3>{name}</h3>
          <p>
            {facts} {meeting.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
          </p>
          {meeting.reason && <p>{language.t('meetings.reason', { reason: meeting.reason })}</p>}
          {meeting.state === 'scheduled' && on < today && <p>{language.t('meetings.notTold')}</p>}
        </div>
        <MeetingStateMark state={meeting.state} />
      </Link>
    </li>
  );
};

const SlotItem = ({ entry, today }: { readonly entry: SlotEntry; readonly today: Day }) => {
  const language = useLanguage();
  const title = slotTitle(language, entry);
  return (
    <li className="item item--state">
      <div>
        <h3>{title}</h3>
        <p>{slotNote(language, entry, today)}</p>
      </div>
      {entry.mayReport && <ReportLink entry={entry} title={title} />}
    </li>
  );
};

/** To the form of the period. */
export const ReportLink = ({ entry: { commitment, slot }, title }: { readonly entry: SlotEntry; readonly title: string }) => {
  const { t } = useLanguage();
  return (
    <LinkButton look="quiet" href={addresses.checkIn(commitment.code, slot.from)} aria-label={`${t('meetings.slotReport')}: ${title}`}>
      {t('meetings.slotReport')}
    </LinkButton>
  );
};

const PromisedItem = ({ entry }: { readonly entry: PromisedEntry }) => {
  const language = useLanguage();
  const title = promisedTitle(language, entry);
  return (
    <li className="item item--state">
      <div>
        <h3>{title}</h3>
        <p>{promisedNote(language, entry)}</p>
      </div>
      {entry.mayConvene && (
        <LinkButton look="quiet" href={scheduleAddress(entry)} aria-label={`${language.t('meetings.scheduleThis')}: ${title}`}>
          {language.t('meetings.scheduleThis')}
        </LinkButton>
      )}
    </li>
  );
};
