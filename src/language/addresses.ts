/**
 * The addresses of the app's places, below its base `/app`. They are words a person reads and sends on,
 * so they are Spanish in every language and never change.
 */
import type { Day } from '../domain/day';

const code = (text: string): string => encodeURIComponent(text.toLowerCase());

/** What new evidence is about, by the ids of records; any of it may be said later. */
interface EvidenceAbout {
  readonly commitment?: string | undefined;
  readonly milestone?: string | undefined;
  readonly meeting?: string | undefined;
  readonly agreement?: string | undefined;
  readonly request?: string | undefined;
  /** The evidence that it replaces. */
  readonly replaces?: string | undefined;
  /** What was begun before and left. */
  readonly begun?: string | undefined;
}

const withQuery = (place: string, asked: Readonly<Record<string, string | undefined>>): string => {
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  return query === '' ? place : `${place}?${query}`;
};

export const addresses = {
  today: '/',
  commitments: '/compromisos',
  commitment: (commitmentCode: string): string => `/compromisos/${code(commitmentCode)}`,
  /** Writing the check-in of one commitment for the period that begins on a day. */
  checkIn: (commitmentCode: string, from: Day): string => `/compromisos/${code(commitmentCode)}/informes/${from}`,
  meetings: '/reuniones',
  /** A new meeting; with `?compromiso=…&tipo=…` what the plan proposes. */
  newMeeting: '/reuniones/nueva',
  /** What was agreed in every meeting, by owner and by date. */
  agreements: '/reuniones/acuerdos',
  meeting: (id: string): string => `/reuniones/${encodeURIComponent(id)}`,
  /** Putting its date, place and people right before it begins. */
  meetingDetails: (id: string): string => `/reuniones/${encodeURIComponent(id)}/datos`,
  /** The full screen of a meeting that is going on. */
  meetingRoom: (id: string): string => `/reuniones/${encodeURIComponent(id)}/sala`,
  /** Its minutes: read, commented, approved, corrected, printed. */
  minutes: (id: string): string => `/reuniones/${encodeURIComponent(id)}/acta`,
  /** Everything that was shown; with a query, the part of it that is looked for. */
  evidences: '/evidencia',
  evidencesOf: (of: { readonly commitment?: string; readonly milestone?: string; readonly meeting?: string }): string => withQuery('/evidencia', { compromiso: of.commitment, hito: of.milestone, reunion: of.meeting }),
  newEvidence: ({ commitment, milestone, meeting, agreement, request, replaces, begun }: EvidenceAbout): string =>
    withQuery('/evidencia/nueva', { compromiso: commitment, hito: milestone, reunion: meeting, acuerdo: agreement, pedido: request, reemplaza: replaces, captura: begun }),
  /** What another app shared into this one: the service worker leads here. */
  sharedEvidence: '/evidencia/compartida',
  evidence: (id: string): string => `/evidencia/${encodeURIComponent(id)}`,
  /** What was asked of the areas, and what they answered. */
  evidenceRequests: '/evidencia/pedidos',
  newEvidenceRequest: (of: { readonly commitment?: string; readonly milestone?: string; readonly meeting?: string }): string => withQuery('/evidencia/pedidos/nuevo', { compromiso: of.commitment, hito: of.milestone, reunion: of.meeting }),
  evidenceRequest: (id: string): string => `/evidencia/pedidos/${encodeURIComponent(id)}`,
  /** What waits for the monitoring body's verdict; with a query, the part of it that is looked for. */
  reviews: '/revisar',
  /** Judging one piece of evidence or one line of a check-in. */
  toReview: (thing: string, among = ''): string => `/revisar/${encodeURIComponent(thing)}${among === '' ? '' : `?${among}`}`,
  /** What is taken along to be judged without a network. */
  reviewPack: '/revisar/paquete',
  /** One review of the monitoring body, with the area's answer. */
  review: (id: string): string => `/revisiones/${encodeURIComponent(id)}`,
  /** What an organization of the forum says of a commitment in the period that begins on a day. */
  view: (commitmentCode: string, from: Day): string => `/compromisos/${code(commitmentCode)}/mirada/${from}`,
  /** The forms of the monitoring body, and one of them. */
  assessments: '/evaluaciones',
  assessment: (id: string): string => `/evaluaciones/${encodeURIComponent(id)}`,
  /** Who changed a record, when and from where. */
  trail: (entity: string, id: string): string => `/registro/${encodeURIComponent(entity)}/${encodeURIComponent(id)}`,
  /** Acts that were refused. */
  attempts: '/intentos',
  coordination: '/coordinacion',
  /** Reading a check-in that was submitted; coordination accepts or returns it there. */
  submittedCheckIn: (commitmentCode: string, from: Day): string => `/coordinacion/informes/${code(commitmentCode)}/${from}`,
  /** What each device of the plan owes; coordination's. */
  owingDevices: '/coordinacion/dispositivos',
  device: '/este-dispositivo',
  attention: '/este-dispositivo#atencion',
  signIn: '/ingreso',
  invitation: '/invitacion',
} as const;

/** Not a place of the app but a page beside it, with the base before it. */
export const rescuePage = '/app/rescue/';
