import { describe, expect, test } from 'vitest';
import { commandOf, rowsAfter } from '../../test/builders/change';
import { addPhoto, photoDetails } from '../../test/builders/evidence';
import { planRows, publishedCheckIn, returnedCheckIn, submittedCheckIn } from '../../test/builders/plan';
import { issue, lookedAt } from '../../test/builders/review';
import type { RowImage } from './change';
import { recordOf, type Records } from './rows';
import { waitingForReview } from './review-inbox';

const all = <Name extends keyof Records>(rows: readonly RowImage[], entity: Name) => rows.filter((row) => row.entity === entity).map((row) => ({ ...(recordOf(entity, row) as Records[Name]), row }));
const waiting = (rows: readonly RowImage[]) =>
  waitingForReview({ evidence: all(rows, 'evidence'), lines: all(rows, 'checkInLine'), checkIns: all(rows, 'checkIn'), milestones: all(rows, 'milestone'), reviews: all(rows, 'review') });
const tells = (rows: readonly RowImage[]) => waiting(rows).map(({ id, why }) => `${id} ${why}`);

const photos = ['e-1', 'e-2'].reduce((rows, id) => rowsAfter(addPhoto(id, id === 'e-2' ? { milestones: ['c-11-m4'] } : {}), { rows, by: 'lucia' }), planRows());
const judged = rowsAfter(issue(photos), { rows: photos, by: 'vera' });
const replaced = (rows: readonly RowImage[]) => rowsAfter(commandOf('evidence.replace', { evidence: 'e-9', details: photoDetails(), former: 'e-1' }), { rows, by: 'lucia' });

describe('what waits for the monitoring body', () => {
  test('is what nobody judged, the earliest date first', () => {
    expect(waiting(photos)).toMatchObject([
      { subject: 'evidence', id: 'e-1', commitment: 'c-11', organization: 'judicial', milestones: ['c-11-m3'], why: 'new', due: '2026-08-31' },
      { id: 'e-2', due: '2026-12-15' },
    ]);
    expect(tells(judged)).toEqual(['e-2 new']);
  });

  test('of what an area says the last word on each milestone, once it was submitted and not while it was returned', () => {
    expect(tells([...planRows(), ...publishedCheckIn, ...submittedCheckIn, ...returnedCheckIn])).toEqual(['c-11~2026-09-01~c-11-m3 new', 'c-11~2026-09-01~c-11-m4 new', 'c-11~2026-09-01~c-11-m5 new']);
  });

  test('again once something took its place, with the verdict that no longer holds', () => {
    expect(waiting(replaced(judged))).toMatchObject([{ id: 'e-9', why: 'outdated', review: { id: 'v-1', of: 'e-1' } }, { id: 'e-2', why: 'new' }]);
    const twice = rowsAfter(commandOf('evidence.replace', { evidence: 'e-10', details: photoDetails(), former: 'e-9' }), { rows: replaced(judged), by: 'lucia' });
    expect(waiting(twice)[0]).toMatchObject({ id: 'e-10', why: 'outdated', review: { id: 'v-1' } });
  });

  test('and where it had changed when the verdict arrived, until its author confirms it', () => {
    const late = rowsAfter(issue(replaced(photos)), { rows: replaced(photos), by: 'vera' });
    expect(tells(late)).toEqual(['e-9 unconfirmed', 'e-2 new']);
    const confirm = commandOf('review.confirm', { review: 'v-2', former: 'v-1', of: 'e-9', version: lookedAt(late, 'evidence', 'e-9') });
    expect(tells(rowsAfter(confirm, { rows: late, by: 'vera' }))).toEqual(['e-2 new']);
  });

  test('not what was withdrawn', () => {
    const withdrawn = rowsAfter(commandOf('evidence.withdraw', { evidence: 'e-2', reason: 'Era otra reunión.' }), { rows: judged, by: 'lucia' });
    expect(tells(withdrawn)).toEqual([]);
  });
});
