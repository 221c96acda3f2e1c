// @vitest-environment jsdom
/** The three files of an assessment: every answer of the form in its order, none of them lost, and the record beside them. */
import { expect, test } from 'vitest';
import { rowsAfter } from '../../test/builders/change';
import { planRows, commitments, milestones, submittedCheckIn } from '../../test/builders/plan';
import { everyAnswer } from '../../test/builders/review';
import { rowsAfterStep } from '../../test/builders/meeting';
import { addPhoto } from '../../test/builders/evidence';
import { zipTexts } from '../../test/builders/zip-texts';
import type { Assessment } from '../domain/assessment';
import { questionsOf } from '../domain/assessment-forms';
import { assessmentTrail } from '../domain/assessment-trail';
import type { RowImage } from '../domain/change';
import { recordOf, type Records } from '../domain/rows';
import { languages } from '../language/both-languages';
import { assessmentDocx } from './assessment-documents';
import { assessmentJson } from './assessment-json';
import { assessmentFileOf } from './assessment-files';
import type { AssessmentPaper } from './assessment-paper';
import { assessmentText } from './assessment-text';
import { assessmentDefinition } from './pdf-assessment';

const { es, en } = languages;
const rows = [...rowsAfterStep('publish', rowsAfter(addPhoto(), { rows: planRows(), by: 'lucia' })), ...submittedCheckIn];
const all = <Name extends keyof Records>(entity: Name): readonly Records[Name][] => rows.filter((row: RowImage) => row.entity === entity).flatMap((row) => recordOf(entity, row) ?? []);
const [commitment] = commitments;
if (!commitment) throw new Error('no commitment');
const trail = assessmentTrail(commitment, { milestones, checkIns: all('checkIn'), evidence: all('evidence'), reviews: [], meetings: all('meeting'), attendance: all('attendance') });
const assessment: Assessment = { id: 'c-11~endOfCommitment', form: 'endOfCommitment', of: 'c-11', body: 'ente', author: 'vera', state: 'final', begunOn: '2026-11-01', finalOn: '2026-11-18', answers: { ...everyAnswer('endOfCommitment'), completion: 'substantial', lessons: 'Convocar antes.\nY por escrito.' }, files: [{ evidence: 'e-1', part: 'picture' }] };
const paper: AssessmentPaper = { assessment, planTitle: { es: 'Plan de Acción', en: 'Action Plan' }, body: { name: { es: 'Ente de monitoreo' } }, commitment, trail, evidence: all('evidence'), today: '2026-11-18' };

test('what the trail says is counted from the records of the commitment: dates, check-ins, evidence, meetings and who came', () => {
  expect(trail).toMatchObject({ start: '2025-06-01', end: '2027-09-30', checkIns: 1, evidence: 1, meetings: 1, firstMeeting: '2026-11-18', lastMeeting: '2026-11-18', attendance: { government: 1, civilSociety: 1, academia: 4, privateSector: 0 } });
  expect(trail.milestones.slice(0, 2)).toEqual([
    { order: 1, due: '2025-11-30', reported: 'complete', verified: 'complete', completedOn: '2025-11-28' },
    { order: 2, due: '2026-03-31', reported: 'complete', verified: 'substantial', completedOn: '2026-05-20' },
  ]);
});

test('a meeting that never began, and what another commitment did, is not counted', () => {
  const [other] = commitments.slice(1);
  if (!other) throw new Error('no other commitment');
  expect(assessmentTrail(other, { milestones, checkIns: all('checkIn'), evidence: all('evidence'), reviews: [], meetings: all('meeting').map(({ startedAt: _began, ...meeting }) => meeting), attendance: all('attendance') })).toMatchObject({ checkIns: 0, evidence: 0, meetings: 0, firstMeeting: null, attendance: { academia: 0 } });
});

test('the questions stand in the order of the form, in both languages, what is our wording marked', () => {
  const { answers, facts, title, about } = assessmentText(es, paper);
  expect([title, about]).toEqual(['Evaluación de fin de compromiso', 'ARBA0011. Fomentar un Estado abierto para fortalecer las instituciones']);
  expect(answers.map(({ question }) => question.split(' ')[0])).toEqual(questionsOf.endOfCommitment.map(({ number }) => number));
  expect(answers[0]).toEqual({ question: '1.1 Nivel de cumplimiento', answer: 'Sustancial' });
  expect(answers[1]?.question.endsWith(' *')).toBe(true);
  expect(facts.find(({ name }) => name === 'Archivos que la acompañan')?.lines).toEqual(['Mesa interpoderes, tercera reunión (copia del servidor)']);
  expect(assessmentText(en, paper).title).not.toBe(title);
  expect(assessmentText(es, { ...paper, assessment: { ...assessment, answers: {} } }).answers[0]?.answer).toBe('Sin respuesta.');
});

const wordsIn = (content: unknown): string => (typeof content === 'string' ? content : Array.isArray(content) ? content.map(wordsIn).join(' ') : content !== null && typeof content === 'object' ? Object.entries(content).filter(([key]) => ['text', 'stack', 'table', 'body', 'columns'].includes(key)).map(([, value]) => wordsIn(value)).join(' ') : '');

test('the PDF and the DOCX say every question and every answer', async () => {
  const { answers, facts, trail: table } = assessmentText(es, paper);
  const said = [...answers.flatMap(({ question, answer }) => [question, ...answer.split('\n')]), ...facts.flatMap(({ lines }) => lines), ...(table?.rows.flat() ?? [])];
  const pdf = wordsIn(assessmentDefinition(assessmentText(es, paper)).content);
  const docx = new DOMParser().parseFromString(zipTexts(await assessmentDocx(es, paper))['word/document.xml'] ?? '', 'text/xml').documentElement.textContent;
  for (const words of said) expect([words, pdf.includes(words), docx.includes(words)]).toEqual([words, true, true]);
});

test('the data file has each answer as the record has it, in the order of the form, with what the record says', () => {
  const file = JSON.parse(assessmentJson(es, paper)) as { readonly answers: readonly { readonly question: string; readonly answer: string | null }[] };
  expect(file).toMatchObject({ format: 'bitacora-assessment', version: 1, form: 'endOfCommitment', commitment: { code: 'ARBA0011' }, state: 'final', finalOn: '2026-11-18', submittedOn: null, files: [{ evidence: 'e-1', part: 'picture' }], trail: { meetings: 1 } });
  expect(file.answers.map(({ question, answer }) => [question, answer])).toEqual(questionsOf.endOfCommitment.map(({ id }) => [id, assessment.answers[id] ?? null]));
  expect(file.answers[0]).toMatchObject({ number: '1.1', official: true, scale: 'completion', officialLevel: true, questionText: 'Nivel de cumplimiento', answerText: 'Sustancial' });
  expect(JSON.parse(assessmentJson(en, paper))).toMatchObject({ language: 'en', demo: false, answers: [{ answer: 'substantial', answerText: 'Substantial' }, {}, ...file.answers.slice(2).map(() => ({}))] });
});

test('demonstration data says that it is, in every file', () => {
  const shown = { ...paper, assessment: { ...assessment, demo: true } };
  expect(assessmentText(es, shown).state).toBe('Final. Datos de demostración');
  expect(JSON.parse(assessmentJson(es, shown))).toMatchObject({ demo: true });
});

test('each file is named after its commitment and its form', async () => {
  expect((await assessmentFileOf(es, 'json', paper)).name).toBe('evaluacion-final-arba0011.json');
});
