/** Where evidence is, in people's words. */
import type { Language } from '../../language/language';
import { formatBytes } from '../../language/numbers';
import type { EvidencePlace } from './places';

/** One of the six words; of what is being sent, how much of it went. */
export const placeWords = (language: Language, { state, bytes, sentBytes }: EvidencePlace): string => {
  const word = language.t(`itemState.${state}`);
  return state === 'saved' && sentBytes > 0 && sentBytes < bytes ? language.t('evidence.sending', { state: word, sent: formatBytes(language, sentBytes), all: formatBytes(language, bytes) }) : word;
};
