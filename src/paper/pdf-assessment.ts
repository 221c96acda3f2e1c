/** An assessment as a document definition of pdfmake: A4, in the look of the minutes. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { AssessmentText } from './assessment-text';
import { factsTable, pdfLook, tableSection } from './pdf-definition';

export const assessmentDefinition = ({ lang, planTitle, title, about, state, facts, answers, ownWording, trail, made, page }: AssessmentText): TDocumentDefinitions => ({
  ...pdfLook({ lang, planTitle, title, kind: about, state, page }),
  content: [
    { text: planTitle, style: 'plan' },
    { text: title, style: 'title' },
    { text: about, style: 'kind' },
    { text: state, style: 'note' },
    factsTable(facts),
    ...answers.flatMap(({ question, answer }): Content[] => [{ text: question, style: 'item', headlineLevel: 2 }, { text: answer, style: 'paragraph' }]),
    { text: ownWording, style: 'note' },
    ...(trail ? tableSection(trail, [190, '*']) : []),
    { text: made, style: 'note', margin: [0, 16, 0, 0] },
  ],
});

