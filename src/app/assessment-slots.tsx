/** What the room of assessments brings into others. */
import { lazy } from 'react';
import { brought } from './brought-part';

const OfCommitment = lazy(async () => ({ default: (await import('./brought-parts')).AssessmentsOfCommitment }));

export const assessmentsOfCommitment = (commitment: string) => brought(OfCommitment, { commitment }, commitment);
