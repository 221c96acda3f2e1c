/** Carries what waits to the server once, in the protocol's own words; what the app believes of it is left to the app's courier. */
import type { Outcome } from '../domain/change';
import { emptyCursor, protocolVersion, pushLimit, schemaVersion } from '../protocol/sync-messages';
import type { OutboxEntry } from '../storage/words-store';
import { bytesOf } from '../sync/exchange';
import type { Answer, Transport } from '../sync/transport';
import { claimWaiting, type WordsHere } from './words-here';

export interface SendParts {
  readonly transport: Transport;
  readonly now: () => number;
  readonly app: string;
  readonly persisted: boolean | null;
  /** Called for each thing as the server answers for it. */
  readonly onOutcome: (outcome: Outcome) => void;
}

/** `all`: the server answered for everything that waited. `stuck`: it answered, and took nothing more. Else why it stopped. */
export type SendEnd = { readonly kind: 'all' | 'stuck' } | Exclude<Answer, { readonly kind: 'answer' | 'too-large' }>;

/** Rejects when the words cannot be read. */
export const sendWords = async (words: WordsHere, parts: SendParts): Promise<SendEnd> => {
  const answered = new Set<string>();
  let most: number = pushLimit.bytes;
  for (;;) {
    let left: readonly OutboxEntry[] = [];
    const batch = await claimWaiting(words, (waiting) => {
      left = waiting.filter(({ id }) => !answered.has(id));
      return fitting(left, most);
    });
    if (batch.length === 0) return { kind: 'all' };
    const answer = await parts.transport(words.plan, requestOf(words, batch, left, parts));
    if (answer.kind === 'too-large') {
      if (batch.length === 1) tell({ id: (batch[0] as OutboxEntry).id, end: 'rejected', problem: 'tooLarge' }, answered, parts);
      else most = Math.max(1, Math.floor(most / 2));
      continue;
    }
    if (answer.kind !== 'answer') return answer;
    const { outcomes } = answer.response;
    if (outcomes.length === 0) return { kind: 'stuck' };
    for (const outcome of outcomes) tell(outcome, answered, parts);
  }
};

const tell = (outcome: Outcome, answered: Set<string>, { onOutcome }: SendParts): void => {
  answered.add(outcome.id);
  onOutcome(outcome);
};

const fitting = (entries: readonly OutboxEntry[], most: number): readonly OutboxEntry[] => {
  let bytes = 0;
  const upTo = entries.slice(0, pushLimit.changes).findIndex((entry, index) => (bytes += bytesOf(entry.change)) > most && index > 0);
  return entries.slice(0, upTo === -1 ? pushLimit.changes : upTo);
};

/** An empty cursor, since this page keeps no rows; one row is the least that can be asked for. */
const requestOf = ({ user, device }: WordsHere, batch: readonly OutboxEntry[], left: readonly OutboxEntry[], { now, app, persisted }: SendParts) => {
  const carried = new Set(batch.map(({ id }) => id));
  const waiting = left.filter(({ id, state }) => state === 'queued' && !carried.has(id));
  return {
    protocol: protocolVersion,
    user,
    device: device ?? batch[0]?.change.device ?? 'rescue',
    schema: schemaVersion,
    sentAt: now(),
    cursor: emptyCursor,
    seenHeads: [],
    push: batch.map(({ change }) => change),
    owed: { waiting: waiting.length, oldestAt: waiting[0]?.change.at ?? null, persisted, app },
    pageRows: 1,
  };
};
