/** A part of a page that another room of the app brings: fetched when it is first shown, and whatever befalls it, the page around it stays. */
import { Suspense, type ComponentType } from 'react';
import { ErrorBoundary } from './error-boundary';

export const brought = <Props extends object>(Part: ComponentType<Props>, props: Props, page: string) => (
  <ErrorBoundary page={page}>
    <Suspense>
      <Part {...props} />
    </Suspense>
  </ErrorBoundary>
);
