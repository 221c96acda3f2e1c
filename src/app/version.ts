/** Put in by the build; tests run the sources. */
export const appVersion = typeof __APP_VERSION__ === 'undefined' ? 'unbuilt' : __APP_VERSION__;
