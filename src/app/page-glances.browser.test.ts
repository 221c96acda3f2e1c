import { afterEach, expect, onTestFinished, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { languages } from '../language/both-languages';
import { notes } from '../rescue/kept-glance';
import { noteNamed } from '../storage/disk-note';
import { forgetGlances, keepGlances } from './page-glances';

const address = location.href;
afterEach(async () => {
  history.replaceState(null, '', address);
  document.querySelector('#app')?.remove();
  await forgetGlances();
});

/** The list of commitments, as the app would have drawn it. */
const standingPage = (): HTMLElement => {
  history.replaceState(null, '', '/compromisos');
  const place = document.createElement('div');
  place.id = 'app';
  place.innerHTML = '<div class="app"><h1>Compromisos</h1><p></p></div>';
  document.body.append(place);
  return place;
};

const watched = async (): Promise<void> => {
  const device = await tabletOf({ user: 'lucia', rows: [] });
  onTestFinished(() => forgetTablet(device));
  onTestFinished(keepGlances(device, languages.es));
};

const kept = (): Promise<unknown> => noteNamed(`${notes.glance}/compromisos`);

test('a page that stood before anybody watched is kept for the next start', async () => {
  standingPage();
  await watched();
  await expect.poll(kept).toBeDefined();
});

test('a page on which something always moves is kept too', async () => {
  const clock = standingPage().querySelector('p');
  await watched();
  const moving = setInterval(() => clock?.append('·'), 200);
  onTestFinished(() => clearInterval(moving));
  await expect.poll(kept).toBeDefined();
});
