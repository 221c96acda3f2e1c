import { expect, test } from 'vitest';
import { hashOf } from '../../test/builders/evidence';
import { agreeingClocksMs, provenanceOf } from './provenance';

const original = { sha256: hashOf('photo'), bytes: 5, type: 'image/jpeg' };
const kinds = (evidence: Partial<Parameters<typeof provenanceOf>[0]>) => {
  const { proves, open } = provenanceOf({ origin: 'captured', capturedAt: 1, original, ...evidence });
  return [proves.map(({ kind }) => kind), open.map(({ kind }) => kind)];
};

test('a photo of the app whose bytes came proves what it is since when; never that it is true', () => {
  expect(kinds({ receivedAt: 9, clockOffsetMs: -5000, scan: 'clean' })).toEqual([['unchanged-since', 'captured-in-app', 'scanned-clean', 'clock-agreed'], ['place-not-recorded', 'truth']]);
});

test('before its bytes came only their hash was stated', () => {
  expect(kinds({ place: { text: 'Sede' } })).toEqual([['hash-stated', 'captured-in-app'], ['bytes-not-received', 'clock-unknown', 'place-stated', 'truth']]);
});

test('a file that was chosen says nothing of when it was made, whatever the clock says', () => {
  expect(kinds({ origin: 'imported', receivedAt: 9, clockOffsetMs: 0, scan: 'clean' })).toEqual([['unchanged-since', 'scanned-clean'], ['imported', 'place-not-recorded', 'truth']]);
});

test('a clock that is apart is said with how far, either way', () => {
  for (const clockOffsetMs of [agreeingClocksMs + 1, -agreeingClocksMs - 1]) expect(provenanceOf({ origin: 'captured', capturedAt: 1, clockOffsetMs }).open).toContainEqual({ kind: 'clock-apart', byMs: agreeingClocksMs + 1 });
});

test('a link is what one person saw that day', () => {
  const { proves, open } = provenanceOf({ origin: 'imported', capturedAt: 1, link: { url: 'https://example.org', title: 'Sitio', seenOn: '2026-11-12' } });
  expect(proves).toEqual([]);
  expect(open).toContainEqual({ kind: 'link-as-seen', on: '2026-11-12' });
});

test('what waits for the scanner says so', () => expect(kinds({ receivedAt: 9, scan: 'pending' })[1]).toContain('scan-pending'));

test('where nobody scans, or something was found, that is open', () => {
  expect(kinds({ receivedAt: 9, scan: 'notScanned' })[1]).toContain('not-scanned');
  expect(kinds({ receivedAt: 9, scan: 'infected' })[1]).toContain('scan-infected');
});
