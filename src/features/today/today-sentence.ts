/** The sentence that opens the day: what a colleague would have said at the door. Computed from what is owed. */
import { addDays, daysBetween, type Day } from '../../domain/day';
import { formatNear } from '../../language/dates';
import type { Language } from '../../language/language';
import { htmlLang } from '../../language/locale';
import { isLate, type Owed, type Standing } from './what-is-owed';

export const todaySentence = (language: Language, owed: readonly Owed[], of: { readonly standing: Standing; readonly today: Day }): string =>
  sentences[of.standing](language, owed, of.today);

type Sentence = (language: Language, owed: readonly Owed[], today: Day) => string;

const focalPoint: Sentence = (language, owed, today) => {
  const late = owed.filter(isLate).length;
  const ahead = owed.filter((one) => !isLate(one) && one.due >= today);
  const week = ahead.filter(({ due }) => due <= lastOfWeek(today)).length;
  if (late === 0 && ahead.length === 0) return language.t('today.nothing');
  const next = week === 0 ? ahead[0] : undefined;
  return [language.t('today.owed', { week, late }), ...(next ? [language.t('today.next', { near: formatNear(language, next.due, today) })] : [])].join(' ');
};

const coordination: Sentence = (language, owed) => {
  const count = (kind: Owed['kind']): number => owed.filter((one) => one.kind === kind).length;
  const [accept, publish, areas] = [count('acceptance'), count('publication'), count('areaLate')];
  const parts = [
    ...(accept > 0 ? [language.t('today.toAccept', { count: accept })] : []),
    ...(publish > 0 ? [language.t('today.toPublish', { count: publish })] : []),
    ...(areas > 0 ? [language.t('today.lateAreas', { count: areas })] : []),
  ];
  return parts.length === 0 ? language.t('today.coordinationNothing') : `${withCapital(joined(language, parts))}.`;
};

const watcher: Sentence = (language, owed) => {
  const milestones = owed.filter(({ kind }) => kind === 'milestone');
  const late = milestones.filter(isLate).length;
  return language.t('today.watched', { near: milestones.length - late, late });
};

const sentences: Readonly<Record<Standing, Sentence>> = { focalPoint, coordination, watcher, none: (language) => language.t('today.noMembership') };

/** Sunday: the week starts on Monday. 5 January 1970 was one. */
const lastOfWeek = (today: Day): Day => addDays(today, 6 - (((daysBetween('1970-01-05', today) % 7) + 7) % 7));

const joined = (language: Language, parts: readonly string[]): string => new Intl.ListFormat(htmlLang(language.locale)).format(parts);

const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
