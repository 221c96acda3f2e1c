/** The first script of the app's page. */
import { watchStart } from './watch-start';

watchStart();
