/** A whole page on a tablet, with the links and addresses that the app gives it. Only in a browser. */
import '../../src/ui/styles/app.css';
import { configure, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { Link as RoutedLink, Router } from 'wouter';
import { page } from 'vitest/browser';
import { LanguageProvider } from '../../src/language/language-context';
import { loadLanguage } from '../../src/language/load-language';
import type { Locale } from '../../src/language/locale';
import { DeviceProvider, type Device } from '../../src/storage/device';
import { LinkProvider, type LinkProps } from '../../src/ui/link';
import { takesColorsApartOnce } from './axe-colors';

// A machine that does other things at the same time may take its time.
configure({ asyncUtilTimeout: 15_000 });
takesColorsApartOnce(axe);

const AppLink = (props: LinkProps) => <RoutedLink {...props} />;

interface PageOptions {
  readonly device: Device;
  /** Path and query. */
  readonly at?: string;
  readonly locale?: Locale;
  /** The frame that the app gives it: beside the rail, or the whole screen. */
  readonly frame?: 'page' | 'room';
}

/** Draws it at its address and waits for its h1. */
export const showPage = async (children: ReactNode, { device, at = '/', locale = 'es', frame = 'page' }: PageOptions): Promise<void> => {
  history.replaceState(null, '', at);
  const language = await loadLanguage(locale);
  document.documentElement.lang = locale;
  document.body.className = frame === 'page' ? 'app' : 'app app--room';
  render(
    <Router>
      <LanguageProvider language={language} onChoose={() => undefined}>
        <DeviceProvider value={device}>
          <LinkProvider component={AppLink}>
            <main className={frame === 'page' ? 'page' : undefined}>{children}</main>
          </LinkProvider>
        </DeviceProvider>
      </LanguageProvider>
    </Router>,
  );
  await screen.findByRole('heading', { level: 1 });
};

/** What axe finds serious or worse at the width of a phone and of a tablet, and whether the page scrolls sideways. */
export const seriousOnPhoneAndTablet = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const width of [390, 820]) {
    await page.viewport(width, 900);
    // A colour on its way to another is neither: what moves and ends is waited for.
    await Promise.allSettled(document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished));
    const { violations } = await axe.run(document.body, { resultTypes: ['violations'] });
    for (const { impact, id, nodes } of violations) if (impact === 'serious' || impact === 'critical') found.push(`${width} ${id} ${nodes.map(({ html }) => html).join(' ')}`);
    if (document.documentElement.scrollWidth > width) found.push(`${width} scrolls sideways: ${[...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > width).map((one) => one.outerHTML.slice(0, 80)).slice(0, 3).join(' ')}`);
  }
  return found;
};
