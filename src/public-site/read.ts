/** When what a page says was read. */
import type { Day } from '../domain/day';

/** On which day the calendar was read, and when anything public last changed (ISO 8601). */
export interface Read {
  readonly today: Day;
  readonly updatedAt: string | null;
}
