/** The forms of one commitment that this person may read or write, where the commitment is shown. */
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useRead } from '../../storage/use-live';
import { Link } from '../../ui/link';
import { dueWords } from './due-words';
import { readAssessments } from './read-assessments';

export const AssessmentsOfCommitment = ({ commitment: id }: { readonly commitment: string }) => {
  const language = useLanguage();
  const { t } = language;
  const reading = useRead(readAssessments);
  if (!reading) return null;
  const own = reading.entries.filter(({ commitment }) => commitment?.id === id);
  return (
    <>
      {own.length === 0 && <p className="small muted">{t('assessments.noneNote')}</p>}
      {own.length > 0 && (
        <ul className="list">
          {own.map((entry) => (
            <li key={entry.id}>
              <Link className="item item--state" href={addresses.assessment(entry.id)}>
                <div>
                  <h3>{t(`assessmentForm.${entry.form}`)}</h3>
                  <p>{t(entry.assessment ? `assessmentState.${entry.assessment.state}` : 'assessments.notBegun')}</p>
                </div>
                <span className="small">{dueWords(language, entry)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="small">
        <Link href={addresses.assessments}>{t('assessments.seeAll')}</Link>
      </p>
    </>
  );
};
