/** What a recording process and its reader agree on. */
export const databaseName = 'bitacora.db';
/** One line for each answer: the outcomes, as JSON. */
export const toldName = 'told';
