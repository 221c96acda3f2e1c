/** The evidence that goes along: three files of ten megabytes at most. Of a larger one its safe copy is offered. */
import { assessmentLimits, bytesOfFile, type AssessmentFile } from '../../domain/assessment';
import { isStandingEvidence, type Evidence } from '../../domain/evidence';
import { kindAndDay, titleOf } from '../../language/evidence-words';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { formatBytes } from '../../language/numbers';
import { Check } from '../../ui/check';

interface FilePickerProps {
  readonly evidence: readonly Evidence[];
  readonly files: readonly AssessmentFile[];
  readonly onChange: (files: readonly AssessmentFile[]) => void;
}

const { files: most, fileBytes } = assessmentLimits;

export const FilePicker = ({ evidence, files, onChange }: FilePickerProps) => {
  const language = useLanguage();
  const { t } = language;
  const possible = evidence.filter((one) => files.some(({ evidence: id }) => id === one.id) || (isStandingEvidence(one) && (one.original !== undefined || (one.derivatives ?? []).length > 0)));
  const isFull = files.length >= most;
  if (possible.length === 0) return <p className="small muted">{t('assessments.noFiles')}</p>;
  return (
    <fieldset className="checklist">
      <legend className="label">{t('assessments.filesChosen', { count: files.length, most })}</legend>
      {possible.map((one) => {
        const chosen = files.find(({ evidence: id }) => id === one.id);
        const part = fittingPart(one);
        const isOffered = chosen !== undefined || (part !== undefined && !isFull);
        const toggle = (isOn: boolean): void => onChange(isOn ? [...files, { evidence: one.id, ...(part?.part === undefined ? {} : { part: part.part }) }] : files.filter(({ evidence: id }) => id !== one.id));
        return (
          <Check
            key={one.id}
            checked={chosen !== undefined}
            disabled={!isOffered}
            onChange={toggle}
            label={
              <>
                {titleOf(language, one)} <span className="small muted">{[kindAndDay(language, one), sizeWords(language, one, chosen ?? part), chosen === undefined && part !== undefined && isFull && t('assessments.full', { most })].filter(Boolean).join(' · ')}</span>
              </>
            }
          />
        );
      })}
    </fieldset>
  );
};

/** The original where it is small enough; else the largest safe copy that is; undefined where none is. */
const fittingPart = (evidence: Evidence): Pick<AssessmentFile, 'part'> | undefined => {
  if ((evidence.original?.bytes ?? Infinity) <= fileBytes) return {};
  const copies = [...(evidence.derivatives ?? [])].filter(({ part, bytes }) => part !== 'preview' && bytes <= fileBytes).sort((one, other) => other.bytes - one.bytes);
  return copies[0] && { part: copies[0].part };
};

const sizeWords = (language: Language, evidence: Evidence, chosen: Pick<AssessmentFile, 'part'> | undefined): string => {
  const { t } = language;
  const original = formatBytes(language, evidence.original?.bytes ?? 0);
  if (!chosen) return t('assessments.tooLarge', { size: original, most: formatBytes(language, fileBytes) });
  const size = formatBytes(language, bytesOfFile(chosen, evidence) ?? 0);
  return chosen.part === undefined ? size : t('assessments.copyInstead', { size, original });
};
