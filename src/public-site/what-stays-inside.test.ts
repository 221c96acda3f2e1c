/** Canaries stand in everything that is not public; no page, no file and no address may ever sing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRows, publishedCheckIn, returnedCheckIn, rowOf, submittedCheckIn } from '../../test/builders/plan';
import { rowsAfter } from '../../test/builders/change';
import { addPhoto, openRequest, publishedPhoto } from '../../test/builders/evidence';
import { everyAnswer, giveView, issue, onAssessment, reply, saveAssessment } from '../../test/builders/review';
import { rowsAfterStep } from '../../test/builders/meeting';
import { everyText } from '../../test/builders/site-pages';
import type { Change, RowImage } from '../domain/change';
import { isPublic } from '../domain/publication';
import type { Fields, Json } from '../domain/json';

const canary = 'canario@privado.example';

/** Fields that nobody named in a whitelist, on rows that everybody may hold. */
const privateFields: Readonly<Record<string, (fields: Fields) => Fields>> = {
  plan: () => ({ internalNote: canary }),
  organization: () => ({ parent: canary, phone: canary }),
  commitment: ({ parties }) => ({ reason: canary, draft: canary, parties: (parties as readonly Fields[]).map((party) => ({ ...party, focalPoint: canary, publicContact: canary })) }),
  milestone: () => ({ reportedIn: canary, reportedFor: canary, note: canary }),
  checkIn: () => ({ submittedBy: canary, reason: canary, sourceMeeting: canary }),
  checkInLine: () => ({ comment: canary }),
  meeting: () => ({ link: canary, chair: { name: canary, membership: canary }, noteTaker: { name: canary }, reason: canary, approvedBy: canary, nextMeeting: { on: '2027-02-20', place: canary } }),
  agreement: () => ({ person: { name: canary, membership: canary }, closedBy: canary }),
  publishedEvidence: ({ original }) => ({ author: canary, place: { text: canary }, original: { ...(original as Fields), name: canary }, checkIn: canary }),
  publishedRequest: () => ({ question: canary, replies: [{ note: canary }], askedBy: canary }),
  publishedMinutes: () => ({ approvedBy: canary, author: canary }),
  review: ({ reply }) => ({ reviewer: canary, version: { '*': canary }, ...(reply ? { reply: { ...(reply as Fields), by: canary } } : {}) }),
  civilSocietyView: () => ({ by: canary }),
  assessment: () => ({ author: canary, receipt: canary, comments: [{ text: canary, by: canary, organization: canary, on: '2026-11-18' }], commentsUntil: canary }),
};

const withPrivateFields = (row: RowImage): RowImage => ({
  ...row,
  by: canary,
  writers: { wording: canary },
  fields: { ...row.fields, ...privateFields[row.entity]?.(row.fields) },
});

/** Every text of a row that must stay inside; what only names other rows is left, so that it can still be found by them. */
const references = ['of', 'subject', 'verdict', 'kind', 'form', 'answers', 'seesProgress', 'differs', 'milestone', 'commitment', 'checkIn', 'milestone', 'organization', 'milestones', 'parties', 'leads', 'state', 'reported', 'verified', 'lifecycle', 'sector', 'branch', 'role', 'ogpValues', 'meeting', 'commitments', 'evidence', 'code'];
const sung = (value: Json | undefined): Json => {
  if (typeof value === 'string') return /^\d{4}-\d{2}(-\d{2})?$/.test(value) ? value : canary;
  if (Array.isArray(value)) return value.map(sung);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, sung(inside)])) : (value ?? null);
};
const withCanaries = (row: RowImage): RowImage => ({
  ...row,
  fields: Object.fromEntries(Object.entries(row.fields).map(([field, value]) => [field, references.includes(field) ? value : sung(value)])),
});

const contact = rowOf('contact', { id: 'm-lucia.contact', membership: 'm-lucia', email: canary, phone: canary }, 'coordination');
const emailGiven = rowOf('attendeeContact', { id: 'x-1', attendance: 'heads', meeting: 'r-1', email: canary, consentOn: '2026-11-18' }, 'coordination');
const shownAndAsked = () => {
  const added = rowsAfter(addPhoto('e-inside', { place: { text: 'Sede' } }), { rows: rowsAfterStep('publish', planRows()), by: 'lucia' });
  return [...rowsAfter(openRequest(), { rows: added, by: 'vera' }), publishedPhoto];
};
/** A review that is out with the answer of the area, one whose area may still answer, and a view and an assessment. */
const judged = (rows: readonly RowImage[]): readonly RowImage[] => {
  const steps: readonly (readonly [string, (at: readonly RowImage[]) => Change])[] = [
    ['vera', (at) => issue(at, { of: 'e-inside' })],
    ['lucia', () => reply()],
    ['vera', (at) => issue(at, { of: 'e-inside', review: 'v-waits' })],
    ['tomas', () => giveView()],
    ['vera', () => saveAssessment()],
    ['vera', (at) => onAssessment(at, 'share')],
    ['vera', (at) => onAssessment(at, 'finish')],
    ['vera', () => saveAssessment([], { form: 'inception', answers: everyAnswer('inception') })],
  ];
  return steps.reduce((at, [by, change]) => rowsAfter(change(at), { rows: at, by }), rows);
};
const everyRow = [...judged(shownAndAsked()), ...publishedCheckIn, ...submittedCheckIn, ...returnedCheckIn, contact, emailGiven];
const inside = (row: RowImage): RowImage => withCanaries(withPrivateFields(row));
const asHeld = everyRow.map((row) => (isPublic(row) ? withPrivateFields(row) : inside(row)));

const singing = (rows: readonly RowImage[]): readonly string[] => everyText(rows).filter(({ text }) => text.includes('canario')).map(({ path }) => path);

test('no page and no file learns an e-mail, a name, a reason or a check-in that is not published', () => {
  expect(singing(asHeld)).toEqual([]);
});

test('the canaries can be heard: opened, a row sings', () => {
  const opened = asHeld.map((row) => (row.id === 'c-8' ? inside(row) : row));
  expect(singing(opened)).toContain('/');
});

test('published minutes are among what is looked at', () => {
  expect(everyText(asHeld).map(({ path }) => path)).toContain('/reuniones/2026-1');
});

test('memberships, contacts and what is written in the room have no page, even when their rows were opened by mistake', () => {
  expect(singing(asHeld.map((row) => (['membership', 'contact', 'attendeeContact', 'attendance', 'minutes', 'minutesPart', 'approvedMinutes', 'agendaItem', 'evidence', 'evidenceRequest'].includes(row.entity) ? { ...row, audience: 'public' } : row)))).toEqual([]);
});

const audience = fc.constantFrom('members', 'coordination', 'area:judicial', 'user:lucia', 'publicx', '');

test('whichever rows are closed or deleted, what they say is nowhere', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.tuple(audience, fc.boolean()), { nil: undefined, freq: 3 }), { minLength: everyRow.length, maxLength: everyRow.length }), (closed) => {
      const rows = asHeld.map((row, index): RowImage => {
        const how = closed[index];
        if (how === undefined) return row;
        const [to, isDeleted] = how;
        return { ...inside(row), ...(isDeleted ? { deleted: true } : { audience: to }) };
      });
      expect(singing(rows)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
