import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { planRows, submittedCheckIn } from '../../test/builders/plan';
import { checkInOf } from './check-in-reads';
import { DeviceProvider, type Device } from './device';
import { draftsOf, saveDraft } from './drafts';
import { record } from './record';
import { commitmentOfCode } from './plan-reads';
import { useLive, useRead, useReadPart } from './use-live';

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

const reads: string[] = [];
const drawn: string[] = [];

const readDrafts = async (on: Device): Promise<readonly { readonly key: string; readonly kind: string }[]> => {
  reads.push('drafts');
  return (await draftsOf(on)).map(({ key, kind }) => ({ key, kind }));
};

const Names = () => {
  const names = useRead(readDrafts)?.map(({ key }) => key).join();
  if (names !== undefined) drawn.push(`names ${names}`);
  return <p>{names}</p>;
};

const Kinds = () => {
  const kinds = useReadPart(readDrafts, (found) => [...new Set(found.map(({ kind }) => kind))]);
  if (kinds) drawn.push(`kinds ${kinds.join()}`);
  return <p>{kinds}</p>;
};

const keep = (key: string, content: string) => saveDraft(device, { key, kind: 'note', content });

test('places that ask the same share one reading, and each is drawn anew only for what is new in its part', async () => {
  device = await tabletOf({ user: 'bruno', rows: [] });
  // Opened before: a database that is only being made while it is read is read once more.
  await draftsOf(device);
  [reads.length, drawn.length] = [0, 0];
  const Page = () => <DeviceProvider value={device}><Names /><Kinds /></DeviceProvider>;
  render(<Page />);
  await expect.poll(() => drawn).toEqual(['names ', 'kinds ']);
  expect(reads).toHaveLength(1);
  await keep('acta', 'a');
  await expect.poll(() => drawn.slice(2)).toEqual(['names acta', 'kinds note']);
  expect(reads).toHaveLength(2);
  await keep('acta', 'other words in it, of which neither says anything');
  await expect.poll(() => reads.length).toBe(3);
  await keep('acuerdo', 'a');
  await expect.poll(() => drawn.slice(4)).toEqual([expect.stringMatching(/^names .*acuerdo/)]);
  expect(reads).toHaveLength(4);
});

test('whoever comes to a reading that others share finds it at once', async () => {
  device = await tabletOf({ user: 'bruno', rows: [] });
  const Page = ({ also }: { readonly also: boolean }) => <DeviceProvider value={device}><Names />{also && <Kinds />}</DeviceProvider>;
  drawn.length = 0;
  const { rerender } = render(<Page also={false} />);
  await expect.poll(() => drawn).toEqual(['names ']);
  await keep('acta', 'a');
  await screen.findByText('acta');
  reads.length = 0;
  rerender(<Page also />);
  expect(screen.getByText('note')).toBeTruthy();
  expect(reads).toHaveLength(0);
});
