/** The second script of the app's page: apart from the one that watches the start, which nothing may break. */
import { promiseGlance } from './kept-glance';
import { showGlance } from './show-glance';

promiseGlance(showGlance());
