// Which build of a package a browser gets, where the package itself would hand out one for browsers older than ours.
/** Dexie's own for modern browsers: a tenth smaller, and up sooner on a slow tablet. The same for the app, its tests and the measurements. */
export const modernPackages = [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }];
