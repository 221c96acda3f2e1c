import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { planRows, submittedCheckIn } from '../../test/builders/plan';
import { checkInOf } from './check-in-reads';
import type { Device } from './device';
import { record } from './record';
import { commitmentOfCode } from './plan-reads';
import { useLive } from './use-live';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const readInTurn = async (on: Device): Promise<string | undefined> => {
  await commitmentOfCode(on, 'ARBA0011');
  return (await checkInOf(on, 'c-11~2026-09-01'))?.state;
};

const State = () => <p>{useLive(() => readInTurn(device), [device])}</p>;

test('a screen follows what it read after an await, not only what it read first', async () => {
  device = await tabletOf({ user: 'martin', rows: [...planRows(), ...submittedCheckIn] });
  render(<State />);
  await screen.findByText('submitted');
  await record(device, { kind: 'check-in.accept', arguments: { checkIn: 'c-11~2026-09-01', seen: {} } });
  expect(await screen.findByText('accepted')).toBeTruthy();
});
