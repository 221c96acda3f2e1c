/** Everything a change of a meeting says, as plain text: what was typed, without the names that only machines use. */
import type { Change } from '../../domain/change';
import type { Json } from '../../domain/json';
import { isRichText, plainText } from '../../domain/rich-text';
import { formatDay } from '../../language/dates';
import type { Language } from '../../language/language';

/** Fields that people type, in the order in which they are read. */
const worded = ['title', 'text', 'name', 'organizationName', 'speaker', 'on', 'from', 'to', 'due', 'until', 'place', 'link', 'chair', 'noteTaker', 'person', 'email', 'reason', 'note', 'closingNote', 'answer', 'details', 'nextMeeting', 'agenda', 'items', 'body'] as const;

export const meetingWords = (language: Language, { kind, operations, arguments: given }: Pick<Change, 'kind' | 'operations' | 'arguments'>): string =>
  kind === 'edit' ? operations.map(({ set }) => wordsOf(language, set ?? {})).filter((text) => text !== '').join('\n\n') : wordsOf(language, given ?? {});

const wordsOf = (language: Language, said: Json): string => {
  if (typeof said === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(said) ? formatDay(language, said) : said;
  if (Array.isArray(said)) return joined((said as readonly Json[]).map((one) => wordsOf(language, one)));
  if (typeof said !== 'object' || said === null) return '';
  const fields = said as Readonly<Record<string, Json | undefined>>;
  return joined(worded.flatMap((field) => {
    const value = fields[field];
    if (value === undefined) return [];
    return [field === 'body' && isRichText(value) ? plainText(value) : wordsOf(language, value)];
  }));
};

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');
