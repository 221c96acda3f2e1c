import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Route } from 'wouter';
import { rowsAfter } from '../../../test/builders/change';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { addPhoto } from '../../../test/builders/evidence';
import { microphone } from '../../../test/builders/microphone';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows } from '../../../test/builders/plan';
import { ReviewPlace } from '../../app/review-place';
import { blobItemsOf } from '../../storage/blobs/blob-items';
import { keptBlobs } from '../../storage/blobs/read-blob';
import type { Device } from '../../storage/device';
import { draftsOf } from '../../storage/drafts';
import { countRecordings, recordingsOf } from '../../storage/recordings';
import { allReviews } from '../../storage/review-reads';
import { spokenKey } from '../../storage/spoken-notes';

afterEach(cleanup);

const Room = () => <Route path="/revisar/:id">{({ id }) => <ReviewPlace id={id} />}</Route>;
const photos = ['e-1', 'e-3'].reduce((rows, id, index) => rowsAfter(addPhoto(id, { title: `Foto ${index + 1}`, milestones: ['c-11-m3'] }), { rows, by: 'lucia' }), planRows());

/** The monitor's phone, in front of the first photo, with a verdict that owes its reason. */
const judging = async (): Promise<Device> => {
  const device = await tabletOf({ user: 'vera', rows: photos });
  onTestFinished(() => {
    cleanup();
    return forgetTablet(device);
  });
  await open(device);
  await press('Insuficiente');
  await screen.findByLabelText('Por qué');
  return device;
};
const open = (device: Device) => showPage(<Room />, { device, at: '/revisar/e-1' });
const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
/** The first piece of what is being said is on the disk. */
const hasSaid = (device: Device): Promise<void> => waitFor(async () => expect((await recordingsOf(device, spokenKey('e-1')))[0]?.pieces ?? 0).toBeGreaterThan(0), { timeout: 40_000 });
const isKept = () => screen.findByText(/^Motivo hablado de 0:\d\d, guardado/, undefined, { timeout: 40_000 });

test('a reason said aloud stays when the page is left, stands for the words that are owed, and comes back with the verdict that is taken back', async () => {
  const { allow, isOn } = microphone();
  allow();
  const device = await judging();
  await press(/^Decirlo de viva voz/);
  await hasSaid(device);
  await screen.findByText(/^Guardado en este dispositivo/);
  cleanup();
  await waitFor(() => expect(isOn()).toBe(false));

  await open(device);
  await isKept();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await press(/^Emitir: Insuficiente/);
  await heading('Foto 2');
  await waitFor(async () => expect(await allReviews(device)).toHaveLength(1));
  const [review] = await allReviews(device);
  expect(review).toMatchObject({ of: 'e-1', verdict: 'insufficient', voice: { type: 'audio/webm', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  expect(review).not.toHaveProperty('note');
  expect(await blobItemsOf(device)).toMatchObject([{ entity: 'review', record: review?.id, part: 'voice', state: 'saved', isHere: true }]);
  expect([await draftsOf(device), await countRecordings(device)]).toEqual([[], 0]);

  await press('Deshacer');
  await heading('Foto 1');
  await isKept();
  expect(await screen.findByLabelText(/^Tu motivo hablado/)).toHaveAttribute('src', expect.stringMatching(/^blob:/));
  await waitFor(async () => expect(await allReviews(device)).toEqual([]));
});

test('one key begins and ends it; while it runs no verdict leaves without it, and putting the verdict aside takes it along', async () => {
  const { allow } = microphone();
  allow();
  const device = await judging();
  await userEvent.keyboard('v');
  await hasSaid(device);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Terminá la grabación antes de seguir');
  expect(await allReviews(device)).toEqual([]);
  await userEvent.keyboard('v');
  await isKept();
  expect(await keptBlobs(device)).toHaveLength(1);
  await press('Descartar');
  await waitFor(async () => expect([await keptBlobs(device), await draftsOf(device), await countRecordings(device)]).toEqual([[], [], 0]));
});

test('a microphone that is refused, or is not there, is said; the reason is written all the same', async () => {
  const { refuse } = microphone();
  refuse('NotAllowedError');
  const device = await judging();
  await press(/^Decirlo de viva voz/);
  await screen.findByText('El navegador no tiene permiso para usar el micrófono');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.fill(screen.getByLabelText('Por qué'), 'No se ve la firma del acta.');
  await press(/^Emitir: Insuficiente/);
  await heading('Foto 2');
  await waitFor(async () => expect(await allReviews(device)).toMatchObject([{ note: 'No se ve la firma del acta.' }]));
});
