import { expect, test } from 'vitest';
import { personNamed } from '../../test/builders/change';
import { commitments, organizations, todayOfPlan } from '../../test/builders/plan';
import { hostsFor, mayConvene } from './convening';

const codesFor = (user: string): readonly string[] => commitments.filter((commitment) => mayConvene(personNamed(user), todayOfPlan, commitment)).map(({ code }) => code);

test('an area convenes on what it is a party of, coordination on everything, the others on nothing', () => {
  expect(codesFor('lucia')).toEqual(['ARBA0011']);
  expect(codesFor('martin')).toHaveLength(commitments.length);
  expect(codesFor('tomas')).toEqual([]);
  expect(codesFor('vera')).toEqual([]);
});

test('a focal point convenes for their own area, coordination for any', () => {
  expect(hostsFor(personNamed('lucia'), todayOfPlan, organizations).map(({ id }) => id)).toEqual(['judicial']);
  expect(hostsFor(personNamed('martin'), todayOfPlan, organizations)).toHaveLength(organizations.length);
  expect(hostsFor(personNamed('tomas'), todayOfPlan, organizations)).toEqual([]);
});
