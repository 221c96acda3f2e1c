/** Evidence and requests as people act on them, on the plan of plan.ts: one change of every kind, and what a test says of a photo. */
import type { Change, RowImage } from '../../src/domain/change';
import { publishedEvidenceId, type EvidenceDetails } from '../../src/domain/evidence';
import { publishedEvidenceOf } from '../../src/domain/evidence-publication';
import { changeIdOf, commandOf } from './change';
import { seenAll } from './meeting';
import { rowOf } from './plan';

/** A hash that tells which bytes of the test they are: 64 hex digits. */
export const hashOf = (text: string): string => [...text].map((letter) => letter.charCodeAt(0).toString(16)).join('').padEnd(64, '0').slice(0, 64);

const photo = { sha256: hashOf('photo'), bytes: 1_234_567, type: 'image/jpeg', name: 'taller en la sede.jpg' } as const;

/** A photo of the third milestone of ARBA0011, by the area that leads it. */
export const photoDetails = (partial: Partial<EvidenceDetails> = {}): EvidenceDetails => ({
  commitment: 'c-11',
  organization: 'judicial',
  milestones: ['c-11-m3'],
  kind: 'photo',
  title: 'Mesa interpoderes, tercera reunión',
  shows: 'La mesa con representantes de los tres poderes.',
  origin: 'captured',
  capturedAt: Date.parse('2026-11-12T13:30:00Z'),
  sensitivity: 'public',
  people: 'adults',
  original: photo,
  ...partial,
});

export const addPhoto = (id = 'e-1', partial: Partial<EvidenceDetails> = {}): Change => commandOf('evidence.add', { evidence: id, details: photoDetails(partial) });

export const openRequest = (id = 'q-1', partial: object = {}): Change =>
  commandOf('request.open', { request: id, commitment: 'c-11', milestone: 'c-11-m3', organization: 'judicial', question: '¿Dónde están las actas firmadas?', due: '2026-11-25', ...partial });

/** An act on a request by somebody who has seen it as it stands. */
export const onRequest = (rows: readonly RowImage[], kind: string, more: object = {}, request = 'q-1'): Change => commandOf(`request.${kind}`, { request, seen: seenAll(rows, request), ...more });

/** What the server says of bytes that came whole. */
export const receiptOf = ({ sha256, bytes }: { readonly sha256: string; readonly bytes: number } = photo) =>
  ({ sha256, bytes, receivedAt: Date.parse('2026-11-13T12:00:00Z'), scan: 'clean', derivatives: [{ part: 'preview', sha256: hashOf('small'), bytes: 30_000, type: 'image/webp' }, { part: 'picture', sha256: hashOf('picture'), bytes: 200_000, type: 'image/webp', width: 1600, height: 1200 }] }) as const;

/** The photo as coordination published it. */
export const publishedPhoto: RowImage = rowOf('publishedEvidence', {
  ...publishedEvidenceOf({ ...photoDetails(), id: 'e-1', author: 'lucia', addedOn: '2026-11-12', state: 'received', receivedAt: receiptOf().receivedAt, scan: 'clean', derivatives: receiptOf().derivatives }, '2026-11-16'),
  id: publishedEvidenceId('e-1'),
});

const writer = changeIdOf('writer');

/** Every act on evidence and requests, with all that each may carry. */
export const everyKindOfEvidenceChange = (): readonly Change[] => [
  addPhoto('e-1', {
    clockOffsetMs: -1200,
    place: { text: 'Sede de la mesa', latitude: -34.6, longitude: -58.4, accuracyM: 12 },
    embargoedUntil: '2026-12-01',
    text: 'Se ve la firma.',
    link: { url: 'https://example.org/mesa', title: 'La mesa', seenOn: '2026-11-12' },
    preview: { sha256: hashOf('preview'), bytes: 38_000, type: 'image/webp' },
    publicPicture: { sha256: hashOf('blurred'), bytes: 300_000, type: 'image/jpeg' },
    look: '00ff00ff00ff00ff',
    durationMs: 600_000,
    pages: 3,
    meeting: 'r-1',
    agreement: 'a-1',
    checkIn: 'c-11~2026-09-01',
    request: 'q-1',
  }),
  commandOf('evidence.describe', { evidence: 'e-1', set: { title: 'Otro título', shows: 'La firma.', milestones: ['c-11-m4'], place: null, sensitivity: 'embargoed', embargoedUntil: '2026-12-01', people: 'minors', publicPicture: null }, seen: { 'e-1': { description: writer } } }),
  commandOf('evidence.replace', { evidence: 'e-2', details: photoDetails(), former: 'e-1' }),
  commandOf('evidence.withdraw', { evidence: 'e-1', reason: 'Se ve a un menor de edad.' }),
  commandOf('evidence.publish', { evidence: 'e-1', seen: { 'e-1': { description: writer } } }),
  openRequest('q-1', { meeting: 'r-1' }),
  commandOf('request.ask-again', { request: 'q-1', due: '2026-12-01', seen: { 'q-1': { state: writer } } }),
  commandOf('request.answer', { request: 'q-1', evidence: ['e-1'], note: 'Son las tres actas.', seen: {} }),
  commandOf('request.decline', { request: 'q-1', reason: 'No es competencia de esta área.', seen: {} }),
  commandOf('request.accept', { request: 'q-1', seen: {} }),
  commandOf('request.insufficient', { request: 'q-1', reason: 'Falta la firma del acta.', due: '2026-12-09', seen: {} }),
];
