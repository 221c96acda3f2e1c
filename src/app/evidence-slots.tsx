/** What the room of evidence brings into others, fetched when it is first shown: no page waits for it. */
import { lazy, Suspense, type ComponentProps } from 'react';
import { ErrorBoundary } from './error-boundary';

const About = lazy(async () => ({ default: (await import('./brought-parts')).EvidenceAbout }));
const Line = lazy(async () => ({ default: (await import('./brought-parts')).LineEvidence }));
const Shown = lazy(async () => ({ default: (await import('./brought-parts')).ShownEvidence }));

/** Of a commitment, a meeting or an agreement. Whatever befalls it, the page around it stays. */
export const evidenceOf = (at: ComponentProps<typeof About>) => (
  <ErrorBoundary page={JSON.stringify(at.of)}>
    <Suspense>
      <About {...at} />
    </Suspense>
  </ErrorBoundary>
);

export const lineEvidence = (at: ComponentProps<typeof Line>) => (
  <ErrorBoundary page={at.milestone}>
    <Suspense>
      <Line {...at} />
    </Suspense>
  </ErrorBoundary>
);

export const shownEvidence = (ids: readonly string[]) => (
  <ErrorBoundary page={ids.join()}>
    <Suspense>
      <Shown ids={ids} />
    </Suspense>
  </ErrorBoundary>
);
