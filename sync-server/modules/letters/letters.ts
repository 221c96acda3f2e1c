/**
 * Letters that tell those who were at a meeting that its minutes circulate. What is owed is read from the meetings, what was sent
 * from a table: a server that stops in between goes on where it was. One letter per meeting and address, each to one address alone.
 */
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { RecordId } from '../../../src/domain/ids';
import type { CirculationLetter } from '../../../src/public-site/circulation-letter';
import type { AccountDatabase } from '../../database/account-database';

export interface OwedLetter extends CirculationLetter {
  readonly plan: RecordId;
  readonly meeting: RecordId;
  readonly to: string;
}

export interface LettersParts {
  readonly database: AccountDatabase;
  /** Every letter that the circulated minutes of all plans ask for, sent or not. */
  readonly owed: () => Promise<readonly OwedLetter[]>;
  /** Rejects where the mail server did not take it. */
  readonly send: (letter: OwedLetter) => Promise<void>;
  readonly now: () => number;
  readonly log: Logger;
  /** After a commit letters are looked for this much later, ms: a day of work is looked through once. */
  readonly waitMs?: number;
}

export interface Letters {
  /** Something was committed. Returns at once. */
  readonly wake: () => void;
  /** Waits for the letter that is on its way. */
  readonly stop: () => Promise<void>;
}

/** Between one try and the next, ms; after the last nobody tries again. */
const pausesMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000, 24 * 3_600_000] as const;
/** A letter that was begun belongs to who began it for this long. */
const holdMs = 10 * 60_000;
const retryEveryMs = 60_000;

export const openLetters = (parts: LettersParts): Letters => {
  const { log, waitMs = 2000 } = parts;
  let timer: NodeJS.Timeout | undefined;
  let going = Promise.resolve();
  let isStopped = false;
  const look = (): void => {
    timer = undefined;
    going = going
      .then(() => sendOwed(parts, () => isStopped))
      .catch((error: unknown) => log.error({ code: (error as NodeJS.ErrnoException).code }, 'letters could not be looked for'));
  };
  const wake = (): void => {
    if (!isStopped) timer ??= setTimeout(look, waitMs).unref();
  };
  const again = setInterval(wake, retryEveryMs).unref();
  wake();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      clearInterval(again);
      await going;
    },
  };
};

const sendOwed = async ({ database, owed, send, now, log }: LettersParts, isStopped: () => boolean): Promise<void> => {
  for (const letter of await owed()) {
    if (isStopped()) return;
    if (!(await claim(database, letter, now()))) continue;
    try {
      await send(letter);
      await at(database, letter).set({ sent_at: now() }).execute();
    } catch (error) {
      // Neither the address nor what the mail server said of it is logged.
      log.error({ code: (error as NodeJS.ErrnoException).code }, 'a letter was not taken');
      await postpone(database, letter, now());
    }
  }
};

const at = ({ kysely }: AccountDatabase, { plan, meeting, to }: OwedLetter) =>
  kysely.updateTable('letter').where('plan', '=', plan).where('meeting', '=', meeting).where('address_hash', '=', hashOf(to));

/** True for one server alone: whoever writes the line, or is first to take it up again. */
const claim = async (database: AccountDatabase, letter: OwedLetter, now: number): Promise<boolean> => {
  const line = { plan: letter.plan, meeting: letter.meeting, address_hash: hashOf(letter.to), tries: 1, next_at: now + holdMs, sent_at: null };
  const made = await database.kysely.insertInto('letter').values(line).onConflict((known) => known.doNothing()).executeTakeFirst();
  if (Number(made.numInsertedOrUpdatedRows ?? 0) > 0) return true;
  const taken = await at(database, letter).where('sent_at', 'is', null).where('next_at', '<=', now).where('tries', '<=', pausesMs.length).set((line_) => ({ tries: line_('tries', '+', 1), next_at: now + holdMs })).executeTakeFirst();
  return taken.numUpdatedRows > 0n;
};

const postpone = async (database: AccountDatabase, letter: OwedLetter, now: number): Promise<void> => {
  const { plan, meeting, to } = letter;
  const line = await database.kysely.selectFrom('letter').select('tries').where('plan', '=', plan).where('meeting', '=', meeting).where('address_hash', '=', hashOf(to)).executeTakeFirst();
  await at(database, letter).set({ next_at: now + (pausesMs[(line?.tries ?? 1) - 1] ?? holdMs) }).execute();
};

const hashOf = (address: string): string => createHash('sha256').update(address.trim().toLowerCase()).digest('base64url');
