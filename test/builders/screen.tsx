/** Screens as a person has them: in a language, on a device, dressed, at a size. Only in a browser. */
import { render, type RenderResult } from '@testing-library/react';
import axe from 'axe-core';
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

/** What axe finds serious or critical, in words; empty when all is well. */
export const seriousFindings = async (container: Element): Promise<readonly string[]> => {
  const { violations } = await axe.run(container);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
};
