import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { commandOf, rowsAfter } from '../../test/builders/change';
import { addPhoto, publishedPhoto } from '../../test/builders/evidence';
import { planRows, publishedCheckIn } from '../../test/builders/plan';
import { everyAnswer, giveView, issue, lookedAt, onAssessment, reply, saveAssessment, spoken, writeOut } from '../../test/builders/review';
import { everyText, type SiteText } from '../../test/builders/site-pages';
import type { Change, RowImage } from '../domain/change';

const commitment = '/compromisos/arba0011';
const at = (path: string, texts: readonly SiteText[]): string => texts.find((one) => one.path === path)?.text ?? '';
type Step = readonly [by: string, change: (rows: readonly RowImage[]) => Change];
const after = (rows: readonly RowImage[], ...steps: readonly Step[]): readonly RowImage[] => steps.reduce((now, [by, change]) => rowsAfter(change(now), { rows: now, by }), rows);

const photo = after([...planRows(), ...publishedCheckIn, publishedPhoto], ['lucia', () => addPhoto()]);
const issued = after(photo, ['vera', (rows) => issue(rows, { references: ['Ley 104', 'https://www.argentina.gob.ar/normativa'] })]);
const replied = after(issued, ['lucia', () => reply()]);
const disputed = after(replied, ['vera', (rows) => commandOf('review.revise', { review: 'v-2', former: 'v-1', of: 'e-1', version: lookedAt(rows, 'evidence', 'e-1'), verdict: 'insufficient', note: 'Dos actas siguen sin firma.', milestone: 'c-11-m3', verified: 'disputed' })], ['lucia', () => reply('v-2', 'Para el área está completo.')]);

const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'doctype-style': 'off', 'attr-case': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off' } });
const faults = async (texts: readonly SiteText[]): Promise<readonly string[]> =>
  (await Promise.all(texts.filter(({ locale }) => locale !== undefined).map(async ({ path, text }) => (await validator.validateString(text)).results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${path} ${line} ${ruleId} ${message}`))))).flat();

test('while the area may answer, nobody reads the verdict, nor what it concludes', () => {
  const text = JSON.stringify(everyText(issued));
  expect(text).not.toContain('Falta la firma de dos actas');
  expect(JSON.parse(at('/datos/compromisos/arba0011.json', everyText(issued)))).toMatchObject({ reviews: [], sinceLastReview: null });
});

test('then the review stands under its milestone with the answer of the area beside it, in both languages', () => {
  const texts = everyText(replied);
  for (const said of ['Lo que revisó el ente', 'Evidencia: Parcial', 'verificado: limitado', 'Falta la firma de dos actas.', 'Las dos actas se firman esta semana.', 'Ley 104', 'href="https://www.argentina.gob.ar/normativa"', `href="/evidencia/${String(publishedPhoto.fields['code'])}"`]) expect(at(commitment, texts)).toContain(said);
  for (const said of ['What the monitoring body reviewed', 'Evidence: Partial', 'Falta la firma de dos actas.']) expect(at('/en/commitments/arba0011', texts)).toContain(said);
  expect(JSON.parse(at('/datos/compromisos/arba0011.json', texts))).toMatchObject({
    reviews: [{ id: 'v-1', verdict: 'partial', verified: 'limited', note: 'Falta la firma de dos actas.', reply: { text: 'Las dos actas se firman esta semana.', on: '2026-11-18', onBehalf: false }, outdated: false, former: [] }],
    sinceLastReview: { on: '2026-11-18', evidence: 0, checkIns: 0 },
  });
});

test('a reason said aloud is told to be one, with what it says once that was written; the sound stays inside', () => {
  const aloud = after(photo, ['vera', (rows) => issue(rows, { note: undefined, voice: spoken })], ['lucia', () => reply()]);
  for (const said of ['El motivo se dijo de viva voz.', 'El ente todavía no lo pasó por escrito.']) expect(at(commitment, everyText(aloud))).toContain(said);
  const texts = everyText(after(aloud, ['vera', () => writeOut()]));
  for (const said of ['Lo dicho, por escrito', 'Faltan las firmas de dos de las tres actas.']) expect(at(commitment, texts)).toContain(said);
  expect(at('/en/commitments/arba0011', texts)).toContain('The reason was given by voice.');
  expect(JSON.parse(at('/datos/compromisos/arba0011.json', texts))).toMatchObject({ reviews: [{ note: null, byVoice: true, writtenOut: { text: 'Faltan las firmas de dos de las tres actas.', on: '2026-11-18' } }] });
  expect(JSON.stringify(texts)).not.toContain(spoken.sha256);
});

test('a dispute shows both sides, and what the monitoring body had said before', () => {
  const text = at(commitment, everyText(disputed));
  for (const said of ['Dos actas siguen sin firma.', 'Para el área está completo.', 'verificado: en disputa', 'Lo que el ente había dicho antes', 'Falta la firma de dos actas.', 'Revisión rectificada']) expect(text).toContain(said);
  expect(JSON.parse(at('/datos/compromisos/arba0011.json', everyText(disputed)))).toMatchObject({ reviews: [{ id: 'v-2', kind: 'revised', former: [{ id: 'v-1' }] }] });
});

test('an area that did not answer in time is said to have said nothing, and what took the place of the evidence is said too', () => {
  const out = replied.map((row) => (row.id === 'v-1' ? { ...row, fields: Object.fromEntries(Object.entries(row.fields).filter(([field]) => field !== 'reply')) } : row.entity === 'publishedEvidence' ? { ...row, fields: { ...row.fields, supersededBy: 'e-9' } } : row));
  const other: RowImage = { ...publishedPhoto, id: 'e-9~public', fields: { ...publishedPhoto.fields, evidence: 'e-9', code: 'BBBB-2222', publishedOn: '2026-11-20' } };
  const text = at(commitment, everyText([...out, other]));
  for (const said of ['No respondió en el plazo que tenía.', 'el área reemplazó lo que se había revisado', 'Desde entonces se publicaron una evidencia y ningún informe de avance.']) expect(text).toContain(said);
});

test('each organization of the forum stands by itself, and beside the milestone that it sees differently', () => {
  const texts = everyText(after(planRows(), ['tomas', () => giveView()]));
  const text = at('/compromisos/demo2', texts);
  for (const said of ['Mirada de la sociedad civil', 'Talleres también los sábados.', 'Una organización de la sociedad civil lo ve distinto:', 'El mapa no abre en un teléfono.', 'Limitado']) expect(text).toContain(said);
  expect(at('/en/commitments/demo2', texts)).toContain('sees it differently:');
});

test('an assessment is read once it is final, its questions in the order of the form, what is our wording marked', () => {
  const shared = after(planRows(), ['vera', () => saveAssessment()], ['vera', (rows) => onAssessment(rows, 'share')]);
  expect(at(commitment, everyText(shared))).not.toContain('Evaluación de fin de compromiso');
  const texts = everyText(after(shared, ['vera', (rows) => onAssessment(rows, 'finish')]));
  const text = at(commitment, texts);
  for (const said of ['Evaluación de fin de compromiso', 'Nivel de cumplimiento', 'Sin evidencia disponible', 'Lo que se ve de lessons.', 'El ente publicó la evaluación de fin de compromiso', 'tienen redacción nuestra']) expect(text).toContain(said);
  const file = JSON.parse(at('/datos/compromisos/arba0011.json', texts)) as { readonly assessments: readonly { readonly answers: readonly { readonly question: string }[] }[] };
  expect(file.assessments[0]?.answers.map(({ question }) => question).slice(0, 2)).toEqual(['completion', 'completionWhy']);
  const ofPlan = everyText(after(planRows(), ['vera', () => saveAssessment([], { form: 'endOfPlan', of: 'ba-2025', answers: everyAnswer('endOfPlan') })], ['vera', (rows) => onAssessment(rows, 'share', {}, 'ba-2025~endOfPlan')], ['vera', (rows) => onAssessment(rows, 'finish', {}, 'ba-2025~endOfPlan')]));
  expect(at('/', ofPlan)).toContain('Evaluación de fin de plan');
});

test('every page is valid HTML, whatever was reviewed', async () => {
  expect(await faults(everyText(after(disputed, ['tomas', () => giveView()], ['vera', () => saveAssessment()], ['vera', (rows) => onAssessment(rows, 'share')], ['vera', (rows) => onAssessment(rows, 'finish')])))).toEqual([]);
});
