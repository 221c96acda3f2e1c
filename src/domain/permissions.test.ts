import { describe, expect, test } from 'vitest';
import type { Membership, Role } from './membership';
import { isActive, roles } from './membership';
import { audiencesOf, may, rolesOf, type Act, type Subject } from './permissions';

const today = '2026-11-18';

/** Who may do what, written again by hand: `own` only for the commitment that one's organization leads. */
const table: Readonly<Record<Act, Readonly<Record<Role, 'yes' | 'own' | 'no'>>>> = {
  'plan.edit': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'people.edit': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'devices.see': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'checkIn.record': { focalPoint: 'own', coordination: 'no', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'checkIn.recordOnBehalf': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'checkIn.accept': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'checkIn.return': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'checkIn.publish': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'drafts.read': { focalPoint: 'own', coordination: 'yes', forumMember: 'no', monitor: 'yes', facilitator: 'no' },
  'meeting.schedule': { focalPoint: 'own', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'yes' },
  'meeting.write': { focalPoint: 'own', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'yes' },
  'meeting.contribute': { focalPoint: 'yes', coordination: 'yes', forumMember: 'yes', monitor: 'yes', facilitator: 'yes' },
  'meeting.comment': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'yes', facilitator: 'no' },
  'meeting.approve': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'meeting.publish': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'agreement.report': { focalPoint: 'own', coordination: 'yes', forumMember: 'own', monitor: 'no', facilitator: 'no' },
  'agreement.verify': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'yes', facilitator: 'no' },
  'evidence.add': { focalPoint: 'own', coordination: 'yes', forumMember: 'own', monitor: 'no', facilitator: 'no' },
  'evidence.write': { focalPoint: 'own', coordination: 'yes', forumMember: 'own', monitor: 'no', facilitator: 'no' },
  'evidence.publish': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'no', facilitator: 'no' },
  'request.open': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'yes', facilitator: 'no' },
  'request.answer': { focalPoint: 'own', coordination: 'yes', forumMember: 'own', monitor: 'no', facilitator: 'no' },
  'request.judge': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'yes', facilitator: 'no' },
  'review.issue': { focalPoint: 'no', coordination: 'no', forumMember: 'no', monitor: 'yes', facilitator: 'no' },
  'review.reply': { focalPoint: 'own', coordination: 'yes', forumMember: 'own', monitor: 'no', facilitator: 'no' },
  'review.writeOut': { focalPoint: 'no', coordination: 'no', forumMember: 'no', monitor: 'own', facilitator: 'no' },
  'review.hear': { focalPoint: 'own', coordination: 'yes', forumMember: 'own', monitor: 'yes', facilitator: 'no' },
  'view.give': { focalPoint: 'no', coordination: 'no', forumMember: 'own', monitor: 'no', facilitator: 'no' },
  'assessment.write': { focalPoint: 'no', coordination: 'no', forumMember: 'no', monitor: 'yes', facilitator: 'no' },
  'assessment.comment': { focalPoint: 'yes', coordination: 'yes', forumMember: 'yes', monitor: 'yes', facilitator: 'yes' },
  'attempts.see': { focalPoint: 'no', coordination: 'yes', forumMember: 'no', monitor: 'yes', facilitator: 'no' },
};

const terms = {
  active: { from: '2026-01-01' },
  'active on its last day': { from: '2026-01-01', to: today },
  ended: { from: '2026-01-01', to: '2026-11-17' },
  'not begun': { from: '2026-11-19' },
} as const;

const member = (role: Role, term: Pick<Membership, 'from' | 'to'>): Membership => ({ id: 'm', person: 'ana', name: 'Ana', organization: 'area', role, ...term });

const commitmentOf = (organization: string) => ({ parties: [{ organization, part: 'lead' }, { organization: 'area', part: 'support' }] }) as const;

describe.each(Object.keys(table) as Act[])('%s', (act) => {
  const cases = roles.flatMap((role) => (Object.keys(terms) as (keyof typeof terms)[]).flatMap((term) => (['area', 'another area'] as const).map((led) => ({ role, term, led }))));

  test.each(cases)('a $role, $term, of a commitment led by $led', ({ role, term, led }) => {
    const rule = table[act][role];
    const allowed = term.startsWith('active') && (rule === 'yes' || (rule === 'own' && led === 'area'));
    expect(may({ user: 'ana', memberships: [member(role, terms[term])] }, act, today, { commitment: commitmentOf(led), organization: led })).toBe(allowed);
  });

  test.each(roles)('of no commitment, a %s may what needs none', (role) => {
    expect(may({ user: 'ana', memberships: [member(role, terms.active)] }, act, today)).toBe(table[act][role] === 'yes');
  });

  test('nobody may who belongs to nothing', () => expect(may({ user: 'ana', memberships: [] }, act, today, { commitment: commitmentOf('area') })).toBe(false));
});

test('a commitment that names no lead is recorded by no focal point, not even of a supporting area', () => {
  const commitment = { parties: [{ organization: 'area', part: 'support' }] } as const;
  expect(may({ user: 'ana', memberships: [member('focalPoint', terms.active)] }, 'checkIn.record', today, { commitment })).toBe(false);
});

test('an area adds evidence for what it is a party of, answers for or was asked for, and for nothing else', () => {
  const adds = (subject: Subject) => may({ user: 'ana', memberships: [member('focalPoint', terms.active)] }, 'evidence.add', today, { organization: 'area', ...subject });
  const ofOthers = { parties: [{ organization: 'other', part: 'lead' }] } as const;
  expect(adds({ commitment: { parties: [{ organization: 'area', part: 'csoPartner' }] } })).toBe(true);
  expect(adds({ commitment: ofOthers })).toBe(false);
  expect(adds({ commitment: ofOthers, assigned: true })).toBe(true);
  expect(adds({ commitment: ofOthers, assigned: true, organization: 'other' })).toBe(false);
});

test('one person with two memberships may what either allows while it lasts', () => {
  const memberships = [member('focalPoint', terms.active), { ...member('coordination', terms.ended), id: 'm2' }];
  expect(may({ user: 'ana', memberships }, 'checkIn.record', today, { commitment: commitmentOf('area') })).toBe(true);
  expect(may({ user: 'ana', memberships }, 'plan.edit', today)).toBe(false);
  expect(may({ user: 'ana', memberships }, 'plan.edit', '2026-11-17')).toBe(true);
});

test('a membership counts from its first day to its last, both included', () => {
  const term = { from: '2026-03-01', to: '2026-03-31' };
  expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => isActive(term, day))).toEqual([false, true, true, false]);
});

describe('what a person may hold', () => {
  const organizations = ['area', 'other', 'third'];
  const held = (role: Role, term: Pick<Membership, 'from' | 'to'> = terms.active) => audiencesOf({ user: 'ana', memberships: [member(role, term)] }, today, organizations);

  test.each<[Role, readonly string[]]>([
    ['focalPoint', ['area:area', 'members', 'public', 'room:area', 'site', 'user:ana']],
    ['forumMember', ['area:area', 'members', 'public', 'site', 'user:ana']],
    ['facilitator', ['members', 'public', 'room:area', 'room:other', 'room:third', 'site', 'user:ana']],
    ['monitor', ['area:area', 'area:other', 'area:third', 'members', 'public', 'room:area', 'room:other', 'room:third', 'site', 'user:ana']],
    ['coordination', ['area:area', 'area:other', 'area:third', 'coordination', 'members', 'public', 'room:area', 'room:other', 'room:third', 'site', 'user:ana']],
  ])('a %s', (role, audiences) => expect(held(role)).toEqual(audiences));

  test.each(roles)('a %s whose membership ended, or has not begun, holds what everybody does', (role) => {
    expect(held(role, terms.ended)).toEqual(['public']);
    expect(held(role, terms['not begun'])).toEqual(['public']);
  });

  test('contacts, with e-mail and phone, are for coordination alone', () => {
    expect(roles.filter((role) => held(role).includes('coordination'))).toEqual(['coordination']);
  });
});

test('whoever was there comments on the minutes, whatever their role', () => {
  const lets = (role: Role, attended: boolean) => may({ user: 'ana', memberships: [member(role, terms.active)] }, 'meeting.comment', today, { attended });
  expect(roles.filter((role) => lets(role, true))).toEqual(roles);
  expect(roles.filter((role) => lets(role, false))).toEqual(['coordination', 'monitor']);
});

test('a person has the roles of today, each once', () => {
  const memberships = [member('focalPoint', terms.active), { ...member('focalPoint', terms.active), id: 'm2', organization: 'other' }, { ...member('monitor', terms.ended), id: 'm3' }];
  expect(rolesOf({ user: 'ana', memberships }, today)).toEqual(['focalPoint']);
});
