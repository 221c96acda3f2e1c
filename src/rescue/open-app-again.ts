/**
 * Back to the app. A version that was mended may already wait on the device; nobody writes on this page, so it is let in
 * now, unless somebody writes in another tab.
 */
import { keepHere } from '../app/kept-here';
import { applyWaitingVersion } from '../app/waiting-version';
import { startsKept } from './watch-start';

export const openTheAppAgain = async (): Promise<void> => {
  keepHere(startsKept, undefined);
  await applyWaitingVersion();
  location.assign('/app/');
};
