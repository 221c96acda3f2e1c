import type { Language } from '../../language/language';
import { htmlLang } from '../../language/locale';

/** "1", "1 y 2", "1, 2 y 4". */
export const listNumbers = (language: Language, numbers: readonly number[]): string =>
  new Intl.ListFormat(htmlLang(language.locale), { type: 'conjunction' }).format(numbers.map(String));
