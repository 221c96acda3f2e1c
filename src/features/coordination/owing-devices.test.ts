import { expect, test } from 'vitest';
import { memberships, todayOfPlan } from '../../../test/builders/plan';
import { heardOf, readOwingDevices, type OwingDevice } from './owing-devices';

const device = (partial: Partial<OwingDevice>): OwingDevice => ({ device: 'tablet-0001', by: 'lucia', seenAt: 100, waiting: 0, oldestAt: null, persisted: true, app: '0.1.0', ...partial });

test('what waits longest stands first, then who has been silent for longest', () => {
  const devices = [
    device({ device: 'a', by: 'bruno', seenAt: 900 }),
    device({ device: 'b', by: 'vera', seenAt: 200 }),
    device({ device: 'c', by: 'lucia', waiting: 1, oldestAt: 80 }),
    device({ device: 'd', by: 'martin', waiting: 40, oldestAt: 90 }),
    device({ device: 'e', by: 'tomas', waiting: 2, oldestAt: 10 }),
  ];
  const { owing, clear } = heardOf(devices, memberships, todayOfPlan);
  expect(owing.map(({ device: id }) => id)).toEqual(['e', 'c', 'd']);
  expect(clear.map(({ device: id }) => id)).toEqual(['b', 'a']);
});

test('two tablets of one person are told apart, and whom nobody knows has no name', () => {
  const { clear } = heardOf([device({ device: 'x-ab12' }), device({ device: 'x-cd34', seenAt: 101 }), device({ device: 'x-ef56', by: 'gone', seenAt: 102 })], memberships, todayOfPlan);
  expect(clear.map(({ membership, mark }) => [membership?.name, mark])).toEqual([['Lucía', 'AB12'], ['Lucía', 'CD34'], [undefined, '']]);
});

test('who was never heard is named once, and only while they have a place', () => {
  const again = memberships.map((one) => ({ ...one, id: `${one.id}-2`, from: '2026-01-01' }));
  const ended = { ...memberships[0]!, id: 'm-ended', person: 'ended', name: 'Se fue', to: '2026-01-01' };
  const { silent } = heardOf([device({})], [...memberships, ...again, ended], todayOfPlan);
  expect(silent.map(({ name }) => name)).toEqual(['Bruno', 'Martín', 'Tomás', 'Vera']);
});

test('an answer of another shape is none, and a device of another shape is left out', () => {
  expect(readOwingDevices('<html>')).toBeUndefined();
  expect(readOwingDevices({ devices: [device({}), { device: 'half' }] })).toEqual([device({})]);
});
