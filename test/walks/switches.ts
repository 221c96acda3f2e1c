/** Every rule that can be switched off, with the words for the table. A rule whose absence nobody notices is no rule.
 * `caughtBy`: the first seed whose walk notices; when a walk is changed, `npm run simulate -- --rules` tells the new ones. */
import type { SwitchedOff } from './world';

export const switches: readonly { readonly rule: string; readonly off: SwitchedOff; readonly caughtBy: number }[] = [
  { rule: 'server: a guarded group needs its last writer seen', off: { server: { guard: false } }, caughtBy: 5 },
  { rule: 'server: a row that leaves an audience leaves a trace', off: { server: { exits: false } }, caughtBy: 1 },
  { rule: 'server: a move between two held audiences is told', off: { server: { movedAudience: false } }, caughtBy: 114 },
  { rule: 'server: a lost audience is named', off: { server: { dropAudiences: false } }, caughtBy: 6 },
  { rule: 'server: a cursor is proved at the highest head seen', off: { server: { observedHead: false } }, caughtBy: 54 },
  { rule: 'server: the chain is compared, not only the height', off: { server: { chain: false } }, caughtBy: 33 },
  { rule: 'server: the fork is named', off: { server: { fork: false } }, caughtBy: 24 },
  { rule: 'server: a known change gets its stored outcome', off: { server: { knownIds: false } }, caughtBy: 1 },
  { rule: 'tablet: an answer counts only for the cursor it was asked with', off: { courier: { compareAndSet: false } }, caughtBy: 7 },
  { rule: 'tablet: rows and cursor in one transaction', off: { courier: { rowsWithCursor: false } }, caughtBy: 1 },
  { rule: 'tablet: answered changes are sent until witnessed', off: { courier: { resendAnswered: false } }, caughtBy: 1 },
  { rule: 'tablet: journalled changes above a fork are queued again', off: { courier: { requeueAboveFork: false } }, caughtBy: 3 },
  { rule: 'tablet: `done` needs outcome and page in one response', off: { courier: { witnessed: false } }, caughtBy: 692 },
  { rule: 'tablet: refused words move to attention', off: { courier: { keepRefusedWords: false } }, caughtBy: 1 },
  { rule: 'tablet: a start heals what a crash left', off: { courier: { healAtStart: false } }, caughtBy: 1 },
  { rule: 'tablet: a lost audience takes its rows along', off: { courier: { dropLostAudiences: false } }, caughtBy: 6 },
  { rule: 'tablet: re-queued changes are shown at once', off: { courier: { materialiseRequeued: false } }, caughtBy: 21 },
  { rule: 'tablet: the plan of another history takes the place of all', off: { courier: { replaceWhole: false } }, caughtBy: 7 },
  { rule: 'tablet: the journal is forgotten by the server’s clock', off: { courier: { serverClock: false } }, caughtBy: 4839 },
];
