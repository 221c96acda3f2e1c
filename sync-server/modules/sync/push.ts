/** Takes the changes of one push, decides each at its place in the order, and answers in push order. */
import type { Change, Outcome } from '../../../src/domain/change';
import type { Day } from '../../../src/domain/day';
import { decide, rowsNeeded, wholeMeetingOf } from '../../../src/domain/decide';
import type { ChangeId, RecordId, UserId } from '../../../src/domain/ids';
import type { Person } from '../../../src/domain/permissions';
import { readChange, type ReadChange, type ReadSyncRequest } from '../../../src/protocol/sync-schemas';
import { startDraft, type AppendDraft, type Random } from './append-draft';
import type { ChangeLogStore, ChangeLogView, DeviceState, StoredOutcome } from './change-log-store';
import type { SyncRules } from './sync-rules';

/** How long one push may own the head, in ms; what is left is sent again by the device. */
const lockBudgetMs = 250;

export interface PushContext {
  readonly store: ChangeLogStore;
  readonly plan: RecordId;
  readonly person: Person;
  readonly today: Day;
  readonly now: number;
  readonly random: Random;
  readonly rules: SyncRules;
  readonly elapsedMs: () => number;
}

type RawChange = ReadSyncRequest['push'][number];

interface Arrived {
  readonly raw: RawChange;
  readonly reading: ReadChange;
}

interface Pushed<Answer> {
  readonly changes: readonly RawChange[];
  readonly device: DeviceState;
  /** What else the device is told, read where its changes stand already. */
  readonly answer: (log: ChangeLogView) => Promise<Answer>;
}

/**
 * One outcome per change, in push order; a prefix where the time ran out, never empty. With them the answer.
 * A known change gets its stored outcome; what cannot be read, is held or is rejected is parked whole for its author.
 */
export const push = <Answer>(context: PushContext, { changes, device, answer }: Pushed<Answer>): Promise<Answer & { readonly outcomes: readonly Outcome[] }> => {
  // Read before the head is locked: parsing is the slow part, and needs nothing of the log.
  const arrived = changes.map((raw) => ({ raw, reading: readChange(raw) }));
  return context.store.write(context.plan, async (log) => {
    const { outcomes, draft } = await decideAll(context, log, arrived);
    return { append: draft.finish(device), answer: async (after) => ({ ...(await answer(after)), outcomes }) };
  });
};

const decideAll = async (context: PushContext, log: ChangeLogView, arrived: readonly Arrived[]): Promise<{ readonly outcomes: readonly Outcome[]; readonly draft: AppendDraft }> => {
  const began = context.elapsedMs();
  const head = await log.head();
  if (!head) throw new Error('a push to a plan that does not exist');
  const draft = startDraft(log, head, { ...context, by: context.person.user });
  const known = context.rules.knownIds ? new Map(await log.outcomes(arrived.map(({ raw }) => raw.id))) : new Map<ChangeId, StoredOutcome>();
  await loadRows(draft, arrived.flatMap(({ raw, reading }) => (reading.read && !known.has(raw.id) ? [reading.change] : [])));
  const outcomes: Outcome[] = [];
  for (const each of arrived) {
    if (outcomes.length > 0 && context.elapsedMs() - began > lockBudgetMs) break;
    const stored = known.get(each.raw.id);
    // What came before in this push may have made this change look at other rows; nearly never, and then nobody waits.
    if (!stored && each.reading.read && draft.unloaded(rowsNeeded(each.reading.change, draft.row)).length > 0) await loadRows(draft, [each.reading.change]);
    const outcome = stored ? outcomeFor(stored, each.raw.id, context.person.user) : decideOne(context, draft, each);
    if (context.rules.knownIds && !stored) known.set(each.raw.id, { by: context.person.user, outcome });
    outcomes.push(outcome);
  }
  return { outcomes, draft };
};

/** What a change became is told to who wrote it; another person's id is only taken. */
const outcomeFor = ({ by, outcome }: StoredOutcome, id: ChangeId, user: UserId): Outcome =>
  by === user ? outcome : { id, end: 'rejected', problem: 'exists', why: 'change-id' };

const decideOne = (context: PushContext, draft: AppendDraft, { raw, reading }: Arrived): Outcome => {
  if (!reading.read) {
    const outcome: Outcome = { id: raw.id, end: 'rejected', problem: reading.problem, why: reading.why };
    draft.park(outcome, raw);
    return outcome;
  }
  const { change } = reading;
  const deciding = { person: context.person, today: context.today, row: draft.row, rowsOfMeeting: draft.rowsOfMeeting, final: true } as const;
  const { outcome, effects } = decide(change, deciding, { seq: draft.head().seq + 1, at: context.now }, context.rules);
  if (outcome.end === 'applied' && effects) draft.accept(change, effects, outcome.overwrote);
  else draft.park(outcome, raw);
  return outcome;
};

/** Asks for all rows of all changes together, again and again until what was found names no row that is new. */
const loadRows = async (draft: AppendDraft, changes: readonly Change[]): Promise<void> => {
  for (;;) {
    const missing = draft.unloaded(changes.flatMap((change) => rowsNeeded(change, draft.row)));
    if (missing.length === 0) break;
    await draft.load(missing);
  }
  if (changes.some((change) => wholeMeetingOf(change) !== undefined)) await draft.loadMeeting();
};
