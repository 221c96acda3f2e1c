/** Every rule that can be switched off, with the words for the table. A rule whose absence nobody notices is no rule. */
import type { SwitchedOff } from './world';

export const switches: readonly { readonly rule: string; readonly off: SwitchedOff }[] = [
  { rule: 'server: a guarded group needs its last writer seen', off: { server: { guard: false } } },
  { rule: 'server: a row that leaves an audience leaves a trace', off: { server: { exits: false } } },
  { rule: 'server: a move between two held audiences is told', off: { server: { movedAudience: false } } },
  { rule: 'server: a lost audience is named', off: { server: { dropAudiences: false } } },
  { rule: 'server: a cursor is proved at the highest head seen', off: { server: { observedHead: false } } },
  { rule: 'server: the chain is compared, not only the height', off: { server: { chain: false } } },
  { rule: 'server: the fork is named', off: { server: { fork: false } } },
  { rule: 'server: a known change gets its stored outcome', off: { server: { knownIds: false } } },
  { rule: 'tablet: an answer counts only for the cursor it was asked with', off: { courier: { compareAndSet: false } } },
  { rule: 'tablet: rows and cursor in one transaction', off: { courier: { rowsWithCursor: false } } },
  { rule: 'tablet: answered changes are sent until witnessed', off: { courier: { resendAnswered: false } } },
  { rule: 'tablet: journalled changes above a fork are queued again', off: { courier: { requeueAboveFork: false } } },
  { rule: 'tablet: a fork takes `done` back', off: { courier: { revokeDone: false } } },
  { rule: 'tablet: `done` needs outcome and page in one response', off: { courier: { witnessed: false } } },
  { rule: 'tablet: refused words move to attention', off: { courier: { keepRefusedWords: false } } },
  { rule: 'tablet: a start heals what a crash left', off: { courier: { healAtStart: false } } },
  { rule: 'tablet: a lost audience takes its rows along', off: { courier: { dropLostAudiences: false } } },
  { rule: 'tablet: re-queued changes are shown at once', off: { courier: { materialiseRequeued: false } } },
];
