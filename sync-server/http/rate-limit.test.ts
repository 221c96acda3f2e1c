import { expect, test } from 'vitest';
import { countedAddress, rateLimit } from './rate-limit';

test('a bucket empties, says how long to wait, and fills again with time', () => {
  let now = 0;
  const limit = rateLimit({ burst: 2, perMinute: 6 }, () => now);
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 10_000]);
  expect(limit.take('b')).toBe(0);
  now = 9_999;
  expect(limit.take('a')).toBe(1);
  now = 10_000;
  expect([limit.take('a'), limit.take('a')]).toEqual([0, 10_000]);
});

test('a server clock that is set back by years locks nobody out', () => {
  let now = 10 * 365 * 86_400_000;
  const { take } = rateLimit({ burst: 2, perMinute: 60 }, () => now);
  expect(take('a')).toBe(0);
  now = 0;
  expect(take('a')).toBe(0);
  expect(take('a')).toBe(1000);
  now += 1000;
  expect(take('a')).toBe(0);
});

test('a bucket never holds more than its burst, however long nobody came or much is given back', () => {
  let now = 0;
  const limit = rateLimit({ burst: 1, perMinute: 60 }, () => now);
  limit.giveBack('a');
  now = 3_600_000;
  expect([limit.take('a'), limit.take('a') > 0]).toEqual([0, true]);
});

test('what was given back may be taken again', () => {
  const limit = rateLimit({ burst: 1, perMinute: 1 }, () => 0);
  limit.take('a');
  limit.giveBack('a');
  expect(limit.take('a')).toBe(0);
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, counted) => expect(countedAddress(address)).toBe(counted));
