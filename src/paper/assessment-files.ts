/** The three files of an assessment, and how each is made. What is heavy is fetched when it is asked for; the service worker keeps it. */
import type { Language } from '../language/language';
import { assessmentJson } from './assessment-json';
import type { AssessmentPaper } from './assessment-paper';
import type { PaperFile } from './paper-files';

export const assessmentKinds = ['pdf', 'docx', 'json'] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Rejects where a part of the app is not here, or the device has no room to make the file. */
export const assessmentFileOf = async (language: Language, kind: AssessmentKind, paper: AssessmentPaper): Promise<PaperFile> => {
  const about = (paper.commitment?.code ?? 'plan').toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  const name = `${language.t(`assessmentPaper.fileName.${paper.assessment.form}`, { about })}.${kind}`;
  if (kind === 'json') return { name, content: new Blob([assessmentJson(language, paper)], { type: 'application/json' }) };
  const { assessmentDocx, assessmentPdf } = await import('./assessment-documents');
  return kind === 'pdf' ? { name, content: new Blob([await assessmentPdf(language, paper)], { type: 'application/pdf' }) } : { name, content: new Blob([await assessmentDocx(language, paper)], { type: docxType }) };
};
