/** Put in by the build; tests and development run the sources. */
export const version = typeof __APP_VERSION__ === 'undefined' ? 'unbuilt' : __APP_VERSION__;
