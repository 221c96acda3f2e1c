/** What evidence is called: the same words on every screen that names one. */
import { dayAt } from '../domain/day';
import type { Evidence } from '../domain/evidence';
import { formatDay, timeZone } from './dates';
import type { Language } from './language';

/** What it is called; where nobody said yet, its file's name or its kind. */
export const titleOf = ({ t }: Language, { title, original, link, kind }: Pick<Evidence, 'title' | 'original' | 'link' | 'kind'>): string => title.trim() || original?.name || link?.title || t(`evidenceKind.${kind}`);

/** "Foto · 8 oct 2026". */
export const kindAndDay = (language: Language, { kind, capturedAt }: Pick<Evidence, 'kind' | 'capturedAt'>): string => `${language.t(`evidenceKind.${kind}`)} · ${formatDay(language, dayAt(capturedAt, timeZone))}`;
