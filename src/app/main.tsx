/** Lets the page be read as it last stood (rescue/show-glance.ts) before the app's own code takes the tablet's only strong hand. */
import { glanceShown } from '../rescue/kept-glance';

await glanceShown();
await import('./start-app');
