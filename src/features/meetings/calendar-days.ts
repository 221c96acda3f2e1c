/** Days of a calendar whose week begins on Monday, and how the keyboard walks over them. */
import { addDays, addMonths, lastDayOf, type Day } from '../../domain/day';
import { weekdayOf } from '../../domain/working-days';

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7));

export const weekOf = (day: Day): readonly Day[] => Array.from({ length: 7 }, (_, index) => addDays(mondayOf(day), index));

/** The weeks that hold a day of the month, whole. */
export const weeksOfMonth = (day: Day): readonly (readonly Day[])[] => {
  const last = lastDayOf(day.slice(0, 7));
  const weeks: (readonly Day[])[] = [];
  for (let monday = mondayOf(`${day.slice(0, 7)}-01`); monday <= last; monday = addDays(monday, 7)) weeks.push(weekOf(monday));
  return weeks;
};

/** Where a key of the keyboard leads from a day; undefined for a key that leads nowhere. */
export const dayAfterKey = (day: Day, key: string): Day | undefined => {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return mondayOf(day);
    case 'End':
      return addDays(mondayOf(day), 6);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return undefined;
  }
};
