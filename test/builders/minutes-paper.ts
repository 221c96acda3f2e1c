/** Minutes to print: a follow-up meeting of ARBA0011 as it ended, and the same meeting at its largest. */
import type { Attendance } from '../../src/domain/attendance';
import type { Json } from '../../src/domain/json';
import { minutesRecordOf } from '../../src/domain/minutes-record';
import type { Agreement } from '../../src/domain/agreement';
import type { Meeting } from '../../src/domain/meeting';
import type { MinutesPaper } from '../../src/paper/minutes-paper';
import { commitments, milestones, organizations, todayOfPlan } from './plan';

const text = (words: string, ...marks: readonly Json[]): Json => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });
const paragraph = (...content: readonly Json[]): Json => ({ type: 'paragraph', content });
const item = (...content: readonly Json[]): Json => ({ type: 'listItem', content });
const bold: Json = { type: 'bold' };
const italic: Json = { type: 'italic' };
const link = (href: string): Json => ({ type: 'link', attrs: { href } });
const mention = (kind: string, id: string, label: string): Json => ({ type: 'mention', attrs: { kind, id, label } });

/** Everything that rich text may hold. */
export const richBody: Json = {
  type: 'doc',
  content: [
    paragraph(text('El área informó que la '), text('mesa interpoderes', bold), text(' se reunió tres veces y que “la tercera acta” – la de octubre – '), text('todavía no está firmada', italic), text('… Ver '), mention('milestone', 'c-11-m3', 'ARBA0011, hito 3'), text('.')),
    { type: 'heading', attrs: { level: 2 }, content: [text('Qué falta')] },
    { type: 'bulletList', content: [item(paragraph(text('Firma del Consejo de la Magistratura'))), item(paragraph(text('Publicación en '), text('el portal de datos', link('https://data.buenosaires.gob.ar/dataset/actas'))), { type: 'orderedList', content: [item(paragraph(text('En formato abierto'))), item(paragraph(text('Con lista de asistencia')))] })] },
    { type: 'heading', attrs: { level: 3 }, content: [text('Pedido de la sociedad civil')] },
    { type: 'blockquote', content: [paragraph(text('Pedimos que las actas se publiquen dentro de los diez días hábiles.'))] },
    paragraph(mention('person', '', ''), text(' preguntó por el año próximo.'), { type: 'hardBreak' }, text('Se responderá por escrito. Contacto: '), text('gobiernoabierto@example.org', link('mailto:gobiernoabierto@example.org'))),
  ],
};

const plain = (words: string): Json => ({ type: 'doc', content: [paragraph(text(words))] });

const meeting: Meeting = {
  id: 'r-1', organization: 'judicial', type: 'quarterlyFollowUp', title: 'Seguimiento de primavera', commitments: ['c-11', 'c-8'], on: '2026-11-18', from: '10:00', to: '11:30', modality: 'hybrid', place: 'Sala 3, Bolívar 1',
  chair: { name: 'Lucía Ñandutí' }, noteTaker: { name: 'Tomás Agüero' }, invited: ['judicial', 'poder-ciudadano', 'osc', 'hacienda'], state: 'circulated', number: 7, year: 2026, commentsUntil: '2026-11-26',
  nextMeeting: { on: '2027-02-20', from: '10:00', place: 'Sala 3' },
};

const present = { meeting: 'r-1', mode: 'inPerson', presence: 'present' } as const;

const attendance: readonly Attendance[] = [
  { ...present, id: 'a-1', name: 'Lucía Ñandutí', organization: 'judicial', sector: 'government', consent: true, signature: { kind: 'stroke', path: 'M10,40 Q25,2 40,30 T0 60'.replace(' T0 60', '') + ' Q55,60 70,22 Q82,2 96,34 L120,30 Q140,10 160,38', at: 5 } },
  { ...present, id: 'a-2', name: 'Martín Peña', organization: 'dgaiga', sector: 'government', mode: 'virtual', signature: { kind: 'name', name: 'Martín Peña', at: 6 } },
  { ...present, id: 'a-3', name: 'Tomás Agüero', organization: 'osc', sector: 'civilSociety' },
  { ...present, id: 'a-4', organization: 'ente', sector: 'academia', count: 4 },
  { ...present, id: 'a-5', name: 'Vecina de la Comuna 4', organizationName: 'Club Social y Deportivo “El Progreso”', sector: 'unaffiliated' },
  { ...present, id: 'a-6', name: 'Bruno Díaz', organization: 'ambiente', sector: 'government', presence: 'apology' },
];

const agreement = (id: string, words: string, rest: Partial<Agreement> = {}): Agreement => ({ id, meeting: 'r-1', commitments: ['c-11'], text: words, state: 'open', ...rest });

const agreements: readonly Agreement[] = [
  agreement('g-1', 'Publicar el acta de octubre, firmada por los cinco órganos.', { organization: 'judicial', person: { name: 'Lucía Ñandutí' }, due: '2026-12-02' }),
  agreement('g-2', 'Responder por escrito cuándo se capacita a las áreas en 2027.', { organization: 'dgaiga', due: '2026-12-10' }),
  agreement('g-3', 'Invitar a la Defensoría del Pueblo a la próxima reunión.'),
];

const followUp: readonly Agreement[] = [agreement('g-0', 'Circular el índice de la guía entre las tres ramas.', { meeting: 'r-0', organization: 'judicial', due: '2026-09-30', state: 'verified' })];

const record = minutesRecordOf({
  meeting,
  agenda: [
    { id: 'i-1', meeting: 'r-1', order: 1, title: 'Avance hito por hito', outcome: 'discussed' },
    { id: 'i-2', meeting: 'r-1', order: 2, title: 'Qué frenó el avance', speaker: 'Lucía Ñandutí', outcome: 'discussed' },
    { id: 'i-3', meeting: 'r-1', order: 3, title: 'Evidencia', outcome: 'notReached' },
  ],
  bodies: { 'i-1': richBody, 'i-2': plain('El receso de julio corrió la segunda reunión. Se espera recuperar el tiempo en diciembre.') },
  attendance,
  agreements,
  followUp,
  requests: [
    { id: 'q-1', commitment: 'c-11', milestone: 'c-11-m3', organization: 'judicial', question: '¿Dónde están las actas firmadas?', due: '2026-12-09', state: 'open' },
    { id: 'q-2', commitment: 'c-8', organization: 'osc', due: '2026-12-16', state: 'answered' },
  ],
});

export const minutesPaper: MinutesPaper = {
  record,
  state: { state: 'circulated', commentsUntil: '2026-11-26' },
  planTitle: { es: 'Plan de Acción de Gobierno Abierto de la Ciudad de Buenos Aires 2025–2027', en: 'Buenos Aires City Open Government Action Plan 2025–2027' },
  organizations,
  commitments,
  milestones,
  signatures: attendance,
  today: todayOfPlan,
  publicAddress: 'https://gobiernoabierto.example.org/reuniones/r-1',
};

/** 200 people, a text of many pages, a word longer than any line, a table longer than a page. */
export const largestPaper: MinutesPaper = {
  ...minutesPaper,
  record: {
    ...record,
    title: 'Una reunión con un nombre muy largo que alguien escribió entero para que no quedara ninguna duda de qué se iba a tratar en ella',
    attendees: Array.from({ length: 200 }, (_, index) => ({ name: `Persona Número ${index + 1} de Apellido Compuesto`, organization: 'osc', sector: 'civilSociety' as const, presence: 'present' as const, mode: 'virtual' as const })),
    totals: { government: 0, civilSociety: 200, academia: 0, privateSector: 0, international: 0, unaffiliated: 0 },
    items: Array.from({ length: 12 }, (_, index) => ({
      id: `i-${index}`,
      title: `Punto ${index + 1} con un título de varias palabras`,
      body: plain(Array.from({ length: 60 }, (__, sentence) => `La frase ${sentence + 1} del punto ${index + 1} dice lo que se dijo.`).join(' ') + (index === 0 ? ` Expediente${'0123456789'.repeat(20)}fin.` : '')),
    })),
    agreements: Array.from({ length: 60 }, (_, index) => ({ id: `g-${index}`, text: `Acuerdo ${index + 1}: ${'se hará lo que se acordó, '.repeat((index % 7) + 1)}y nada más.`, organization: 'judicial', person: 'Lucía Ñandutí', due: '2026-12-02', state: 'open' as const })),
  },
};
