/** What giving a civil-society view does to rows. Once given it stands: the next period has a view of its own. */
import { slotStarting } from './check-in';
import { viewId, type CivilSocietyView, type ViewAnswers } from './civil-society-view';
import type { RowKey } from './change';
import type { Day } from './day';
import type { Deciding, Operations } from './deciding';
import type { RecordId } from './ids';
import type { Fields } from './json';
import { isReason } from './life-cycles';
import { may } from './permissions';
import { accept, refuse } from './result';
import { recordOf, type Records } from './rows';

export interface GiveViewArguments extends ViewAnswers {
  readonly commitment: RecordId;
  readonly organization: RecordId;
  /** The first day of the period. */
  readonly from: Day;
}

const key = (entity: keyof Records, id: RecordId): RowKey => ({ entity, id });

export const viewRows = ({ commitment, organization, from, differs }: GiveViewArguments): readonly RowKey[] => [
  key('commitment', commitment),
  key('civilSocietyView', viewId(commitment, from, organization)),
  ...differs.map(({ milestone }) => key('milestone', milestone)),
];

/** By a member of the forum for their own organization; everybody reads it where the commitment is public. */
export const decideGiveView = ({ commitment: id, organization, from, ...answers }: GiveViewArguments, { person, today, row }: Deciding): Operations => {
  if (!may(person, 'view.give', today, { organization })) return refuse({ problem: 'forbidden', why: 'view.give' });
  const image = row(key('commitment', id));
  const commitment = recordOf('commitment', image);
  if (!image || !commitment) return refuse({ problem: 'missing', why: 'commitment' });
  const slot = slotStarting(commitment, from);
  if (!slot) return refuse({ problem: 'invalid', why: 'no-such-period' });
  if (slot.from > today) return refuse({ problem: 'invalid', why: 'period-not-open' });
  const view = viewId(id, from, organization);
  if (row(key('civilSocietyView', view))) return refuse({ problem: 'closed', why: 'already-given' });
  const { differs } = answers;
  if (differs.some(({ milestone }) => recordOf('milestone', row(key('milestone', milestone)))?.commitment !== id)) return refuse({ problem: 'invalid', why: 'milestone-of-another-commitment' });
  if (new Set(differs.map(({ milestone }) => milestone)).size < differs.length) return refuse({ problem: 'invalid', why: 'milestone-twice' });
  if (differs.some(({ why }) => !isReason(why))) return refuse({ problem: 'invalid', why: 'reason-too-short' });
  const given: Omit<CivilSocietyView, 'id'> = { ...answers, commitment: id, organization, from: slot.from, to: slot.to, givenOn: today, by: person.user };
  return accept([{ ...key('civilSocietyView', view), act: 'create', set: given as unknown as Fields, audience: image.audience === 'public' ? 'site' : 'members' }]);
};
