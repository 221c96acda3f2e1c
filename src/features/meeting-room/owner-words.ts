/** Who owes what, in words. */
import type { Agreement } from '../../domain/agreement';
import type { RaisedRequest } from '../../domain/evidence-request';
import type { Language } from '../../language/language';
import { requestAbout, requestWords } from '../../language/meeting-words';
import { wordsIn } from '../../language/words-in';
import type { RoomFacts } from './room-facts';

/** Who owes an agreement; empty where nobody was named. */
export const ownerWords = ({ locale }: Pick<Language, 'locale'>, { organizations }: Pick<RoomFacts, 'organizations'>, { person, organization }: Pick<Agreement, 'person' | 'organization'>): string => {
  const known = organization === undefined ? undefined : organizations.get(organization);
  return [person?.name, known && (known.acronym ?? wordsIn(known.name, locale))].filter((part) => part !== undefined).join(', ');
};

type Places = Pick<RoomFacts, 'organizations' | 'commitments' | 'milestones'>;

const about = (language: Language, { commitments, milestones }: Places, { commitment, milestone }: RaisedRequest): string =>
  requestAbout(language, commitments.find(({ id }) => id === commitment)?.code ?? '', milestones.find(({ id }) => id === milestone)?.order);

/** What evidence is asked for. */
export const wordsAsked = (language: Language, facts: Places, request: RaisedRequest): string => requestWords(language, request.question, about(language, facts, request));

/** Of whom, and of what where the question does not say it. */
export const askedOf = (language: Language, facts: Places, request: RaisedRequest): string =>
  [ownerWords(language, facts, { organization: request.organization }), ...(request.question === undefined ? [] : [about(language, facts, request)])].filter((part) => part !== '').join(' · ');
