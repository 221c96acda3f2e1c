/** The library that reads dates in both languages, fetched as one. */
export * as en from 'chrono-node/en';
export * as es from 'chrono-node/es';
