/** Evidence in people's words, shared by its screens. */
import { dayAt } from '../../domain/day';
import type { Evidence } from '../../domain/evidence';
import { formatDay, timeZone } from '../../language/dates';
import type { Language } from '../../language/language';
import { formatBytes } from '../../language/numbers';
import type { EvidencePlace } from './places';

/** What it is called; where nobody said yet, its file's name or its kind. */
export const titleOf = ({ t }: Language, { title, original, link, kind }: Pick<Evidence, 'title' | 'original' | 'link' | 'kind'>): string => title.trim() || original?.name || link?.title || t(`evidenceKind.${kind}`);

/** "Foto · 8 oct 2026". */
export const kindAndDay = (language: Language, { kind, capturedAt }: Pick<Evidence, 'kind' | 'capturedAt'>): string => `${language.t(`evidenceKind.${kind}`)} · ${formatDay(language, dayAt(capturedAt, timeZone))}`;

/** One of the six words; of what is being sent, how much of it went. */
export const placeWords = (language: Language, { state, bytes, sentBytes }: EvidencePlace): string => {
  const word = language.t(`itemState.${state}`);
  return state === 'saved' && sentBytes > 0 && sentBytes < bytes ? language.t('evidence.sending', { state: word, sent: formatBytes(language, sentBytes), all: formatBytes(language, bytes) }) : word;
};
