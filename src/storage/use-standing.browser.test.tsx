import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { changeOf } from '../../test/builders/change';
import { planRows } from '../../test/builders/plan';
import { showOn } from '../../test/builders/screen';
import type { CachedRow } from './cache-store';
import type { Device } from './device';
import { useStanding } from './use-standing';
import { keep } from './write';

const open: Device[] = [];
afterEach(async () => {
  cleanup();
  await Promise.all(open.splice(0).map(forgetTablet));
});

const tablet = async (): Promise<Device> => {
  const device = await tabletOf({ user: 'lucia', rows: planRows() });
  open.push(device);
  return device;
};
const milestone = async (device: Device): Promise<CachedRow> => {
  const [row] = await device.cache.rows([{ entity: 'milestone', id: 'c-11-m3' }]);
  if (!row) throw new Error('the plan has no third milestone');
  return row;
};
const Says = ({ row, isOfIt }: { readonly row: CachedRow; readonly isOfIt?: (row: string) => boolean }) => <p>it is {useStanding([row], isOfIt)}</p>;

test('a thing that nothing of this device waits over is confirmed', async () => {
  const device = await tablet();
  showOn(device, <Says row={await milestone(device)} />);
  expect(await screen.findByText('it is confirmed')).toBeTruthy();
});

test('a word that the rows show already is never called confirmed, though it was not yet read where it is', async () => {
  const device = await tablet();
  const row = await milestone(device);
  showOn(device, <Says row={{ ...row, pending: 1, base: row }} />);
  expect(await screen.findByText('it is saved')).toBeTruthy();
});

test('what belongs to the thing beside the rows that are shown speaks for it too', async () => {
  const device = await tablet();
  showOn(device, <Says row={await milestone(device)} isOfIt={(row) => row.startsWith('minutesPart/')} />);
  await screen.findByText('it is confirmed');
  await keep(device, changeOf({ operations: [{ entity: 'minutesPart', id: 'r-1~part~tablet~0', act: 'create', audience: 'room:judicial', set: {} }] }));
  expect(await screen.findByText('it is saved')).toBeTruthy();
});
