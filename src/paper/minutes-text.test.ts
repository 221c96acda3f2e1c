import { expect, test } from 'vitest';
import { attendanceTotals } from '../domain/attendance';
import type { RecordedAttendee } from '../domain/minutes';
import { languages } from '../language/both-languages';
import { largestPaper, minutesPaper } from '../../test/builders/minutes-paper';
import type { MinutesPaper } from './minutes-paper';
import { fileNameOf, minutesText } from './minutes-text';

const { es, en } = languages;

const saidOf = (partial: Partial<MinutesPaper['record']> = {}, rest: Partial<MinutesPaper> = {}, language = es) =>
  minutesText(language, { ...minutesPaper, ...rest, record: { ...minutesPaper.record, ...partial } });

const withAttendees = (attendees: readonly RecordedAttendee[]) => saidOf({ attendees, totals: attendanceTotals(attendees), absent: [] });

test('the head of the minutes says which, when, where, about what and who conducted it, as an office would', () => {
  const { title, kind, planTitle, state, facts } = saidOf();
  expect([planTitle, title, kind, state]).toEqual(['Plan de Acción de Gobierno Abierto de la Ciudad de Buenos Aires 2025–2027', 'Acta 7/2026', 'Reunión de seguimiento. Seguimiento de primavera', 'En circulación: se reciben comentarios hasta el 26 de noviembre de 2026']);
  expect(facts.map(({ name, lines }) => [name, ...lines])).toEqual([
    ['Fecha y hora', 'Miércoles 18 de noviembre de 2026, de 10:00 a 11:30 horas'],
    ['Lugar y modalidad', 'Sala 3, Bolívar 1. Mixta'],
    ['Área convocante', 'Un órgano judicial'],
    ['Compromisos', 'ARBA0011. Fomentar un Estado abierto para fortalecer las instituciones', 'ARBA0008. Acción climática participativa y transparente: 4.º Plan de Acción Climática'],
    ['Conduce', 'Lucía Ñandutí'],
    ['Toma nota', 'Tomás Agüero'],
  ]);
});

test('the same minutes are said in English, and what nobody translated stays as it was written', () => {
  const { title, facts, agreements, lang } = saidOf({}, {}, en);
  expect([lang, title]).toEqual(['en', 'Minutes 7/2026']);
  expect(facts[0]).toEqual({ name: 'Date and time', lines: ['Wednesday 18 November 2026, 10:00 to 11:30'] });
  expect(facts[3]?.lines[0]).toBe('ARBA0011. Fostering an open State to strengthen institutions');
  expect(agreements.rows[0]).toEqual(['Publicar el acta de octubre, firmada por los cinco órganos.', 'Lucía Ñandutí, Un órgano judicial', '2 December 2026']);
});

test('minutes made without a network say that their number is still to come', () => {
  expect(saidOf({ number: 0 }).title).toBe('Acta (número a confirmar)');
  expect(fileNameOf(es, { ...minutesPaper.record, number: 0 })).toBe('acta-2026-11-18');
  expect(fileNameOf(en, minutesPaper.record)).toBe('minutes-7-2026');
});

test.each([
  ['a draft', { state: 'minutesDraft' }, 'Borrador'],
  ['circulated', { state: 'circulated', commentsUntil: '2026-11-26' }, 'En circulación: se reciben comentarios hasta el 26 de noviembre de 2026'],
  ['approved', { state: 'approved', approvedOn: '2026-11-27', version: 1 }, 'Aprobada el 27 de noviembre de 2026'],
  ['published and corrected', { state: 'published', approvedOn: '2026-12-09', publishedOn: '2026-12-10', version: 2, reason: 'Faltaba un nombre.' }, 'Aprobada el 9 de diciembre de 2026, versión 2. Publicada el 10 de diciembre de 2026. Corrección: Faltaba un nombre'],
] as const)('paper of %s says so on every page', (_, state, said) => {
  expect(saidOf({}, { state }).state).toBe(said);
});

test('demonstration data says that it is, next to its state', () => {
  expect(saidOf({}, { demo: true, state: { state: 'minutesDraft' } }).state).toBe('Borrador. Datos de demostración');
});

test('attendance is told by sector, a line per institution, and its total is the rows and the head-counts together', () => {
  const { attendance } = saidOf();
  expect(attendance.sectors).toEqual([
    { name: 'Gobierno', people: ['Un órgano judicial: Lucía Ñandutí', 'DGAIGA: Martín Peña (a distancia)'], total: 2 },
    { name: 'Sociedad civil', people: ['Una organización de la sociedad civil: Tomás Agüero'], total: 1 },
    { name: 'Academia', people: ['Ente de monitoreo: 4 personas contadas sin registrar nombres'], total: 4 },
    { name: 'Sin afiliación', people: ['Club Social y Deportivo “El Progreso”: Vecina de la Comuna 4'], total: 1 },
  ]);
  expect(attendance.total.heads).toBe(8);
  expect(attendance.notes).toEqual([
    { name: 'Avisaron que no venían', lines: ['Dirección General de Política y Estrategia Ambiental: Bruno Díaz'] },
    { name: 'Instituciones invitadas que no asistieron', lines: ['Fundación Poder Ciudadano', 'Área de Hacienda'] },
  ]);
});

test('a meeting of which only heads were counted has totals, and nobody to sign but who conducted it', () => {
  const { attendance, signatures } = withAttendees([
    { sector: 'academia', presence: 'present', mode: 'inPerson', count: 30 },
    { sector: 'civilSociety', presence: 'present', mode: 'inPerson', count: 1 },
  ]);
  expect(attendance.total.heads).toBe(31);
  expect(attendance.sectors.map(({ people }) => people)).toEqual([['1 persona contada sin registrar nombres'], ['30 personas contadas sin registrar nombres']]);
  expect(signatures.rows).toEqual([]);
  expect(signatures.officers.map(({ name }) => name)).toEqual(['Lucía Ñandutí', 'Tomás Agüero']);
});

test('nobody written down is said, not left out', () => {
  const { attendance } = withAttendees([]);
  expect([attendance.sectors, attendance.none]).toEqual([[], 'No se registró asistencia.']);
});

test('who signed on the glass, who typed a name and who is still to sign stand in their rows; two of one name sign in turn', () => {
  const { signatures } = saidOf();
  expect(signatures.rows.map(({ name, signature }) => [name, signature.kind])).toEqual([['Lucía Ñandutí', 'stroke'], ['Martín Peña', 'words'], ['Tomás Agüero', 'line'], ['Vecina de la Comuna 4', 'line']]);
  const ana = { name: 'Ana', sector: 'government', presence: 'present', mode: 'inPerson' } as const;
  const twins = saidOf({ attendees: [ana, ana] }, { signatures: [{ name: 'Ana', signature: { kind: 'name', name: 'Ana P.', at: 1 } }] });
  expect(twins.signatures.rows.map(({ signature }) => signature)).toEqual([{ kind: 'words', words: 'Firmó con su nombre: Ana P.' }, { kind: 'line' }]);
});

test('published minutes count people whose names were not published, and invent none', () => {
  const { attendance } = withAttendees([{ sector: 'civilSociety', presence: 'present', mode: 'inPerson', organization: 'osc' }]);
  expect(attendance.sectors[0]).toEqual({ name: 'Sociedad civil', people: ['Una organización de la sociedad civil: 1 persona sin nombre publicado'], total: 1 });
});

test('an agreement without an owner or a date says so, and earlier ones come with their state', () => {
  const { agreements, followUp } = saidOf();
  expect(agreements.rows[2]).toEqual(['Invitar a la Defensoría del Pueblo a la próxima reunión.', 'Sin responsable asignado', 'Sin fecha']);
  expect(followUp?.rows).toEqual([['Circular el índice de la guía entre las tres ramas.', 'Un órgano judicial', '30 de septiembre de 2026', 'Verificado']]);
  expect(saidOf({ followUp: [] }).followUp).toBeUndefined();
});

test('a point that was not reached says so; one without text says that nothing was recorded', () => {
  const { agenda } = saidOf({ items: [{ id: 'i', title: 'Evidencia', outcome: 'notReached', body: { type: 'doc' } }, { id: 'j', title: 'Varios', body: { type: 'doc', content: [] } }] });
  expect(agenda.items.map(({ heading, note, none }) => [heading, note, none])).toEqual([['1. Evidencia', 'No se llegó a tratar', ''], ['2. Varios', undefined, 'No se dejó constancia de lo conversado en este punto.']]);
});

test('a strip for each commitment, its milestones in words under it', () => {
  const strips = saidOf().strips;
  expect(strips?.heading).toBe('Cómo están los compromisos al 18 de noviembre de 2026');
  expect(strips?.commitments.map(({ code, table }) => [code, table.rows.length])).toEqual([['ARBA0011', 6], ['ARBA0008', 5]]);
  expect(strips?.commitments[0]?.table.rows[2]).toEqual(['3. Mesa interpoderes de Estado abierto: tres reuniones con acta publicada', '31 ago 2026', 'Sustancial', 'Limitado', 'Vencido']);
  expect(saidOf({ commitments: [] }).strips).toBeUndefined();
});

test('an id that is not on this device is said as it is', () => {
  const { facts } = saidOf({ organization: 'unknown-area', commitments: ['c-99'] });
  expect(facts.flatMap(({ lines }) => lines)).toEqual(expect.arrayContaining(['unknown-area', 'c-99']));
});

test('an approved version carries its fingerprint, a published one where it is read', () => {
  const { origin } = saidOf({}, { state: { state: 'published', approvedOn: '2026-11-27', hash: '3f2a91bc77de0011aabbccdd' } });
  expect(origin.hash).toBe('Huella del texto aprobado (SHA-256): 3f2a 91bc 77de 0011…');
  expect(origin.address).toEqual({ sentence: 'Esta acta es pública. Se lee en:', url: 'https://gobiernoabierto.example.org/reuniones/r-1' });
});

test('what no file may hold is left out of every text, and nothing else', () => {
  const { agreements, agenda } = saidOf({
    agreements: [{ id: 'g', text: 'Uno\u0000\u0008 dos \ud800tres\r\ncuatro 🗓️ cafe\u0301', state: 'open' }],
    items: [{ id: 'i', title: 'Punto\u000b', body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a\u0001b' }] }] } }],
  });
  expect(agreements.rows[0]?.[0]).toBe('Uno dos tres\ncuatro 🗓️ café');
  expect(agenda.items[0]?.heading).toBe('1. Punto');
  expect(agenda.items[0]?.body[0]?.children[0]?.text).toBe('ab');
});

test('two hundred people all have their row and their place in the list', () => {
  const { attendance, signatures } = minutesText(es, largestPaper);
  expect(signatures.rows).toHaveLength(200);
  expect(attendance.sectors[0]?.people[0]?.match(/Persona Número/g)).toHaveLength(200);
});
