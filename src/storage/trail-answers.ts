/** What the server answers of what happened, read at the door. Nothing of it is kept on the device. */
import type { Attempt, AttemptsPage, HistoryLine } from '../protocol/trail-messages';

export type { Attempt, AttemptsPage, FieldChange, HistoryLine } from '../protocol/trail-messages';

type Said = Readonly<Record<string, unknown>>;

const listIn = (answer: unknown, name: string): readonly Said[] | undefined => {
  const list = (answer as Said | null)?.[name];
  return Array.isArray(list) ? list.filter((one): one is Said => typeof one === 'object' && one !== null) : undefined;
};

const isLine = ({ change, kind, by, at, receivedAt, changes }: Said): boolean =>
  [change, kind, by].every((one) => typeof one === 'string') && [at, receivedAt].every((one) => typeof one === 'number') && (changes === null || Array.isArray(changes));

/** Undefined where it is no such answer; what is not a line of this shape is left out. */
export const readHistory = (answer: unknown): readonly HistoryLine[] | undefined => listIn(answer, 'history')?.filter(isLine) as readonly HistoryLine[] | undefined;

const isAttempt = ({ change, kind, by, receivedAt, problem, names }: Said): boolean => [change, kind, by, problem].every((one) => typeof one === 'string') && typeof receivedAt === 'number' && Array.isArray(names);

/** An older server answers everything at once, and names no next page. */
export const readAttempts = (answer: unknown): AttemptsPage | undefined => {
  const attempts = listIn(answer, 'attempts')?.filter(isAttempt) as readonly Attempt[] | undefined;
  const next = (answer as Said | null)?.['next'];
  return attempts && { attempts, next: typeof next === 'string' ? next : null };
};
