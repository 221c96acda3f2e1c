/** Nothing fits any more, by the browser's own measure and on a disk that is really full: the truth is said, and nothing is lost. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder } from '../builders/running-server';
import { aHouse, aTablet } from './chromium';
import { fillsTheQuota, narrows, startsSmall, widens } from './full-quota';
import { checkInForm, comesIn, logged, milestoneForm, writesTheCheckIn } from './story-parts';
import { aTabletOnDisk } from './tablet-on-disk';

const progress = 'Se hizo la tercera reunión el 8 de octubre. El acta espera una firma.';
const field = (page: Page) => milestoneForm(page, 3).getByRole('textbox', { name: '¿Qué avanzó?' });

/** Types, hears that it was not saved, tries to send, and still has every word on the screen. `fills`: a browser gives back some room now and then. */
const isTold = async (page: Page, fills: () => unknown): Promise<void> => {
  await writesTheCheckIn(page, progress);
  const hears = async (): Promise<boolean> => {
    await fills();
    await milestoneForm(page, 4).getByLabel('¿Qué avanzó?').pressSequentially(' Y algo más.');
    return page.getByRole('alert').filter({ hasText: 'NO se guardó' }).isVisible();
  };
  await expect.poll(hears, { interval: 700 }).toBe(true);
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  await page.getByRole('alert').filter({ hasText: 'Lo que escribiste sigue en la pantalla' }).waitFor();
  expect(await field(page).inputValue()).toBe(progress);
  expect(await page.getByText(/^Guardado en este dispositivo/).count()).toBe(0);
};

/** A save that was slow to be refused may end by itself once there is room: then there is nothing to press any more. */
const savesAndSends = async (page: Page): Promise<void> => {
  const isSaved = async (): Promise<boolean> => {
    await page.getByRole('button', { name: 'Guardar de nuevo' }).evaluateAll((buttons) => buttons.forEach((button) => (button as HTMLElement).click()));
    return page.getByRole('main').getByText(/^Guardado en este dispositivo/).isVisible();
  };
  await expect.poll(isSaved).toBe(true);
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  await page.getByRole('main').getByText('Confirmado').first().waitFor();
};

test('the quota is full: the form says that it was NOT saved and keeps the text, and saves once there is room', async () => {
  const house = await aHouse();
  const { page, accidents } = await aTablet(house.url);
  await startsSmall(page, house.url);
  await comesIn(page, /Lucía, punto focal/);
  await page.goto(checkInForm);
  await field(page).waitFor();
  await narrows(page, house.url);
  await isTold(page, () => fillsTheQuota(page));
  expect(await logged(house, 'check-in.submit')).toEqual([]);
  await widens(page, house.url);
  await savesAndSends(page);
  expect(await logged(house, 'check-in.submit')).toHaveLength(1);
  expect(accidents).toEqual([]);
});

/** A disk of its own, of which every byte can be taken; undefined where this machine lets nobody mount one. */
const aSmallDisk = (megabytes: number): string | undefined => {
  const disk = path.join(aFolder(), 'disk');
  mkdirSync(disk);
  if (spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]).status !== 0) return undefined;
  onTestFinished(() => void spawnSync('/bin/umount', ['-l', disk]));
  return disk;
};

interface Room {
  readonly folder: string;
  /** Before the app is opened. */
  readonly prepares: (page: Page) => unknown;
  readonly fills: (page: Page) => unknown;
  readonly empties: (page: Page) => unknown;
}

/** Where no disk can be mounted, the browser's quota is really filled to its last byte instead: the same promise, another refusal. */
const aRoomThatFills = (url: string): Room => {
  const disk = aSmallDisk(400);
  if (disk === undefined) return { folder: aFolder(), prepares: (page) => startsSmall(page, url), fills: async (page) => (await narrows(page, url), fillsTheQuota(page)), empties: (page) => widens(page, url) };
  const ballast = path.join(disk, 'ballast');
  return { folder: path.join(disk, 'profile'), prepares: () => undefined, fills: () => fillsTheDisk(ballast), empties: () => rmSync(ballast) };
};

const fillsTheDisk = (ballast: string): void => {
  const file = openSync(ballast, 'a');
  try {
    for (;;) writeSync(file, randomBytes(65_536));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
};

test('the disk is really full: the form says that it was NOT saved and keeps the text, and saves once there is room', async () => {
  const house = await aHouse();
  const { folder, prepares, fills, empties } = aRoomThatFills(house.url);
  const page = await aTabletOnDisk(house.url, { profile: folder }).open();
  await prepares(page);
  await comesIn(page, /Lucía, punto focal/);
  await page.goto(checkInForm);
  await field(page).waitFor();
  await isTold(page, () => fills(page));
  await empties(page);
  await savesAndSends(page);
  expect(await logged(house, 'check-in.submit')).toHaveLength(1);
});
