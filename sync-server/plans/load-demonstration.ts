/** The demonstration that is shipped: the plan of Buenos Aires 2025–2027 and what was invented beside it. */
import { loadDemonstrationOf, readDemonstration, type DemonstrationLoaded, type DemonstrationRequest } from '../modules/plans/demonstration';
import plan from './buenos-aires-2025-2027.json';
import demonstration from './demonstration.json';
import shown from './demonstration-evidence.json';
import files from './demonstration-files.json';
import meetings from './demonstration-meetings.json';
import judged from './demonstration-reviews.json';

/** Loads it once into an empty house; says so when it is there already. See `loadDemonstrationOf`. */
export const loadDemonstration = (request: DemonstrationRequest): Promise<DemonstrationLoaded> => loadDemonstrationOf(shippedDemonstration(), request);

/** The shipped files, read. */
export const shippedDemonstration = () => readDemonstration(plan, { ...demonstration, meetings, shown, judged, files });
