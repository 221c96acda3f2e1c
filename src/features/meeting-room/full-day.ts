/** A day said in full, as it is written into an agreement. */
import type { Day } from '../../domain/day';
import { formatDayTitle } from '../../language/dates';
import type { Language } from '../../language/language';

/** "Miércoles 2 de diciembre de 2026". */
export const fullDay = (language: Language, day: Day): string => language.t('room.fullDay', { day: formatDayTitle(language, day), year: day.slice(0, 4) });
