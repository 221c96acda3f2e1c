/** What the room of reviews brings into others, fetched when it is first shown: no page waits for it. */
import { lazy, Suspense, type ComponentType } from 'react';
import type { Milestone } from '../domain/milestone';
import { ErrorBoundary } from './error-boundary';

const about = () => import('../features/verdicts/verdicts-about');
const OfCommitment = lazy(async () => ({ default: (await about()).VerdictsOfCommitment }));
const OfThing = lazy(async () => ({ default: (await about()).VerdictsOfThing }));
const OfMilestone = lazy(async () => ({ default: (await import('../features/verdicts/milestone-verdicts')).MilestoneVerdicts }));

/** Whatever befalls it, the page around it stays. */
const apart = <Props extends object>(Part: ComponentType<Props>, props: Props, page: string) => (
  <ErrorBoundary page={page}>
    <Suspense>
      <Part {...props} />
    </Suspense>
  </ErrorBoundary>
);

export const verdictsOfCommitment = (commitment: string) => apart(OfCommitment, { commitment }, commitment);

/** Of a piece of evidence, or of a line of a check-in. */
export const verdictsOfThing = (thing: string) => apart(OfThing, { thing }, thing);

export const verdictsOfMilestone = (milestone: Milestone) => apart(OfMilestone, { milestone }, milestone.id);
