/** The frame around every page of the plan: skip link, places, the line of this device, what must be said, the page. */
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { useLocation, useRoute } from 'wouter';
import { DeviceLine } from '../features/device/device-line';
import { addresses } from '../language/addresses';
import { useLanguage } from '../language/language-context';
import { queuedIn, standingOf } from '../storage/standing';
import { useRead, useReadPart } from '../storage/use-live';
import { Rail } from '../ui/rail';
import { SkipLink } from '../ui/skip-link';
import type { OpenedDevice } from './build-device';
import { downloadCopy } from '../features/device/download-copy';
import { ErrorBoundary } from './error-boundary';
import { placesOf, railFacts, useReviewsWaiting } from './places';

const mainId = 'contenido';

interface ShellProps {
  readonly opened: OpenedDevice;
  readonly notices: ReactNode;
  readonly children: ReactNode;
}

export const Shell = ({ opened: { device }, notices, children }: ShellProps) => {
  const language = useLanguage();
  const [path] = useLocation();
  const facts = useRead(railFacts) ?? { coordinates: false, reviews: false };
  const unsent = useReadPart(standingOf, queuedIn) ?? 0;
  const toReview = useReviewsWaiting(device, path, facts);
  const [isRoom] = useRoute(`${addresses.meetings}/:id/sala`);
  const page = (
    <ErrorBoundary page={path} onSaveCopy={() => downloadCopy(device)}>
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  );
  // While people meet there is nothing but the meeting; its own bar says where its words are.
  if (isRoom)
    return (
      <div className="app app--room">
        <SkipLink to={mainId}>{language.t('ui.skip')}</SkipLink>
        {notices}
        <main id={mainId} tabIndex={-1}>
          {page}
        </main>
      </div>
    );
  return (
    <div className="app">
      <SkipLink to={mainId}>{language.t('ui.skip')}</SkipLink>
      <Rail label={language.t('ui.places')} brand={{ name: language.t('ui.appName'), href: addresses.today }} {...placesOf(language, path, facts, { unsent, toReview })} />
      <div className="app__main">
        <DeviceLine />
        {notices}
        <main className="page" id={mainId} tabIndex={-1}>
          {page}
        </main>
      </div>
    </div>
  );
};
