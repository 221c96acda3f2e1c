/** What each period said: the slots that have begun, newest first, with the state of their check-in. */
import { begunSlotsOf, type SlotDue } from '../../domain/dues';
import { addresses } from '../../language/addresses';
import { formatDay, formatNear, formatPeriod } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { EmptyNote } from '../../ui/empty-note';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import type { CommitmentReading } from './read-commitment';

export const CommitmentPeriods = ({ reading }: { readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const { commitment, checkIns, today } = reading;
  const slots = [...begunSlotsOf(commitment, checkIns, today)].reverse();
  return (
    <Section id="informes" title={language.t('commitment.periods')}>
      {slots.length === 0 ? (
        <EmptyNote title={language.t('commitment.noPeriods')}>{language.t('commitment.noPeriodsNote', { day: formatDay(language, commitment.start) })}</EmptyNote>
      ) : (
        <ol className="list">
          {slots.map((due) => (
            <Period key={due.slot.from} due={due} reading={reading} />
          ))}
        </ol>
      )}
    </Section>
  );
};

const Period = ({ due, reading: { commitment, toReport, today } }: { readonly due: SlotDue; readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const { slot, checkIn } = due;
  const period = formatPeriod(language, slot.from, slot.to);
  const href = checkIn && checkIn.state !== 'returned' ? addresses.submittedCheckIn(commitment.code, slot.from) : toReport ? addresses.checkIn(commitment.code, slot.from) : undefined;
  const inside = (
    <>
      <div>
        <h3>{period.charAt(0).toUpperCase() + period.slice(1)}</h3>
        <p>{stateNote(language, due, today)}</p>
      </div>
      <span className="small">{checkIn ? language.t(`checkInState.${checkIn.state}`) : language.t(`slotState.${due.state}`)}</span>
    </>
  );
  return <li>{href ? <Link className="item" href={href}>{inside}</Link> : <div className="item">{inside}</div>}</li>;
};

const stateNote = (language: Language, { slot, checkIn, state }: SlotDue, today: string): string => {
  if (checkIn?.state === 'published' && checkIn.publishedOn) return language.t('commitment.publishedOn', { day: formatDay(language, checkIn.publishedOn) });
  if (checkIn?.state === 'returned') return language.t('commitment.returnedFor', { reason: checkIn.reason ?? '' });
  if (checkIn) return language.t('commitment.submittedOn', { day: formatDay(language, checkIn.submittedOn) });
  return language.t(state === 'overdue' ? 'commitment.wasDue' : 'commitment.isDue', { day: formatDay(language, slot.due), near: formatNear(language, slot.due, today) });
};
