/** A date that was agreed on, as one reads it from the other side of a table: "vie 27 nov", "vencido hace 3 días". */
import { agreementDueOf, type Agreement } from '../../domain/agreement';
import { formatNear, formatWeekday } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useRoom } from './room-context';

export const DueWords = ({ agreement }: { readonly agreement: Pick<Agreement, 'due' | 'state'> }) => {
  const language = useLanguage();
  const { today } = useRoom().facts;
  const { due } = agreement;
  if (due === undefined) return <>{language.t('room.noDue')}</>;
  const { state, days = 0 } = agreementDueOf(agreement, today);
  if (state === 'overdue') return <b>{language.t('room.overdue', { days })}</b>;
  return <b>{state === 'dueSoon' ? `${formatWeekday(language, due)}, ${formatNear(language, due, today)}` : formatWeekday(language, due)}</b>;
};
