import { expect, test } from 'vitest';
import { provenancePoints } from './provenance-points';

const said = { captured: '8 oct 2026, 11:52', received: '9 oct 2026, 8:00', seen: undefined };
const original = { sha256: 'a', bytes: 1, type: 'image/jpeg' };
const ids = (points: readonly { readonly id: string }[]) => points.map(({ id }) => id.replace('provenance.', ''));

test('a photo taken in the app, received whole, with a clock that agreed, proves that and no more', () => {
  const { proves, provesNot } = provenancePoints({ capturedAt: 1, kind: 'photo', origin: 'captured', original, receivedAt: 1, scan: 'clean', clockOffsetMs: -60_000, people: 'adults' }, said);
  expect(ids(proves)).toEqual(['unchanged', 'captured', 'clean', 'clockAgreed']);
  expect(ids(provesNot)).toEqual(['noPlace', 'pictureNot', 'peopleNot']);
});

test('what is still on the tablet has its fingerprint, and nobody else has seen it', () => {
  const { proves, provesNot } = provenancePoints({ capturedAt: 1, kind: 'photo', origin: 'captured', original, clockOffsetMs: 600_000, people: 'none' }, { ...said, received: undefined });
  expect(ids(proves)).toEqual(['fingerprint', 'captured']);
  expect(ids(provesNot)).toEqual(['notReceived', 'clockOff', 'noPlace', 'pictureNot']);
  expect(provesNot.find(({ id }) => id === 'provenance.clockOff')?.values).toEqual({ minutes: 10 });
});

test('an imported file says nothing of when or where, and a place is only what somebody said', () => {
  const { proves, provesNot } = provenancePoints({ capturedAt: 1, kind: 'file', origin: 'imported', original, receivedAt: 1, scan: 'notScanned', people: 'none', place: { text: 'Sala 3', latitude: -34.6, longitude: -58.4, accuracyM: 12.4 } }, said);
  expect(ids(proves)).toEqual(['unchanged', 'imported']);
  expect(ids(provesNot)).toEqual(['importedNot', 'measuredPlace', 'saidPlace', 'notScanned']);
});

test('a link proves that somebody says they saw it; an observation, that somebody wrote it', () => {
  const link = provenancePoints({ capturedAt: 1, kind: 'link', origin: 'captured', people: 'none', link: { url: 'https://a.ar', title: 'A', seenOn: '2026-10-08' } }, { ...said, seen: '8 oct 2026' });
  expect([ids(link.proves), ids(link.provesNot)]).toEqual([['linkSeen'], ['clockUnknown', 'linkNot']]);
  const words = provenancePoints({ capturedAt: 1, kind: 'observation', origin: 'captured', people: 'none', clockOffsetMs: 0 }, said);
  expect([ids(words.proves), ids(words.provesNot)]).toEqual([['written', 'clockAgreed'], ['writtenNot']]);
});

test('what the server could not open is said with its reason, and of a chosen file the place is not missed twice', () => {
  const { provesNot } = provenancePoints({ capturedAt: 1, kind: 'file', origin: 'imported', original, receivedAt: 1, scan: 'clean', unopened: 'locked', people: 'none' }, said);
  expect(ids(provesNot)).toEqual(['importedNot', 'notOpened']);
  expect(provesNot.at(-1)?.values).toEqual({ why: 'locked' });
});
