/** What the ids of a record are called, in the reader's language. An id that nobody knows is said as it is, so nothing is hidden. */
import type { Commitment } from '../domain/commitment';
import type { RecordId } from '../domain/ids';
import type { Language } from '../language/language';
import { requestAbout } from '../language/meeting-words';
import { wordsIn } from '../language/words-in';
import type { MinutesPaper } from './minutes-paper';

export interface PaperNames {
  readonly organization: (id: RecordId) => string;
  /** Its acronym where it has one. */
  readonly short: (id: RecordId) => string;
  /** "ARBA0011. Fomentar un Estado abierto". */
  readonly commitment: (id: RecordId) => string;
  /** "ARBA0011, hito 3": what evidence is asked of. */
  readonly about: (commitment: RecordId, milestone: RecordId | undefined) => string;
}

export const paperNames = (language: Language, { organizations, commitments, milestones }: MinutesPaper): PaperNames => {
  const { locale } = language;
  const organizationOf = (id: RecordId) => organizations.find((each) => each.id === id);
  const commitmentOf = (id: RecordId): Commitment | undefined => commitments.find((each) => each.id === id);
  const organization = (id: RecordId): string => {
    const found = organizationOf(id);
    return found ? wordsIn(found.name, locale) : id;
  };
  return {
    organization,
    short: (id) => organizationOf(id)?.acronym ?? organization(id),
    commitment: (id) => {
      const found = commitmentOf(id);
      return found ? `${found.code}. ${wordsIn(found.title, locale)}` : id;
    },
    about: (commitment, milestone) => requestAbout(language, commitmentOf(commitment)?.code ?? commitment, milestones.find(({ id }) => id === milestone)?.order),
  };
};
