/** The frame around every page of the plan: skip link, places, the line of this device, what must be said, the page. */
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { DeviceLine } from '../features/device/device-line';
import { addresses } from '../language/addresses';
import { useLanguage } from '../language/language-context';
import { useLive } from '../storage/use-live';
import { Rail } from '../ui/rail';
import { SkipLink } from '../ui/skip-link';
import type { OpenedDevice } from './build-device';
import { saveCopyFile } from './copy-file';
import { ErrorBoundary } from './error-boundary';
import { placesOf, railFacts } from './places';

const mainId = 'contenido';

interface ShellProps {
  readonly opened: OpenedDevice;
  readonly notices: ReactNode;
  readonly children: ReactNode;
}

export const Shell = ({ opened: { device }, notices, children }: ShellProps) => {
  const language = useLanguage();
  const [path] = useLocation();
  const facts = useLive(() => railFacts(device), [device]) ?? { coordinates: false, unsent: 0 };
  return (
    <div className="app">
      <SkipLink to={mainId}>{language.t('ui.skip')}</SkipLink>
      <Rail label={language.t('ui.places')} brand={{ name: language.t('ui.appName'), href: addresses.today }} {...placesOf(language, path, facts)} />
      <div className="app__main">
        <DeviceLine />
        {notices}
        <main className="page" id={mainId} tabIndex={-1}>
          <ErrorBoundary page={path} onSaveCopy={() => saveCopyFile(device)}>
            <Suspense>{children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
};
