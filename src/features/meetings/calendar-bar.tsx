/** Which days are shown, with the way to those before and after them. */
import type { Day } from '../../domain/day';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';

interface CalendarBarProps {
  readonly title: string;
  readonly today: Day;
  readonly before: Day;
  readonly after: Day;
  readonly onDay: (day: Day) => void;
}

export const CalendarBar = ({ title, today, before, after, onDay }: CalendarBarProps) => {
  const { t } = useLanguage();
  return (
    <div className="calendar__bar">
      <h2 aria-live="polite">{title}</h2>
      <div className="row">
        <Button look="quiet" icon="back" onClick={() => onDay(before)}>
          {t('meetings.before')}
        </Button>
        <Button onClick={() => onDay(today)}>{t('meetings.toToday')}</Button>
        <Button look="quiet" icon="next" onClick={() => onDay(after)}>
          {t('meetings.after')}
        </Button>
      </div>
    </div>
  );
};
