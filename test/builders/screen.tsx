/** One screen or several on one page, each on its own device: two tabs side by side. Only in a browser. */
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import '../../src/ui/styles/app.css';
import { languages } from '../../src/language/both-languages';
import { LanguageProvider } from '../../src/language/language-context';
import type { Locale } from '../../src/language/locale';
import { DeviceProvider, type Device } from '../../src/storage/device';

interface ScreenOptions {
  readonly locale?: Locale;
  readonly onChoose?: (locale: Locale) => void;
}

export const showOn = (device: Device, screen: ReactNode, { locale = 'es', onChoose = () => undefined }: ScreenOptions = {}): RenderResult =>
  render(
    <LanguageProvider language={languages[locale]} onChoose={onChoose}>
      <DeviceProvider value={device}>
        <main className="page">{screen}</main>
      </DeviceProvider>
    </LanguageProvider>,
  );
