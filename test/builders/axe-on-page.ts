/** Axe on a page that a browser shows to a story. One page is one document here: there is no frame to look into. */
import type { ImpactValue, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { takesColorsApartOnce } from './axe-colors';

export interface Violation {
  readonly id: string;
  readonly impact: ImpactValue | undefined;
  /** What the fault is at, as it is written. */
  readonly nodes: readonly string[];
}

const source = `${readFileSync('node_modules/axe-core/axe.min.js', 'utf8')};(${String(takesColorsApartOnce)})(axe);`;

/** It is read in once for each document: that takes a page as long as being looked at, and looking again takes half as long. */
export const violationsOn = async (page: Page, options: RunOptions = {}): Promise<readonly Violation[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(async (how) => {
    // A colour on its way to another is neither: what moves and ends is waited for.
    await Promise.allSettled(document.getAnimations().filter((each) => each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished));
    const { axe } = globalThis as unknown as { readonly axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...how });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html) }));
  }, options);
};
