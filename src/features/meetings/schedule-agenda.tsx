/** The first agenda of a new meeting: proposed by its type, changed by hand. */
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { Button } from '../../ui/button';
import { newId } from './new-id';
import type { TypedItem, TypedMeeting } from './schedule-draft';

interface ScheduleAgendaProps {
  readonly typed: TypedMeeting;
  readonly onType: (part: Partial<TypedMeeting>) => void;
}

export const ScheduleAgenda = ({ typed, onType }: ScheduleAgendaProps) => {
  const device = useDevice();
  const { t } = useLanguage();
  const write = (agenda: readonly TypedItem[]): void => onType({ agenda, own: { ...typed.own, agenda: true } });
  return (
    <fieldset className="stack stack--2">
      <legend className="label">{t('schedule.agenda')}</legend>
      <p className="hint">{t('schedule.agendaHint')}</p>
      <ol className="stack stack--2">
        {typed.agenda.map((item, index) => (
          <li key={item.id} className="pointrow">
            <input
              className="input"
              aria-label={t('schedule.agendaItem', { number: index + 1 })}
              maxLength={500}
              value={item.title}
              onChange={(event) => write(typed.agenda.map((one) => (one.id === item.id ? { ...one, title: event.target.value } : one)))}
            />
            <Button look="quiet" aria-label={t('schedule.removeItem', { number: index + 1 })} onClick={() => write(typed.agenda.filter((one) => one.id !== item.id))}>
              {t('meeting.removeItem')}
            </Button>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button icon="plus" onClick={() => write([...typed.agenda, { id: newId(device), title: '' }])}>
          {t('schedule.addItem')}
        </Button>
      </div>
    </fieldset>
  );
};
