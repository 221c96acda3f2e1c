/** What people do in the stories, each as one sentence. */
import type { Page } from 'playwright-core';
import type { RunningServer } from '../../sync-server/server';
import { aHouse } from './chromium';
import type { Build } from './releases';

/** Comes in as a demo person and stays until plan and app are on the device. */
export const comesIn = async (page: Page, name: RegExp): Promise<void> => {
  await page.goto('/app/');
  await page.getByRole('button', { name }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: /Preparando/ }).first().waitFor();
  await page.getByText(/Falta traer una parte/).waitFor({ state: 'detached' });
  await page.evaluate(() => navigator.serviceWorker.ready);
};

/** The same server on the same port and data, as after a power cut that somebody mended. */
export const comesBack = ({ url, container }: RunningServer): Promise<RunningServer> =>
  aHouse({ config: { port: Number(new URL(url).port), dataDir: container.config.dataDir, builtDir: container.config.builtDir } });

/** The server is stopped, its build replaced by the next version, and started again. */
export const releases = async (house: RunningServer, { release }: Pick<Build, 'release'>): Promise<RunningServer> => {
  await house.stop();
  release();
  return comesBack(house);
};

/** The part of the form for one milestone. */
export const milestoneForm = (page: Page, number: number) => page.getByRole('region', { name: new RegExp(`^${number}\\. `) });

export const says = async (page: Page, number: number, answer: { readonly level: string; readonly progress: string; readonly challenges?: string }): Promise<void> => {
  const form = milestoneForm(page, number);
  await form.getByRole('radio', { name: answer.level }).check();
  await form.getByLabel('¿Qué avanzó?').fill(answer.progress);
  if (answer.challenges !== undefined) await form.getByLabel('¿Qué lo frenó?').fill(answer.challenges);
};

/** From the commitment's page to its form, as a person goes. */
export const opensTheCheckIn = async (page: Page, commitment: RegExp): Promise<void> => {
  await page.getByRole('link', { name: 'Compromisos', exact: true }).first().click();
  await page.getByRole('link', { name: commitment }).first().click();
  await page.getByRole('link', { name: 'Informar avance' }).click();
  await page.getByRole('heading', { level: 1, name: /Informe de avance/ }).waitFor();
};

/** Answers the four milestones of ARBA0011 that were not complete before, in under two minutes. */
export const writesTheCheckIn = async (page: Page, progress: string): Promise<void> => {
  await says(page, 3, { level: 'Sustancial', progress });
  await says(page, 4, { level: 'Sustancial', progress: 'Segundo borrador revisado por las tres ramas.' });
  await says(page, 5, { level: 'Sustancial', progress: 'Relevamiento terminado en seis instituciones y portal de prueba en línea.' });
  await says(page, 6, { level: 'No iniciado', progress: 'Se fijó la fecha de inicio.', challenges: 'Empieza cuando el portal esté en línea.' });
};

/** The ids of the changes of one kind in the server's log, in its order. */
export const logged = async ({ container: { store } }: RunningServer, kind: string): Promise<readonly string[]> => {
  const [plan = ''] = await store.plans();
  const entries = await store.read(plan, (log) => log.entriesAbove(0, 100_000));
  return entries.filter((entry) => entry.kind === kind).map((entry) => entry.changeId);
};

/** How far the server's log goes: whoever wrote anything moved it. */
export const headOf = async ({ container: { store } }: RunningServer): Promise<number> => {
  const [plan = ''] = await store.plans();
  return (await store.read(plan, (log) => log.head()))?.seq ?? 0;
};

/** The form of ARBA0011 for the period that is open, by its address. */
export const checkInForm = '/app/compromisos/arba0011/informes/2026-09-01';

/** Corrects what was said of one milestone, and keeps the correction on the device. */
export const corrects = async (page: Page, number: number, text: string): Promise<void> => {
  await page.goto(checkInForm);
  await page.getByRole('button', { name: `Corregir el hito ${number}` }).click();
  await page.getByLabel('¿Qué avanzó?').fill(text);
  await page.getByRole('button', { name: 'Guardar la corrección' }).click();
  await page.getByText(text).first().waitFor();
};
