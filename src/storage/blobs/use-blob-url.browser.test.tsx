import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { pictureOf } from '../../../test/builders/pictures';
import { planId, planRows } from '../../../test/builders/plan';
import { DeviceProvider, type Device } from '../device';
import { forgetBytes } from './bytes-keeper';
import { bytesOwner } from './bytes-owner';
import { beginCapture, discardCapture } from './captures';
import { keepFile } from './keep-file';
import { usePartUrl } from './use-blob-url';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetBytes(bytesOwner(device.words.database));
  await forgetTablet(device);
});

const Picture = ({ sha256 }: { readonly sha256: string }) => {
  const shown = usePartUrl({ id: 'e-1', preview: { sha256, bytes: 1, type: 'image/webp' }, derivatives: [{ part: 'preview', sha256: 'other', bytes: 1, type: 'image/webp' }] }, 'preview');
  return shown ? <img alt={shown.from} src={shown.url} /> : <p>…</p>;
};

test('a picture that is on this device is shown from it, and from the server once it is not; its address ends with the screen', async () => {
  device = await tabletOf({ user: 'martin', rows: planRows() });
  const capture = await beginCapture(device, { how: 'camera', about: {} });
  const kept = await keepFile(device, await pictureOf({ width: 400, height: 300 }), { capture });
  if (!kept.accepted) throw new Error(kept.refusal.code);
  const { sha256 } = kept.value.original;
  const { unmount } = render(<DeviceProvider value={device}><Picture sha256={sha256} /></DeviceProvider>);
  const here = await screen.findByAltText<HTMLImageElement>('device');
  await here.decode();
  expect([here.naturalWidth, here.naturalHeight]).toEqual([400, 300]);
  const { src } = here;
  await discardCapture(device, capture);
  const there = await screen.findByAltText<HTMLImageElement>('server');
  expect(new URL(there.src).pathname).toBe(`/api/plans/${planId}/evidence/e-1/preview`);
  await expect(fetch(src)).rejects.toThrow();
  unmount();
});
