/** Until when, in people's own words; the day they mean stands under them in full before anything is kept. */
import { useEffect, useState } from 'react';
import type { Day } from '../../domain/day';
import { formatNear } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { TextField } from '../../ui/field';
import { dayInWords } from './due-words';
import { fullDay } from './full-day';
import { useRoom } from './room-context';

export interface DayRead {
  readonly state: 'empty' | 'reading' | 'understood' | 'unclear';
  readonly day?: Day;
}

interface Answer {
  readonly said: string;
  readonly day: Day | undefined;
}

export const useDayInWords = (said: string, today: Day): DayRead => {
  const { locale } = useLanguage();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isLeft = false;
    // A part of the app that could not be fetched understands nothing, and the field says so.
    dayInWords(said, today, locale).then(
      (day) => isLeft || setAnswer({ said, day }),
      () => isLeft || setAnswer({ said, day: undefined }),
    );
    return () => {
      isLeft = true;
    };
  }, [said, today, locale]);
  if (said.trim() === '') return { state: 'empty' };
  if (answer?.said !== said) return { state: 'reading' };
  return answer.day === undefined ? { state: 'unclear' } : { state: 'understood', day: answer.day };
};

interface DueFieldProps {
  readonly label?: string;
  readonly value: string;
  readonly read: DayRead;
  readonly wasTried: boolean;
  readonly onChange: (said: string) => void;
}

export const DueField = ({ label, value, read, wasTried, onChange }: DueFieldProps) => {
  const language = useLanguage();
  const { t } = language;
  const hint = useReading(read);
  return (
    <div className="stack stack--2">
      <TextField
        label={label ?? t('room.due')}
        value={value}
        maxLength={100}
        autoComplete="off"
        placeholder={t('room.dueExample')}
        onChange={(event) => onChange(event.target.value)}
        hint={<span aria-live="polite">{hint}</span>}
        error={wasTried && read.state === 'unclear' ? t('room.dueUnclear') : undefined}
      />
      <div className="row">
        {(['room.inAWeek', 'room.inTwoWeeks', 'room.inAMonth'] as const).map((id) => (
          <button key={id} type="button" className="filter" aria-pressed={value === t(id)} onClick={() => onChange(t(id))}>
            {t(id)}
          </button>
        ))}
      </div>
    </div>
  );
};

const useReading = ({ state, day }: DayRead) => {
  const language = useLanguage();
  const { today } = useRoom().facts;
  if (day !== undefined) return <b>{`${fullDay(language, day)} (${formatNear(language, day, today)})`}</b>;
  return state === 'unclear' ? language.t('room.dueUnclear') : language.t('room.dueHint');
};
