/** Every screen and page as whoever reads with a screen reader, with large letters, at night or on a narrow phone meets it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse, aTablet, expectAccessible, seesHeading, sizes } from './chromium';
import { comesIn, milestoneForm } from './story-parts';

const phone = { size: sizes.phone, colorScheme: 'light' } as const;
const tablet = { size: sizes.tablet, colorScheme: 'light' } as const;
const tabletAtNight = { size: sizes.tablet, colorScheme: 'dark' } as const;

const byDay = [phone, tablet] as const;
const dayAndNight = [phone, tabletAtNight] as const;

/** Axe finds nothing serious, nothing is wider than the screen, and one heading names the page. */
const everybodyCanRead = async (page: Page, looks: readonly (typeof phone | typeof tablet | typeof tabletAtNight)[] = byDay): Promise<void> => {
  for (const { size, colorScheme } of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await comesToRest(page);
    await expectAccessible(page);
    expect(await sideways(page)).toBe(0);
    expect(await page.locator('h1').count()).toBe(1);
  }
};

/** A part of the page that is fetched a moment later moves the others: they are measured when nothing moves any more. */
const comesToRest = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const rest = (): ReturnType<typeof setTimeout> => setTimeout(() => (observer.disconnect(), resolve()), 250);
        const observer = new MutationObserver(() => {
          clearTimeout(resting);
          resting = rest();
        });
        let resting = rest();
        observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
      }),
  );

const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** To another page of the app, as a link leads there: it is not started anew. */
const visits = async (page: Page, at: string, heading: string | RegExp): Promise<void> => {
  await page.evaluate((to) => history.pushState(null, '', to), at);
  await seesHeading(page, heading);
};

test('the way in, in both languages, and an invitation that no longer serves', async () => {
  const { page } = await aTablet((await aHouse()).url);
  await page.goto('/app/');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).waitFor();
  await everybodyCanRead(page, dayAndNight);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: /Lucía, focal point/ }).waitFor();
  await everybodyCanRead(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.goto('/app/invitacion');
  await seesHeading(page, 'Your invitation');
  await everybodyCanRead(page);
});

test('what a focal point meets on the way from the day to a check-in', async () => {
  const { page, accidents } = await aTablet((await aHouse()).url);
  await comesIn(page, /Lucía, punto focal/);
  await everybodyCanRead(page, dayAndNight);
  await visits(page, '/app/compromisos', 'Compromisos');
  await everybodyCanRead(page, dayAndNight);
  await page.getByRole('searchbox').fill('zzzz');
  await page.getByRole('heading', { name: 'Ningún compromiso coincide' }).waitFor();
  await everybodyCanRead(page);
  await visits(page, '/app/compromisos/arba0011', /Estado abierto/);
  await everybodyCanRead(page, dayAndNight);
  await visits(page, '/app/compromisos/demo2', /Presupuesto/);
  await everybodyCanRead(page);
  await visits(page, '/app/compromisos/nada', /NADA/);
  await everybodyCanRead(page);
  await visits(page, '/app/compromisos/arba0008/informes/2026-09-01', /Informe de avance/);
  await everybodyCanRead(page);
  expect(accidents).toEqual([]);
});

test('a check-in being written: empty, lacking something, half told, looked at before it is public', async () => {
  const { page, accidents } = await aTablet((await aHouse()).url);
  await comesIn(page, /Lucía, punto focal/);
  await visits(page, '/app/compromisos/arba0011/informes/2026-09-01', /Informe de avance/);
  await everybodyCanRead(page, dayAndNight);
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  await page.getByRole('alert').filter({ hasText: 'Falta algo en 4 hitos' }).waitFor();
  await everybodyCanRead(page, dayAndNight);
  await milestoneForm(page, 3).getByRole('radio', { name: 'No iniciado' }).check();
  await milestoneForm(page, 3).getByRole('button', { name: 'Próximos pasos' }).click();
  await milestoneForm(page, 3).getByLabel('¿Qué avanzó?').fill('Falta una firma.');
  await everybodyCanRead(page);
  await page.getByRole('button', { name: 'Qué será público' }).click();
  await page.getByRole('dialog').waitFor();
  await everybodyCanRead(page, dayAndNight);
  await page.keyboard.press('Escape');
  await page.getByRole('main').getByText(/Guardado en este dispositivo/).waitFor();
  await page.getByRole('status').filter({ hasText: '1 borrador sin enviar' }).waitFor();

  await visits(page, '/app/este-dispositivo', 'Este dispositivo');
  await everybodyCanRead(page, dayAndNight);
  await page.getByRole('button', { name: /^Descartar/ }).click();
  await page.getByRole('dialog').waitFor();
  await everybodyCanRead(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await everybodyCanRead(page, dayAndNight);
  expect(accidents).toEqual([]);
});

test('what coordination reads, returns and publishes', async () => {
  const { page, accidents } = await aTablet((await aHouse()).url);
  await comesIn(page, /Martín, coordinación/);
  await everybodyCanRead(page);
  await visits(page, '/app/coordinacion', 'Vencimientos');
  await everybodyCanRead(page, dayAndNight);
  await visits(page, '/app/coordinacion/informes/demo2/2026-09-01', /Informe de avance/);
  await everybodyCanRead(page, dayAndNight);
  await page.getByRole('button', { name: 'Devolver', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await everybodyCanRead(page, dayAndNight);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Aceptar', exact: true }).click();
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  await page.getByRole('dialog', { name: 'Qué será público' }).waitFor();
  await everybodyCanRead(page, dayAndNight);
  expect(accidents).toEqual([]);
});

test('evidence: what was shown, one piece of it, the sheet with a table on it, what is asked for', async () => {
  const { page, accidents } = await aTablet((await aHouse()).url);
  await comesIn(page, /Lucía, punto focal/);
  await visits(page, '/app/evidencia', 'Evidencia');
  await everybodyCanRead(page, dayAndNight);
  await page.getByRole('link', { name: /Acta acuerdo/ }).click();
  await seesHeading(page, /Acta acuerdo/);
  await everybodyCanRead(page, dayAndNight);
  await visits(page, '/app/evidencia/nueva', 'Mostrar evidencia');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir archivos' }).click();
  await (await chooser).setFiles({ name: 'asistencia.csv', mimeType: 'text/csv', buffer: Buffer.from('nombre,área\nAna,Ambiente\n') });
  await page.getByLabel('Qué muestra', { exact: true }).waitFor();
  expect(await page.getByLabel('Qué es').inputValue()).toBe('dataset');
  await everybodyCanRead(page, dayAndNight);
  await visits(page, '/app/evidencia/pedidos', 'Pedidos de evidencia');
  await everybodyCanRead(page, dayAndNight);
  await visits(page, '/app/evidencia/compartida', 'Compartido con Bitácora');
  await everybodyCanRead(page);
  expect(accidents).toEqual([]);
});

test('a page of which a part could not be fetched says what was kept, and is readable too', async () => {
  const { page } = await aTablet((await aHouse()).url, { serviceWorkers: 'block' });
  await page.route('**/assets/coordination-*.js', (route) => route.abort());
  await page.goto('/app/');
  await page.getByRole('button', { name: /Martín, coordinación/ }).click();
  await page.getByRole('link', { name: 'Coordinación', exact: true }).click();
  await seesHeading(page, 'Esta página no se pudo mostrar');
  await everybodyCanRead(page);
});

test('the public site as the server gives it, with the demonstration it says it shows', async () => {
  const { page } = await aTablet((await aHouse()).url, { bypassCSP: true });
  for (const at of ['/en', '/compromisos/arba0011', '/evidencia', '/datos', '/nada']) {
    await page.goto(at);
    await seesHeading(page, /./);
    await everybodyCanRead(page);
  }
});

test('at 320 pixels, and with letters of double size, no screen asks for scrolling sideways', async () => {
  const { page } = await aTablet((await aHouse()).url);
  await comesIn(page, /Martín, coordinación/);
  const places = ['/app/', '/app/compromisos', '/app/compromisos/arba0011', '/app/compromisos/arba0011/informes/2026-09-01', '/app/coordinacion', '/app/coordinacion/informes/demo2/2026-09-01', '/app/evidencia', '/app/evidencia/nueva', '/app/evidencia/pedidos', '/app/este-dispositivo', '/', '/compromisos/arba0011'];
  for (const at of places) {
    await page.goto(at);
    await seesHeading(page, /./);
    await page.setViewportSize({ width: 320, height: 700 });
    expect({ at, sideways: await sideways(page) }).toEqual({ at, sideways: 0 });
    await page.setViewportSize(sizes.phone);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect({ at, sidewaysLarge: await sideways(page) }).toEqual({ at, sidewaysLarge: 0 });
  }
});

test('who uses no mouse comes in, finds the commitment, writes and sends', async () => {
  const { page } = await aTablet((await aHouse()).url, { viewport: { width: 1440, height: 900 } });
  await page.goto('/app/');
  await page.getByRole('button', { name: /Ana, punto focal/ }).waitFor();
  await tabsTo(page, 'button', /Ana, punto focal/);
  await page.keyboard.press('Enter');
  await focusIsOn(page, /^H1 .*de/);
  await tabsTo(page, 'a', /^Compromisos$/);
  await page.keyboard.press('Enter');
  await focusIsOn(page, /^H1 Compromisos/);
  await tabsTo(page, 'a', /Acción climática/);
  await page.keyboard.press('Enter');
  await focusIsOn(page, /^H1 Acción climática/);
  await tabsTo(page, 'a', /Informar avance/);
  await page.keyboard.press('Enter');
  await focusIsOn(page, /^H1 Informe de avance/);
  for (const number of [3, 4, 5]) await writesByKeyboard(page, number);
  await tabsTo(page, 'button', /Enviar el informe/);
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByText('Confirmado').first().waitFor();
});

/** Sustancial is two to the right of the first level. */
const writesByKeyboard = async (page: Page, number: number): Promise<void> => {
  const form = milestoneForm(page, number);
  for (let step = 0; step < 12 && !(await form.getByRole('radio').first().evaluate((first) => first === document.activeElement)); step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await form.getByRole('radio', { name: 'Sustancial' }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Avanzó según lo previsto.');
};

const focusIsOn = (page: Page, what: RegExp): Promise<void> =>
  expect.poll(() => page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`)).toMatch(what);

/** A tab at a time; fails when the thing is not among the next sixty, or when what has the focus does not show it. */
const tabsTo = async (page: Page, tag: string, name: RegExp): Promise<void> => {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement: element } = document;
      return { tag: element?.localName, name: element?.textContent?.trim() ?? '', outline: element ? getComputedStyle(element).outlineStyle : 'none' };
    });
    if (at.tag !== tag || !name.test(at.name)) continue;
    expect(at.outline).not.toBe('none');
    return;
  }
  throw new Error(`no ${tag} named ${String(name)} within sixty tabs`);
};
