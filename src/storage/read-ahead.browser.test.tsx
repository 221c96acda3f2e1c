import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { DeviceProvider, type Device } from './device';
import { draftsOf, saveDraft } from './drafts';
import { forgetReadAhead, readAhead, wasReadAhead } from './read-ahead';
import { useRead } from './use-live';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const namesOf = async (of: Device, kind: string): Promise<string> => (await draftsOf(of)).filter((draft) => draft.kind === kind).map(({ key }) => key).join();

const drawn: (string | undefined)[] = [];

const Names = () => {
  const names = useRead(namesOf, 'note');
  drawn.push(names);
  return <p>{names}</p>;
};

const draft = (key: string) => saveDraft(device, { key, kind: 'note', content: key });

test('what was read ahead stands there at the first drawing, and what is written later follows', async () => {
  device = await tabletOf({ user: 'bruno', rows: [] });
  await draft('acta');
  await readAhead(device, namesOf, 'note');
  drawn.length = 0;
  render(<DeviceProvider value={device}><Names /></DeviceProvider>);
  expect(drawn[0]).toBe('acta');
  await draft('acuerdo');
  expect(await screen.findByText(/acuerdo/)).toBeTruthy();
});

test('it answers only what was asked, only this device, and is gone once it is forgotten', async () => {
  device = await tabletOf({ user: 'bruno', rows: [] });
  await readAhead(device, namesOf, 'note');
  expect([wasReadAhead(device, namesOf, 'note'), wasReadAhead(device, namesOf, 'check-in'), wasReadAhead({ ...device }, namesOf, 'note')]).toEqual(['', undefined, undefined]);
  forgetReadAhead(device);
  expect(wasReadAhead(device, namesOf, 'note')).toBeUndefined();
});

test('a reading that fails is read again by its page, and fails there', async () => {
  device = await tabletOf({ user: 'bruno', rows: [] });
  const broken = (): Promise<string> => Promise.reject(new Error('the disk'));
  await readAhead(device, broken);
  expect(wasReadAhead(device, broken)).toBeUndefined();
});
