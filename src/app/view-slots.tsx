/** What the room of the forum's views brings into others. */
import { lazy } from 'react';
import type { Milestone } from '../domain/milestone';
import { brought } from './brought-part';

const OfCommitment = lazy(async () => ({ default: (await import('./brought-parts')).ViewsOfCommitment }));
const OfMilestone = lazy(async () => ({ default: (await import('./brought-parts')).MilestoneViews }));

export const viewsOfCommitment = (commitment: string) => brought(OfCommitment, { commitment }, commitment);

export const viewsOfMilestone = (milestone: Milestone) => brought(OfMilestone, { milestone }, milestone.id);
