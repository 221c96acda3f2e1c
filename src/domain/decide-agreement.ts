/** What the acts on an agreement do to it: reported done, verified, dropped. None closes without a word on why. */
import type { RowKey } from './change';
import type { Deciding, Operations, SeenRows } from './deciding';
import type { RecordId } from './ids';
import { isReason, mayMove } from './life-cycles';
import { may, type Person } from './permissions';
import { accept, refuse } from './result';
import { recordOf, type RowLookup } from './rows';
import type { Agreement } from './agreement';
import type { Day } from './day';

export interface AgreementArguments {
  readonly agreement: RecordId;
  /** The closing note, or the reason to drop it. */
  readonly note: string;
  readonly seen: SeenRows;
}

export const agreementRows = ({ agreement: id }: AgreementArguments, row: RowLookup): readonly RowKey[] => {
  const agreement = recordOf('agreement', row({ entity: 'agreement', id }));
  return [{ entity: 'agreement', id }, ...(agreement ? [{ entity: 'meeting', id: agreement.meeting }] : [])];
};

export type AgreementMove = 'reportedDone' | 'verified' | 'dropped';

export const decideAgreement = (to: AgreementMove) => (given: AgreementArguments, { person, today, row }: Deciding): Operations => {
  const agreement = recordOf('agreement', row({ entity: 'agreement', id: given.agreement }));
  if (!agreement) return refuse({ problem: 'missing', why: 'agreement' });
  const host = recordOf('meeting', row({ entity: 'meeting', id: agreement.meeting }))?.organization;
  if (!mayMoveAgreement(person, today, { to, agreement, host })) return refuse({ problem: 'forbidden', why: to });
  if (!mayMove('agreement', agreement.state, to)) return refuse({ problem: 'closed', why: agreement.state });
  if (!isReason(given.note)) return refuse({ problem: 'invalid', why: 'reason-too-short' });
  const set = { state: to, closingNote: given.note.trim(), closedOn: today, closedBy: person.user };
  return accept([{ entity: 'agreement', id: agreement.id, act: 'patch', set, seen: given.seen[agreement.id] ?? {} }]);
};

/** Whoever owes it says that it was done; coordination and the monitor look; whoever ran the meeting may drop it. */
export const mayMoveAgreement = (person: Person, today: Day, { to, agreement, host }: { readonly to: AgreementMove; readonly agreement: Pick<Agreement, 'organization'>; readonly host: RecordId | undefined }): boolean => {
  if (to === 'verified') return may(person, 'agreement.verify', today);
  if (to === 'dropped') return may(person, 'meeting.write', today, { organization: host });
  return may(person, 'agreement.report', today, { organization: agreement.organization }) || may(person, 'meeting.write', today, { organization: host });
};
