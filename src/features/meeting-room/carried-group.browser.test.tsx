import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { tabletOf } from '../../../test/builders/device';
import { rowsAfterStep } from '../../../test/builders/meeting';
import { showPage } from '../../../test/builders/page';
import { planRows, rowOf } from '../../../test/builders/plan';
import type { Device } from '../../storage/device';
import { MeetingRoom } from './meeting-room';

let device: Device;

beforeEach(() => page.viewport(390, 844));
afterEach(async () => {
  cleanup();
  await Promise.all([device.words.database.delete(), device.cache.database.delete()]);
});

/** A meeting of ARBA0011 after one that left so many agreements, the first of them late by these days. */
const enterAfter = async (dues: readonly string[]): Promise<void> => {
  const earlier = rowOf('meeting', { id: 'r-0', organization: 'judicial', type: 'quarterlyFollowUp', commitments: ['c-11'], on: '2026-08-18', from: '10:00', modality: 'inPerson', place: 'Sala 1', invited: [], state: 'published' });
  const agreements = dues.map((due, index) => rowOf('agreement', { id: `a-${index}`, meeting: 'r-0', commitments: ['c-11'], text: `Acuerdo ${index + 1} de agosto`, organization: 'judicial', due, state: 'open' }));
  device = await tabletOf({ user: 'lucia', rows: [...rowsAfterStep('start', planRows()), earlier, ...agreements] });
  await showPage(<MeetingRoom id="r-1" />, { device, at: '/reuniones/r-1/sala?parte=agenda', frame: 'room' });
};

const groupOf = async (): Promise<HTMLElement> => (await screen.findByText('Acuerdos que siguen en pie')).closest('summary') ?? document.body;

test('of a dozen agreements that still stand the late ones are named, and the agenda is in sight on a phone', async () => {
  await enterAfter(['2026-11-10', '2026-11-12', ...Array.from({ length: 10 }, (_, index) => `2026-12-${10 + index}`)]);
  const group = await groupOf();
  expect(group.innerText.split('\n').map((line) => line.trim()).filter((line) => line !== '')).toEqual(['Acuerdos que siguen en pie', '12', '2 vencidos', 'Acuerdo 1 de agosto', 'Acuerdo 2 de agosto']);
  await expect.element(page.getByText('Hito por hito')).toBeInViewport();
  await expect.element(page.getByRole('heading', { name: 'Acuerdo 1 de agosto' })).not.toBeInTheDocument();
  expect(group.scrollWidth).toBeLessThanOrEqual(group.clientWidth);
});

test('the group is opened from the keyboard: then each agreement says what may be done with it', async () => {
  await enterAfter(['2026-11-10', '2026-12-01', '2026-12-02']);
  (await groupOf()).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Acuerdo 3 de agosto' })).toBeVisible();
  expect(screen.getAllByRole('button', { name: 'Informar que se cumplió' })).toHaveLength(3);
});

test('one or two agreements are shown whole', async () => {
  await enterAfter(['2026-11-10', '2026-12-01']);
  await expect.element(page.getByRole('heading', { name: 'Acuerdo 1 de agosto' })).toBeVisible();
});
