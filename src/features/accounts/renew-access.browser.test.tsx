import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { planRows } from '../../../test/builders/plan';
import { showOn } from '../../../test/builders/screen';
import type { RowImage } from '../../domain/change';
import type { Device } from '../../storage/device';
import { RenewAccess } from './renew-access';

let device: Device;
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await forgetTablet(device);
});

const place = (id: string, fields: RowImage['fields']): RowImage => ({ entity: 'membership', id, seq: 99, audience: 'members', fields: { organization: 'o-1', from: '2025-01-01', ...fields }, writers: {}, by: 'martin', at: 1 });
const show = async (...places: readonly RowImage[]) => {
  device = await tabletOf({ user: 'martin', rows: [...planRows().filter(({ entity }) => entity !== 'membership'), ...places] });
  showOn(device, <RenewAccess />);
};

test('coordination makes a link for a focal point who lost their password; for itself and the monitor it is offered nowhere', async () => {
  const told: unknown[] = [];
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: string }) => {
    told.push([path, JSON.parse(body)]);
    return new Response(JSON.stringify({ token: 't'.repeat(40), expiresAt: Date.parse('2026-11-21T12:00:00Z') }), { headers: { 'content-type': 'application/json' } });
  });
  await show(
    place('m-rosa', { name: 'Rosa', role: 'focalPoint', person: 'rosa' }),
    place('m-martin', { name: 'Martín', role: 'coordination', person: 'martin' }),
    place('m-ines', { name: 'Inés', role: 'monitor', person: 'ines' }),
    place('m-invited', { name: 'Sin cuenta', role: 'focalPoint' }),
  );
  await screen.findByText('Alguien perdió su contraseña');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent?.split(' · ')[0])).toEqual(['Rosa']);
  await userEvent.click(screen.getByRole('button', { name: 'Hacer el enlace' }));
  await screen.findByText('El enlace está listo');
  expect(told).toEqual([['/api/invitations/access', { membership: 'm-rosa' }]]);
  expect(screen.getByLabelText<HTMLInputElement>('Enlace').value).toContain(`#${'t'.repeat(40)}`);
});

test('where there is nobody to make one for, nothing of it is on the screen', async () => {
  await show(place('m-martin', { name: 'Martín', role: 'coordination', person: 'martin' }), place('m-demo', { name: 'Ana', role: 'focalPoint', person: 'ana', demo: true }));
  await vi.waitFor(async () => expect((await device.cache.database.ofKind('membership')).length).toBe(2));
  expect(document.body.textContent).not.toContain('contraseña');
});
