/**
 * What a draft said when its page was left, noted beside the databases. WebKit loses what is asked of IndexedDB at that
 * moment, although it calls it complete where the page comes back; what is in localStorage it keeps. The next start takes the
 * notes in. Elsewhere the draft itself was saved too, and its note is dropped.
 */
import { onOpenConnection } from './open-connection';
import type { WordsDatabase } from './words-database';
import type { Draft } from './words-store';

const nameOf = (database: string, key = ''): string => `bitacora.left.${database}/${key}`;

/** `database`: the name of the words database. A browser that keeps no notes keeps the draft as far as it can. */
export const noteLeft = (database: string, draft: Draft): void => {
  try {
    localStorage.setItem(nameOf(database, draft.key), JSON.stringify(draft));
  } catch {
    // Full, or refused: the save itself has been asked for as well.
  }
};

export const forgetLeft = (database: string, key: string): void => {
  try {
    localStorage.removeItem(nameOf(database, key));
  } catch {
    // Where nothing may be kept, nothing is.
  }
};

/** For whoever takes their words off this device. */
export const forgetAllLeft = (database: string): void => {
  for (const { key } of leftIn(database)) forgetLeft(database, key);
};

/** Saves each note that is newer than the draft in its place, and drops them all. Rejects when the disk refuses; then they stay. */
export const takeInLeft = async (database: WordsDatabase): Promise<void> => {
  const left = leftIn(database.name);
  if (left.length === 0) return;
  const { drafts } = database;
  await onOpenConnection(database, () =>
    database.transaction('rw', drafts, async () => {
      const here = await drafts.bulkGet(left.map(({ key }) => key));
      await drafts.bulkPut(left.filter(({ savedAt }, index) => savedAt > (here[index]?.savedAt ?? -Infinity)));
    }),
  );
  forgetAllLeft(database.name);
};

const leftIn = (database: string): readonly Draft[] => {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(nameOf(database)));
    return names.map((name) => JSON.parse(localStorage.getItem(name) ?? '') as Draft);
  } catch {
    return [];
  }
};
