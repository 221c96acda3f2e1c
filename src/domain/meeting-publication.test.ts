import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsAfterStep } from '../../test/builders/meeting';
import { planRows } from '../../test/builders/plan';
import type { Agreement } from './agreement';
import { canonicalJson, type Json } from './json';
import type { Meeting } from './meeting';
import { toPublicAgreement, toPublicMeeting, toPublicMinutes } from './meeting-publication';
import type { PublishedMinutes } from './minutes';
import { recordOf } from './rows';

const canary = 'CANARY';
const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Se leyó.' }] }] };
const who = { name: canary, membership: canary };

const meeting: Meeting = { id: 'r', type: 'forum', title: 'Foro', commitments: ['c'], organization: 'o', on: '2026-10-15', from: '10:00', to: '11:00', modality: 'hybrid', place: 'Sala', link: canary, chair: who, noteTaker: who, invited: ['o'], announced: true, state: 'published', number: 7, year: 2026, startedAt: 1, endedAt: 2, reason: canary, movedTo: 'r2', movedFrom: canary, circulatedOn: '2026-10-16', commentsUntil: '2026-10-23', approvedOn: '2026-10-26', approvedBy: canary, publishedOn: '2026-10-27', versions: 1, nextMeeting: { on: '2027-01-01', place: canary }, demo: true };
const agreement: Agreement = { id: 'a', meeting: 'r', commitments: ['c'], agendaItem: canary, text: 'Publicar', organization: 'o', person: who, due: '2026-12-02', milestone: 'm', state: 'verified', closingNote: 'Está.', closedOn: '2026-12-01', closedBy: canary, demo: true };
const recorded = { id: 'a', text: 'Publicar', organization: 'o', person: 'Lucía', due: '2026-12-02', state: 'open', agendaItem: 'i' } as const;
const minutes: PublishedMinutes = {
  id: 'v', meeting: 'r', version: 2, approvedOn: '2026-10-26', publishedOn: '2026-10-27', reason: 'Faltaba.', demo: true,
  record: {
    number: 7, year: 2026, type: 'forum', title: 'Foro', commitments: ['c'], organization: 'o', on: '2026-10-15', from: '10:00', to: '11:00', modality: 'hybrid', place: 'Sala', chair: { name: 'Lucía' }, noteTaker: { name: 'Lucía' },
    attendees: [{ sector: 'government', presence: 'present', mode: 'inPerson', name: 'Lucía', organization: 'o', organizationName: 'Área', count: 1, consent: true, signed: true }],
    totals: { government: 1, civilSociety: 0, academia: 0, privateSector: 0, international: 0, unaffiliated: 0 },
    absent: ['o'], items: [{ id: 'i', title: 'Hito', speaker: 'Lucía', outcome: 'discussed', body }], agreements: [recorded], followUp: [recorded], requests: [{ id: 'q', commitment: 'c', milestone: 'm', organization: 'o', question: canary, due: '2026-12-09', state: 'open' }], nextMeeting: { on: '2027-01-01', from: '10:00', place: 'Sala' },
  },
};

const named = {
  meeting: ['id', 'type', 'title', 'organization', 'commitments', 'on', 'from', 'to', 'modality', 'place', 'invited', 'state', 'number', 'year', 'movedTo', 'publishedOn', 'demo'],
  agreement: ['id', 'meeting', 'commitments', 'text', 'organization', 'due', 'milestone', 'state', 'closingNote', 'closedOn', 'demo'],
  minutes: [
    'id', 'meeting', 'version', 'approvedOn', 'publishedOn', 'reason', 'demo',
    ...['number', 'year', 'type', 'title', 'commitments', 'organization', 'on', 'from', 'to', 'modality', 'place', 'chair.name', 'noteTaker.name', 'absent', 'nextMeeting.on', 'nextMeeting.from', 'nextMeeting.place'].map((field) => `record.${field}`),
    ...['sector', 'presence', 'mode', 'name', 'organization', 'organizationName', 'count', 'consent', 'signed'].map((field) => `record.attendees.${field}`),
    ...['government', 'civilSociety', 'academia', 'privateSector', 'international', 'unaffiliated'].map((sector) => `record.totals.${sector}`),
    ...['id', 'title', 'speaker', 'outcome', 'body.type', 'body.content.type', 'body.content.content.type', 'body.content.content.text'].map((field) => `record.items.${field}`),
    ...['id', 'commitment', 'milestone', 'organization', 'due', 'state'].map((field) => `record.requests.${field}`),
    ...['agreements', 'followUp'].flatMap((list) => ['id', 'text', 'organization', 'person', 'due', 'state', 'agendaItem'].map((field) => `record.${list}.${field}`)),
  ],
} as const;

/** A strange field in every object, but not inside rich text: what is not ours there empties the whole text. */
const withStrangers = <Value>(value: Value, secret: string, name: string): Value => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: unknown) => withStrangers(each, secret, name)) as Value;
  if ((value as { readonly type?: unknown }).type === 'doc') return value;
  return { ...Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withStrangers(each as unknown, secret, name)])), [name]: secret } as Value;
};

const outputs = {
  meeting: (secret: string, name: string) => toPublicMeeting(withStrangers(meeting, secret, name)),
  agreement: (secret: string, name: string) => toPublicAgreement(withStrangers(agreement, secret, name)),
  minutes: (secret: string, name: string) => toPublicMinutes(withStrangers(minutes, secret, name)),
};

const leaves = (value: unknown, place = ''): readonly string[] => {
  if (value === null || typeof value !== 'object') return [place];
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, place));
  return Object.entries(value).flatMap(([key, each]) => leaves(each, place === '' ? key : `${place}.${key}`));
};

describe.each(Object.keys(outputs) as (keyof typeof outputs)[])('what the public learns of %s', (record) => {
  test('is exactly what is named', () => expect([...new Set(leaves(outputs[record](canary, 'stranger')))].sort()).toEqual([...named[record]].sort()));

  test('never holds a private field, nor one that was added later, at any depth', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('email', 'phone', 'link', 'membership', 'signature', 'author', 'internalNote', 'x'), (secret, name) => {
        const text = JSON.stringify(outputs[record](secret, name));
        expect(text).not.toContain(secret);
        expect(text).not.toContain(canary);
      }),
    );
  });
});

test('published minutes pass through without a letter of theirs being lost: their hash is that of the row', () => {
  const row = rowsAfterStep('publish', planRows()).find(({ entity }) => entity === 'publishedMinutes');
  const published = recordOf('publishedMinutes', row) as PublishedMinutes;
  expect(canonicalJson(toPublicMinutes(published).record as unknown as Json)).toBe(canonicalJson(published.record as unknown as Json));
});

test('a name without consent stays inside even where somebody published it, and text that is not ours is left out', () => {
  const [attendee] = minutes.record.attendees;
  const [item] = minutes.record.items;
  if (!attendee || !item) throw new Error('nobody was there');
  const { consent: _no, ...silent } = attendee;
  const record = toPublicMinutes({ ...minutes, record: { ...minutes.record, attendees: [silent], items: [{ ...item, body: { type: 'doc', content: [{ type: 'image', src: 'x' }] } }] } }).record;
  expect([record.attendees[0]?.name, record.items[0]?.body]).toEqual([undefined, { type: 'doc', content: [] }]);
});

test.each([['held', 'held'], ['minutesDraft', 'held'], ['circulated', 'held'], ['approved', 'held'], ['published', 'published'], ['scheduled', 'scheduled'], ['postponed', 'postponed'], ['cancelled', 'cancelled']] as const)('an announced meeting that is %s is told as %s', (state, told) => {
  expect(toPublicMeeting({ ...meeting, state }).state).toBe(told);
});
