/**
 * Acts whose page was left before they were on the disk. What a page had begun is given up when it is left (leaving.ts), and
 * a page that does not come back does nothing again: so the act is noted beside the databases at that moment, whole and under
 * its own id, and the next start does it. One that had reached the disk all the same is done once.
 */
import type { Result } from '../domain/result';
import type { DexieWords } from './dexie-words';
import type { Act } from './write';

interface LeftAct {
  readonly id: string;
  readonly act: Act;
}

interface NotedAct extends LeftAct {
  readonly order: number;
}

const nameOf = (database: string, id = ''): string => `bitacora.act.${database}/${id}`;

const underway = new Map<string, string>();
let begun = 0;

const note = (): void => {
  for (const [name, act] of underway) {
    try {
      localStorage.setItem(name, act);
    } catch {
      // Full, or refused: what it was typed in is a draft, and stays one.
    }
  }
};

const forget = (name: string): void => {
  try {
    localStorage.removeItem(name);
  } catch {
    // Where nothing may be kept, nothing is.
  }
};

if (typeof addEventListener === 'function') addEventListener('pagehide', note);

/** Does the act, and keeps it for the next page should this one be left meanwhile. */
export const keptOverLeaving = async <Value>({ database }: Pick<DexieWords, 'database'>, left: LeftAct, work: () => Promise<Value>): Promise<Value> => {
  const name = nameOf(database.name, left.id);
  begun += 1;
  underway.set(name, JSON.stringify({ ...left, order: begun } satisfies NotedAct));
  try {
    return await work();
  } finally {
    underway.delete(name);
    forget(name);
  }
};

/** Does what was left. An act that is refused now leaves its draft where it was; rejects when the disk refuses, and then the notes stay. */
export const doLeftActs = async (words: DexieWords, act: (left: LeftAct) => Promise<Result<unknown, unknown>>): Promise<void> => {
  for (const { name, left } of leftIn(words.database.name)) {
    if (!(await words.knows(left.id))) await act(left);
    forget(name);
  }
};

export const forgetLeftActs = (database: string): void => {
  for (const { name } of leftIn(database)) forget(name);
};

const leftIn = (database: string): readonly { readonly name: string; readonly left: LeftAct }[] => {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(nameOf(database)));
    const noted = names.map((name) => ({ name, left: JSON.parse(localStorage.getItem(name) ?? '') as NotedAct }));
    return noted.sort((one, other) => one.left.order - other.left.order);
  } catch {
    return [];
  }
};
