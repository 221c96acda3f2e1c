/** The form as it stands, to be read: in its order, with whose wording each question is. */
import type { Assessment } from '../../domain/assessment';
import { questionsOf } from '../../domain/assessment-forms';
import { addresses } from '../../language/addresses';
import { titleOf } from '../../language/evidence-words';
import { useLanguage } from '../../language/language-context';
import { levelWords, questionWords } from '../../language/review-words';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import type { AssessmentReading } from './read-assessments';

export const AssessmentAnswers = ({ reading: { form, facts }, assessment: { answers, files } }: { readonly reading: AssessmentReading; readonly assessment: Assessment }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <>
      <Section title={t('assessments.questions')}>
        <div className="stack">
          {questionsOf[form].map(({ id, number, scale, official }) => {
            const answer = answers[id] ?? '';
            return (
              <div key={id} className="stack stack--2">
                <h3>
                  {number} {questionWords(language, form, id)}
                </h3>
                <p className="prewrap">{answer === '' ? <span className="muted">{t('assessments.noAnswer')}</span> : scale ? levelWords(language, scale, answer) : answer}</p>
                <p className="small muted">{t(official ? 'assessments.official' : 'assessments.ourWording')}</p>
              </div>
            );
          })}
        </div>
      </Section>
      {files.length > 0 && (
        <Section title={t('assessments.files')}>
          <ul className="plain">
            {files.map(({ evidence: id, part }) => {
              const evidence = facts.evidence.find((one) => one.id === id);
              return (
                <li key={id}>
                  {evidence ? <Link href={addresses.evidence(id)}>{titleOf(language, evidence)}</Link> : t('assessments.fileNotHere')} {part !== undefined && <span className="small muted">{t('assessments.asCopy')}</span>}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </>
  );
};
