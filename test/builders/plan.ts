/**
 * A plan like the demonstration's, as the server's rows: 4 commitments, 17 milestones, five people, a few check-ins.
 * It stands on Wednesday 18 November 2026. Milestones, people and readings are invented and say so (`demo`).
 */
import type { RowImage } from '../../src/domain/change';
import type { CheckIn, CheckInLine, StatedLine } from '../../src/domain/check-in';
import { checkInId, checkInLineId } from '../../src/domain/check-in';
import type { Commitment, Party } from '../../src/domain/commitment';
import type { Day } from '../../src/domain/day';
import type { Fields } from '../../src/domain/json';
import type { Membership, Role } from '../../src/domain/membership';
import type { Milestone } from '../../src/domain/milestone';
import type { Organization } from '../../src/domain/organization';

export const planId = 'ba-2025';
export const todayOfPlan: Day = '2026-11-18';

let seq = 0;

/** A row as the server holds it; `public` unless told. */
export const rowOf = <Record extends { readonly id: string }>(entity: string, record: Record, audience = 'public'): RowImage => {
  const { id, ...fields } = record;
  seq += 1;
  return { entity, id, seq, audience, fields: fields as unknown as Fields, writers: {}, by: 'server', at: Date.parse('2026-11-01T12:00:00Z') };
};

const organization = (id: string, es: string, more: Partial<Organization> = {}): Organization => ({ id, name: { es }, sector: 'government', active: true, ...more });

export const organizations: readonly Organization[] = [
  organization('dgaiga', 'Dirección General de Acceso a la Información y Gobierno Abierto', { acronym: 'DGAIGA', branch: 'executive' }),
  organization('ambiente', 'Dirección General de Política y Estrategia Ambiental', { branch: 'executive' }),
  organization('judicial', 'Un órgano judicial', { branch: 'judicial', demo: true }),
  organization('hacienda', 'Área de Hacienda', { branch: 'executive', demo: true }),
  organization('atencion', 'Área de Atención', { branch: 'executive', demo: true }),
  organization('poder-ciudadano', 'Fundación Poder Ciudadano', { sector: 'civilSociety' }),
  organization('ente', 'Ente de monitoreo', { sector: 'academia', demo: true }),
  organization('osc', 'Una organización de la sociedad civil', { sector: 'civilSociety', demo: true }),
];

const person = (user: string, name: string, role: Role, of: string): Membership => ({ id: `m-${user}`, person: user, name, organization: of, role, from: '2025-06-01', demo: true });

/** Their user ids are their first names. */
export const memberships: readonly Membership[] = [
  person('lucia', 'Lucía', 'focalPoint', 'judicial'),
  person('bruno', 'Bruno', 'focalPoint', 'ambiente'),
  person('martin', 'Martín', 'coordination', 'dgaiga'),
  person('vera', 'Vera', 'monitor', 'ente'),
  person('tomas', 'Tomás', 'forumMember', 'osc'),
];

const lead = (of: string): Party => ({ organization: of, part: 'lead' });

export const commitments: readonly Commitment[] = [
  {
    id: 'c-11', code: 'ARBA0011', order: 1, start: '2025-06-01', end: '2027-09-30', lifecycle: 'inImplementation',
    title: { es: 'Fomentar un Estado abierto para fortalecer las instituciones', en: 'Fostering an open State to strengthen institutions' },
    problem: { es: 'Las tres ramas dan un acceso desigual a la información pública; los cinco órganos del Poder Judicial publican con criterios distintos.' },
    ogpValues: ['accessToInformation', 'publicAccountability', 'technologyInnovation'], statedInstitutions: 15,
    parties: [lead('judicial'), { organization: 'poder-ciudadano', part: 'csoPartner' }],
    notes: [{ es: 'La fuente cuenta 15 instituciones y no las nombra a todas.' }],
  },
  {
    id: 'c-8', code: 'ARBA0008', order: 2, start: '2025-06-01', end: '2027-06-30', lifecycle: 'inImplementation', law: { es: 'Ley 3.871' },
    title: { es: 'Acción climática participativa y transparente: 4.º Plan de Acción Climática', en: 'Participatory and transparent climate action: 4th Climate Action Plan' },
    ogpValues: ['accessToInformation', 'civicParticipation'], parties: [lead('ambiente')],
  },
  {
    id: 'c-d2', code: 'DEMO2', order: 3, start: '2025-09-01', end: '2027-03-31', lifecycle: 'inImplementation', demo: true,
    title: { es: 'Presupuesto por comuna en formatos abiertos' }, ogpValues: ['accessToInformation'],
    parties: [lead('hacienda'), { organization: 'osc', part: 'csoPartner' }],
  },
  {
    id: 'c-d1', code: 'DEMO1', order: 4, start: '2026-10-01', end: '2027-11-30', lifecycle: 'planned', demo: true,
    title: { es: 'Lenguaje claro en las oficinas de atención' }, ogpValues: ['civicParticipation'], parties: [lead('atencion')],
  },
];

type Said = Partial<Pick<Milestone, 'reported' | 'verified' | 'completedOn' | 'deliverable' | 'start'>>;

const milestone = (commitment: string, order: number, es: string, due: Day, said: Said = {}): Milestone => ({
  id: `${commitment}-m${order}`, commitment, order, text: { es }, due, weight: 1, demo: true, verified: 'unreviewed', ...said,
});

export const milestones: readonly Milestone[] = [
  milestone('c-11', 1, 'Relevamiento de los sitios de transparencia de los tres poderes y los órganos de control', '2025-11-30', { reported: 'complete', verified: 'complete', completedOn: '2025-11-28', deliverable: { es: 'Informe publicado con una ficha por organismo.' } }),
  milestone('c-11', 2, 'Criterios comunes de publicación entre los cinco órganos del Poder Judicial', '2026-03-31', { reported: 'complete', verified: 'substantial', completedOn: '2026-05-20', deliverable: { es: 'Acta acuerdo firmada y anexo técnico.' } }),
  milestone('c-11', 3, 'Mesa interpoderes de Estado abierto: tres reuniones con acta publicada', '2026-08-31', { reported: 'substantial', verified: 'limited', deliverable: { es: 'Tres actas publicadas con listas de asistencia.' } }),
  milestone('c-11', 4, 'Guía para pedir información pública, válida en las tres ramas', '2026-12-15', { reported: 'substantial', deliverable: { es: 'Guía publicada y 50 personas capacitadas.' } }),
  milestone('c-11', 5, 'Portal único con los conjuntos de datos de los tres poderes', '2027-05-31', { reported: 'limited', verified: 'no_evidence' }),
  milestone('c-11', 6, 'Informe público de cierre y propuesta normativa', '2027-08-31', { reported: 'not_started' }),
  milestone('c-8', 1, 'Calendario público de las instancias de participación', '2025-10-31', { reported: 'complete', verified: 'complete', completedOn: '2025-10-30' }),
  milestone('c-8', 2, 'Mesas con organizaciones y universidades', '2026-06-30', { reported: 'complete', verified: 'complete', completedOn: '2026-08-10' }),
  milestone('c-8', 3, 'Tablero público de emisiones y medidas', '2026-09-30', { reported: 'limited', verified: 'no_evidence' }),
  milestone('c-8', 4, 'Borrador del plan en consulta pública', '2027-03-31', { reported: 'limited' }),
  milestone('c-8', 5, 'Plan publicado con respuesta a cada aporte', '2027-05-31'),
  milestone('c-d2', 1, 'Datos de 2025 en formato abierto', '2026-02-27', { reported: 'complete', verified: 'complete', completedOn: '2026-02-20' }),
  milestone('c-d2', 2, 'Visualización por comuna', '2026-07-31', { reported: 'complete', verified: 'disputed', completedOn: '2026-07-30' }),
  milestone('c-d2', 3, 'Taller de uso en cada comuna', '2027-02-26', { reported: 'substantial', verified: 'substantial' }),
  milestone('c-d1', 1, 'Diagnóstico de diez formularios', '2026-12-20'),
  milestone('c-d1', 2, 'Formularios reescritos y probados', '2027-04-30'),
  milestone('c-d1', 3, 'Guía de lenguaje claro publicada', '2027-10-29'),
];

/** What one area says of its milestones in one period: the check-in with its lines, as rows for the area. */
export const checkInRows = (checkIn: Omit<CheckIn, 'id' | 'milestones' | 'round'> & { readonly round?: number }, lines: readonly StatedLine[], audience = `area:${checkIn.organization}`): readonly RowImage[] => {
  const id = checkInId(checkIn.commitment, checkIn.from);
  const line = (stated: StatedLine): CheckInLine => ({ id: checkInLineId(id, stated.milestone), checkIn: id, commitment: checkIn.commitment, ...stated });
  return [
    rowOf('checkIn', { round: 1, ...checkIn, id, milestones: lines.map((one) => one.milestone) }, audience),
    ...lines.map((stated) => rowOf('checkInLine', line(stated), audience)),
  ];
};

/** ARBA0011, June to August 2026: published. */
export const publishedCheckIn: readonly RowImage[] = checkInRows(
  { commitment: 'c-11', organization: 'judicial', from: '2026-06-01', to: '2026-08-31', due: '2026-08-31', state: 'published', submittedOn: '2026-08-28', submittedBy: 'lucia', acceptedOn: '2026-09-02', publishedOn: '2026-09-04', demo: true },
  [
    { milestone: 'c-11-m3', reported: 'limited', progress: 'Primera reunión de la mesa, con acta.', challenges: 'El receso judicial de julio corrió la segunda reunión.' },
    { milestone: 'c-11-m4', reported: 'limited', progress: 'Índice acordado.', challenges: 'Falta la respuesta del Poder Legislativo.', nextSteps: 'Redactar el primer capítulo.' },
  ],
  'public',
);

/** ARBA0011, September to November 2026: submitted, and waiting for coordination. */
export const submittedCheckIn: readonly RowImage[] = checkInRows(
  { commitment: 'c-11', organization: 'judicial', from: '2026-09-01', to: '2026-11-30', due: '2026-11-30', state: 'submitted', submittedOn: '2026-11-16', submittedBy: 'lucia', demo: true },
  [
    { milestone: 'c-11-m3', reported: 'complete', progress: 'La mesa se reunió tres veces.', evidence: { shows: 'Las tres actas publicadas con listas de asistencia.', link: 'https://buenosaires.gob.ar/actas' } },
    { milestone: 'c-11-m4', reported: 'substantial', progress: 'Borrador de la guía circulado a las tres ramas.', nextSteps: 'Recibir comentarios hasta el 4 de diciembre.' },
    { milestone: 'c-11-m5', reported: 'limited', noProgress: true, challenges: 'No hubo acuerdo sobre dónde alojar el portal.' },
  ],
);

/** ARBA0008, June to August 2026: returned with a reason. */
export const returnedCheckIn: readonly RowImage[] = checkInRows(
  { commitment: 'c-8', organization: 'ambiente', from: '2026-06-01', to: '2026-08-31', due: '2026-08-31', state: 'returned', reason: 'Falta decir qué muestra el enlace del tablero.', submittedOn: '2026-09-10', submittedBy: 'bruno', demo: true },
  [{ milestone: 'c-8-m3', reported: 'limited', progress: 'Maqueta del tablero.', challenges: 'Falta el servidor.' }],
);

/** Everything but the check-ins. */
export const planRows = (): readonly RowImage[] => [
  rowOf('plan', {
    id: planId, title: { es: 'Plan de Acción de Gobierno Abierto 2025–2027', en: 'Open Government Action Plan 2025–2027' }, submittedOn: '2025-05-20', start: '2025-06-01',
    statedEnds: [{ on: '2027-10', source: 'Ficha del plan' }, { on: '2027-12', source: 'Texto del plan' }], leads: ['dgaiga'], lifecycle: 'inImplementation',
    errata: [{ field: 'statedEnds', note: { es: 'El plan dice que termina en octubre y también en diciembre de 2027. Se muestran las dos fechas hasta que el Foro lo aclare.' } }],
  }),
  ...organizations.map((one) => rowOf('organization', one)),
  ...memberships.map((one) => rowOf('membership', one, 'members')),
  ...commitments.map((one) => rowOf('commitment', one)),
  ...milestones.map((one) => rowOf('milestone', one)),
];
