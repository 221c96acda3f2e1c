/** An assessment as PDF and as DOCX. What both lean on is heavy, so this file is imported when somebody asks for one. */
import { Document, Footer, HeadingLevel, PageNumber, Packer, Paragraph, TextRun } from 'docx';
import type { Language } from '../language/language';
import type { AssessmentPaper } from './assessment-paper';
import { assessmentText } from './assessment-text';
import { documentLook, pageLook } from './docx-look';
import { factsTable, wordTable } from './docx-tables';
import { pdfBytes } from './make-pdf';
import { assessmentDefinition } from './pdf-assessment';

export const assessmentPdf = (language: Language, paper: AssessmentPaper): Promise<Uint8Array<ArrayBuffer>> => pdfBytes(assessmentDefinition(assessmentText(language, paper)));

export const assessmentDocx = async (language: Language, paper: AssessmentPaper): Promise<Uint8Array<ArrayBuffer>> => {
  const { lang, planTitle, title, about, state, facts, answers, ownWording, trail, made, page } = assessmentText(language, paper);
  const note = (text: string): Paragraph => new Paragraph({ text, style: 'Note' });
  const words = page(1, 2).split(/\d/);
  const footer = new Footer({ children: [new Paragraph({ style: 'Note', children: [new TextRun({ children: [`${state} · ${words[0] ?? ''}`, PageNumber.CURRENT, words[1] ?? '', PageNumber.TOTAL_PAGES] })] })] });
  const document = new Document({
    title: `${title}. ${about}`,
    subject: state,
    creator: planTitle,
    lastModifiedBy: 'Bitácora',
    ...documentLook(lang),
    sections: [{
      properties: { ...pageLook, titlePage: false },
      footers: { default: footer },
      children: [
        note(planTitle),
        new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
        new Paragraph({ text: about, style: 'Subtitle' }),
        note(state),
        factsTable(facts),
        ...answers.flatMap(({ question, answer }) => [new Paragraph({ text: question, heading: HeadingLevel.HEADING_2 }), ...answer.split('\n').map((line) => new Paragraph(line))]),
        note(ownWording),
        ...(trail ? [new Paragraph({ text: trail.heading, heading: HeadingLevel.HEADING_1 }), wordTable(trail.columns, trail.rows, [40, 60])] : []),
        note(made),
      ],
    }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
};
