/** Who owes an agreement, in words; empty where nobody was named. */
import type { Agreement } from '../../domain/agreement';
import type { Language } from '../../language/language';
import { wordsIn } from '../../language/words-in';
import type { RoomFacts } from './room-facts';

export const ownerWords = ({ locale }: Pick<Language, 'locale'>, { organizations }: Pick<RoomFacts, 'organizations'>, { person, organization }: Pick<Agreement, 'person' | 'organization'>): string => {
  const known = organization === undefined ? undefined : organizations.get(organization);
  return [person?.name, known && (known.acronym ?? wordsIn(known.name, locale))].filter((part) => part !== undefined).join(', ');
};
