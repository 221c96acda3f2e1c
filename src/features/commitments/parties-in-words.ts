/** Who carries a commitment, in one line: who leads, how many institutions, with whom of civil society. */
import type { Commitment } from '../../domain/commitment';
import type { Language } from '../../language/language';
import { wordsIn } from '../../language/words-in';
import type { Organizations } from './commitment-entry';

export const partiesInWords = (language: Language, commitment: Commitment, organizations: Organizations): readonly string[] => {
  const namesOf = (part: string) =>
    commitment.parties.filter((party) => party.part === part).flatMap(({ organization }) => {
      const found = organizations.get(organization);
      return found ? [wordsIn(found.name, language.locale)] : [];
    });
  const leads = namesOf('lead');
  const partners = namesOf('csoPartner');
  const others = commitment.statedInstitutions ?? 0;
  return [
    ...(leads.length > 0 ? [leads.join(', ')] : []),
    ...(others > 0 ? [language.t('commitments.institutions', { count: others })] : []),
    ...(partners.length > 0 ? [language.t('commitments.with', { names: partners.join(', ') })] : []),
  ];
};
