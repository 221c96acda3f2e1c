/** What the room of reviews brings into others. */
import { lazy } from 'react';
import type { Milestone } from '../domain/milestone';
import { brought } from './brought-part';

const about = () => import('./brought-parts');
const OfCommitment = lazy(async () => ({ default: (await about()).VerdictsOfCommitment }));
const OfThing = lazy(async () => ({ default: (await about()).VerdictsOfThing }));
const OfMilestone = lazy(async () => ({ default: (await about()).MilestoneVerdicts }));

export const verdictsOfCommitment = (commitment: string) => brought(OfCommitment, { commitment }, commitment);

/** Of a piece of evidence, or of a line of a check-in. */
export const verdictsOfThing = (thing: string) => brought(OfThing, { thing }, thing);

export const verdictsOfMilestone = (milestone: Milestone) => brought(OfMilestone, { milestone }, milestone.id);
