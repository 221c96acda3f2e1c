/** The way from a record to its trail, brought into other rooms. */
import { lazy } from 'react';
import { brought } from './brought-part';

const Way = lazy(async () => ({ default: (await import('./brought-parts')).TrailLink }));

export const trailOf = (entity: string, id: string, withAttempts = false) => brought(Way, { entity, id, withAttempts }, `trail ${entity} ${id}`);
