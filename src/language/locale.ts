/** The languages a person can read. Spanish of Buenos Aires comes first; English is complete. */
export type Locale = 'es' | 'en';

export const locales: readonly Locale[] = ['es', 'en'];

export const isLocale = (text: unknown): text is Locale => text === 'es' || text === 'en';

/** What a page writes in its `lang`, and what numbers are formatted by. */
export const htmlLang = (locale: Locale): 'es-AR' | 'en' => (locale === 'es' ? 'es-AR' : 'en');
