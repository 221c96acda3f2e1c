import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckIn, CheckInLine } from './check-in';
import { commitments, milestones, organizations } from '../../test/builders/plan';
import type { Commitment } from './commitment';
import type { Milestone } from './milestone';
import type { Organization } from './organization';
import type { Plan } from './plan';
import { isPublic, toPublicCheckIn, toPublicCommitment, toPublicMilestone, toPublicOrganization, toPublicPlan } from './publication';

const canary = 'CANARY';

/** Fields whose words may leave, by record and as dotted places; everything else that a record ever holds is private. */
const named = {
  plan: ['id', 'title.es', 'title.en', 'submittedOn', 'start', 'statedEnds.on', 'statedEnds.source', 'leads', 'monitoringBody', 'vision.es', 'vision.en', 'coordination.es', 'coordination.en', 'errata.field', 'errata.note.es', 'errata.note.en', 'errata.source', 'lifecycle', 'source', 'demo'],
  organization: ['id', 'name.es', 'name.en', 'acronym', 'sector', 'branch', 'demo'],
  commitment: ['id', 'code', 'order', 'title.es', 'title.en', 'problem.es', 'problem.en', 'statusQuo.es', 'statusQuo.en', 'action.es', 'action.en', 'contribution.es', 'contribution.en', 'ogpValues', 'policyArea.es', 'policyArea.en', 'law.es', 'law.en', 'start', 'end', 'lifecycle', 'parties.organization', 'parties.part', 'statedInstitutions', 'statedInstitutionsNote.es', 'statedInstitutionsNote.en', 'notes.es', 'notes.en', 'source', 'demo'],
  milestone: ['id', 'commitment', 'code', 'order', 'text.es', 'text.en', 'deliverable.es', 'deliverable.en', 'indicators.code', 'indicators.text.es', 'indicators.text.en', 'indicators.dueStated', 'start', 'due', 'dueStated', 'weight', 'responsible', 'reported', 'reportedOn', 'completedOn', 'verified', 'verifiedOn', 'statedPercent', 'demo'],
  checkIn: ['id', 'commitment', 'organization', 'from', 'to', 'round', 'onBehalf', 'submittedOn', 'publishedOn', 'lines.milestone', 'lines.reported', 'lines.progress', 'lines.noProgress', 'lines.challenges', 'lines.nextSteps', 'lines.evidence.shows', 'lines.evidence.link', 'lines.correctedOnBehalf', 'demo'],
} as const;

const words = { es: 'palabras', en: 'words' };
const plan: Plan = { id: 'p', title: words, submittedOn: '2025-05-20', start: '2025-06-01', statedEnds: [{ on: '2027-10', source: 's' }], leads: ['o'], monitoringBody: 'o', vision: words, coordination: words, errata: [{ field: 'f', note: words, source: 's' }], lifecycle: 'inImplementation', source: 's', demo: true };
const organization: Organization = { id: 'o', name: words, acronym: 'O', sector: 'government', branch: 'executive', parent: canary, active: true, demo: true };
const commitment: Commitment = { id: 'c', code: 'C', order: 1, title: words, problem: words, statusQuo: words, action: words, contribution: words, ogpValues: ['civicParticipation'], policyArea: words, law: words, start: '2025-06-01', end: '2027-06-01', lifecycle: 'withdrawn', reason: canary, parties: [{ organization: 'o', part: 'lead', focalPoint: canary, publicContact: canary }], statedInstitutions: 15, statedInstitutionsNote: words, notes: [words], source: 's', demo: true };
const milestone: Milestone = { id: 'm', commitment: 'c', code: 'M', order: 1, text: words, deliverable: words, indicators: [{ code: 'i', text: words, dueStated: 'otoño' }], start: '2025-06-01', due: '2026-06-01', dueStated: 'otoño', weight: 1, responsible: 'o', reported: 'complete', reportedOn: '2026-05-01', reportedIn: canary, reportedFor: '2026-03-01', completedOn: '2026-05-01', verified: 'complete', verifiedOn: '2026-05-05', statedPercent: 40, demo: true };
const line: CheckInLine = { id: canary, checkIn: 'c', commitment: 'c', milestone: 'm', reported: 'limited', challenges: 'ch', progress: 'p', noProgress: true, nextSteps: 'n', evidence: { shows: 's', link: 'https://example.org' }, demo: true };
const checkIn: CheckIn = { id: 'k', commitment: 'c', organization: 'o', from: '2026-03-01', to: '2026-05-31', due: '2026-05-31', milestones: [canary], state: 'published', round: 2, submittedOn: '2026-05-01', submittedBy: canary, onBehalf: true, reason: canary, acceptedOn: '2026-05-02', publishedOn: '2026-05-03', sourceMeeting: canary, demo: true };

/** A public copy with a strange field in every object it is made of, however deep: a field nobody named yet. */
const withStrangers = <Value>(value: Value, secret: string, name: string): Value => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: unknown) => withStrangers(each, secret, name)) as Value;
  return { ...Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withStrangers(each as unknown, secret, name)])), [name]: secret } as Value;
};

const outputs = {
  plan: (secret: string, name: string) => toPublicPlan(withStrangers(plan, secret, name)),
  organization: (secret: string, name: string) => toPublicOrganization(withStrangers(organization, secret, name)),
  commitment: (secret: string, name: string) => toPublicCommitment(withStrangers(commitment, secret, name)),
  milestone: (secret: string, name: string) => toPublicMilestone(withStrangers(milestone, secret, name)),
  checkIn: (secret: string, name: string) => toPublicCheckIn(withStrangers(checkIn, secret, name), [withStrangers(line, secret, name)]),
};

const leaves = (value: unknown, place = ''): readonly string[] => {
  if (value === null || typeof value !== 'object') return [place];
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, place));
  return Object.entries(value).flatMap(([key, each]) => leaves(each, place === '' ? key : `${place}.${key}`));
};

describe.each(Object.keys(outputs) as (keyof typeof outputs)[])('what the public learns of a %s', (record) => {
  test('is exactly what is named', () => expect([...new Set(leaves(outputs[record](canary, 'stranger')))].sort()).toEqual([...named[record]].sort()));

  test('never holds a private field, nor one that was added later, at any depth', () => {
    const places: readonly string[] = named[record];
    const unnamed = fc.constantFrom('email', 'phone', 'person', 'focalPoint', 'reason', 'internalNote', 'submittedBy', 'reportedIn', 'contact', 'x').filter((name) => !places.some((place) => place.split('.').at(-1) === name));
    fc.assert(
      fc.property(fc.uuid(), unnamed, (secret, name) => {
        const text = JSON.stringify(outputs[record](secret, name));
        expect(text).not.toContain(secret);
        expect(text).not.toContain(canary);
      }),
    );
  });
});

test('rows of the whole plan pass through the whitelist without a word of theirs being lost', () => {
  for (const one of commitments) expect(toPublicCommitment(one)).toMatchObject({ title: one.title, start: one.start, end: one.end });
  for (const one of milestones) expect(toPublicMilestone(one)).toMatchObject({ text: one.text, reported: one.reported ?? null, verified: one.verified });
  for (const one of organizations) expect(toPublicOrganization(one).name).toEqual(one.name);
});

test.each(['members', 'coordination', 'area:judicial', 'user:lucia', 'Public', ''])('a row for %s is not public', (audience) => expect(isPublic({ audience })).toBe(false));

test('a public row is public until it is deleted', () => {
  expect(isPublic({ audience: 'public' })).toBe(true);
  expect(isPublic({ audience: 'public', deleted: true })).toBe(false);
});
