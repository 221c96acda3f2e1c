import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openInvitations } from './invitations';

const ana = { plan: 'plan-1', membership: 'ana', email: 'ana@example.org', by: undefined };

test('of two who hold the same invitation at the same moment, one gets in', () => {
  const invitations = openInvitations(new Sqlite(':memory:'), () => 0);
  const { token } = invitations.invite(ana);
  expect([invitations.claim(token), invitations.claim(token)]).toEqual([true, false]);
  expect(invitations.find(token)).toBeUndefined();
});

test('an invitation whose use failed half way is good again', () => {
  const invitations = openInvitations(new Sqlite(':memory:'), () => 0);
  const { token } = invitations.invite(ana);
  invitations.claim(token);
  invitations.release(token);
  expect(invitations.find(token)).toEqual({ plan: 'plan-1', membership: 'ana', email: 'ana@example.org', user: null });
  expect(invitations.claim(token)).toBe(true);
});
