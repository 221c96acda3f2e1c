/** Eight tabs of one browser, of which one sends for all: it freezes, it is killed, and every word still arrives once and is seen in every tab. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse, aTablet } from './chromium';
import { checkInForm, comesBack, comesIn, corrects, logged, opensTheCheckIn, writesTheCheckIn } from './story-parts';

/** A visible tab takes over after 20 s of silence and looks every 5 s; the rest is the way to the server on a busy machine. */
const takenOverWithinMs = 60_000;

/** The tab that holds the courier's lock: every tab finds itself by a lock that only it asks for. */
const leaderOf = async (tabs: readonly Page[]): Promise<Page> => {
  const lead = await Promise.all(
    tabs.map((tab) =>
      tab.evaluate(() => {
        const own = `who-am-i-${Math.random()}`;
        return navigator.locks.request(own, async () => {
          const { held = [] } = await navigator.locks.query();
          const me = held.find(({ name }) => name === own)?.clientId;
          return held.some(({ name, clientId }) => name?.startsWith('courier:') === true && clientId === me);
        });
      }),
    ),
  );
  const leaders = tabs.filter((_, index) => lead[index]);
  expect(leaders).toHaveLength(1);
  return leaders[0] as Page;
};

/**
 * Nothing of the page runs any more, though it lives, shows itself and keeps its locks and connections. (Chromium freezes only
 * hidden tabs, and a browser without a screen hides none: the debugger holds it.) Returns how it wakes.
 */
const freezes = async (tab: Page): Promise<() => Promise<void>> => {
  const browser = await tab.context().newCDPSession(tab);
  const held = new Promise((resolve) => browser.once('Debugger.paused', resolve));
  await browser.send('Debugger.enable');
  await browser.send('Debugger.pause');
  await held;
  return async () => {
    await browser.send('Debugger.resume');
    await browser.send('Debugger.disable');
    await browser.detach();
  };
};

const crashes = async (tab: Page): Promise<void> => {
  const gone = tab.waitForEvent('crash');
  const browser = await tab.context().newCDPSession(tab);
  // Whoever is killed does not answer.
  browser.send('Page.crash').catch(() => undefined);
  await gone;
};

const allShow = async (tabs: readonly Page[], texts: readonly string[]): Promise<void> => {
  for (const tab of tabs) for (const text of texts) await tab.getByText(text).first().waitFor();
};

/** One with the check-in sent, seven more that show it. */
const eightTabs = async (first: Page): Promise<readonly Page[]> => {
  await comesIn(first, /Lucía, punto focal/);
  await opensTheCheckIn(first, /Estado abierto/);
  await writesTheCheckIn(first, 'Se hizo la tercera reunión.');
  await first.getByRole('button', { name: 'Enviar el informe' }).click();
  await first.getByRole('button', { name: 'Corregir el hito 3' }).waitFor();
  const further = await Promise.all(Array.from({ length: 7 }, () => opensAt(first.context(), checkInForm)));
  return [first, ...further];
};

const opensAt = async (context: BrowserContext, address: string): Promise<Page> => {
  const tab = await context.newPage();
  await tab.goto(address);
  await tab.getByRole('button', { name: 'Corregir el hito 3' }).waitFor();
  return tab;
};

test('eight tabs, the one that sends is frozen: another takes over, every word arrives once, and all tabs show it, the frozen one when it wakes', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  const tabs = await eightTabs(page);
  await expect.poll(() => logged(house, 'check-in.submit')).toHaveLength(1);
  const frozen = await leaderOf(tabs);
  const others = tabs.filter((tab) => tab !== frozen);
  const wakes = await freezes(frozen);

  const texts = ['La reunión fue el 8 de octubre.', 'El borrador lo revisaron tres ramas.', 'Ocho instituciones relevadas.'];
  for (const [index, text] of texts.entries()) await corrects(others[index * 2] as Page, index + 3, text);
  await expect.poll(() => logged(house, 'edit'), { timeout: takenOverWithinMs, interval: 250 }).toHaveLength(texts.length);
  await allShow(others, texts);
  expect(others).toContain(await leaderOf(others));

  await wakes();
  await allShow([frozen], texts);
  const late = 'Se fijó la fecha: 3 de marzo.';
  await corrects(frozen, 6, late);
  await allShow(tabs, [late]);
  await expect.poll(() => logged(house, 'edit')).toHaveLength(texts.length + 1);
  expect(await leaderOf(tabs)).not.toBe(frozen);
});

test('eight tabs, the one that sends is killed with words that nobody has yet: another sends them at once, every word once, and all tabs show it', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  const tabs = await eightTabs(page);
  await expect.poll(() => logged(house, 'check-in.submit')).toHaveLength(1);
  const killed = await leaderOf(tabs);
  const others = tabs.filter((tab) => tab !== killed);
  await house.stop();
  const texts = ['La reunión fue el 8 de octubre.', 'El borrador lo revisaron tres ramas.', 'Ocho instituciones relevadas.'];
  for (const [index, tab] of [killed, others[1] as Page, others[4] as Page].entries()) await corrects(tab, index + 3, texts[index] as string);
  await crashes(killed);
  await allShow(others, texts);
  const again = await comesBack(house);
  // Nobody waits for a minute: the next word wakes whoever sends now.
  await corrects(others[6] as Page, 6, 'Se fijó la fecha: 3 de marzo.');
  await expect.poll(() => logged(again, 'edit'), { interval: 100 }).toHaveLength(texts.length + 1);
  await allShow(others, [...texts, 'Se fijó la fecha: 3 de marzo.']);
  expect(others).toContain(await leaderOf(others));
  expect(await logged(again, 'check-in.submit')).toHaveLength(1);
});
