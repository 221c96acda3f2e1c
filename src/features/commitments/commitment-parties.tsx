/** Who is part of it, and as what; how many the source counts without naming them. */
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Section } from '../../ui/section';
import type { CommitmentReading } from './read-commitment';

export const CommitmentParties = ({ reading: { commitment, organizations } }: { readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const { parties, statedInstitutions, statedInstitutionsNote } = commitment;
  return (
    <Section id="instituciones" title={language.t('commitment.parties')}>
      {parties.length === 0 && <EmptyNote title={language.t('commitment.noParties')}>{language.t('commitment.noPartiesNote')}</EmptyNote>}
      {parties.length > 0 && (
        <ul className="list">
          {parties.map(({ organization, part, publicContact }) => {
            const found = organizations.get(organization);
            return (
              <li key={`${organization} ${part}`} className="item">
                <div>
                  <h3>{found ? <Spoken words={found.name} /> : organization}</h3>
                  <p>
                    {language.t(`partyPart.${part}`)}
                    {publicContact && ` · ${publicContact}`} {found?.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {statedInstitutions !== undefined && <p className="small muted">{language.t('commitment.stated', { count: statedInstitutions, named: parties.length })}</p>}
      {statedInstitutionsNote && <p className="small muted"><Spoken words={statedInstitutionsNote} /></p>}
    </Section>
  );
};
