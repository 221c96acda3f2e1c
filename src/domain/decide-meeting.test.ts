import { describe, expect, test } from 'vitest';
import { commandOf, decideOn, editOf, rowsAfter, type Ground } from '../../test/builders/change';
import { agreed, append, asked, attends, body, lifeOfMeeting, rowsAfterStep, schedule, seenAll, type LifeStep } from '../../test/builders/meeting';
import { planRows } from '../../test/builders/plan';
import type { Change, RowImage } from './change';

const rows = planRows();
const endOf = (change: Change, ground: Partial<Ground> = {}): string => {
  const { outcome } = decideOn(change, { rows, by: 'lucia', ...ground });
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why ?? ''}` : outcome.end;
};
const after = (step: LifeStep): readonly RowImage[] => rowsAfterStep(step, rows);
const fieldsOf = (at: readonly RowImage[], id: string) => at.find((row) => row.id === id)?.fields;
const audienceOf = (at: readonly RowImage[], id: string) => at.find((row) => row.id === id)?.audience;

describe('a meeting is scheduled', () => {
  test('by the area that leads the commitment, coordination and facilitators; by no other area, no forum member, no monitor', () => {
    expect(endOf(schedule())).toBe('applied');
    expect(endOf(schedule(), { by: 'martin' })).toBe('applied');
    for (const by of ['bruno', 'tomas', 'vera', 'nobody']) expect(endOf(schedule(), { by })).toBe('forbidden: meeting.schedule');
  });

  test('by an area on commitments that it is a party of, and on no others', () => {
    const other = { ...(schedule().arguments as Record<string, object>)['details'], commitments: ['c-11', 'c-8'] };
    expect(endOf(schedule({ details: other }))).toBe('forbidden: commitment-of-others');
    expect(endOf(schedule({ details: other }), { by: 'martin' })).toBe('applied');
  });

  test('with a place unless it is virtual, an end after its beginning, and the commitments that its type is about', () => {
    const details = (schedule().arguments as Record<string, object>)['details'];
    expect(endOf(schedule({ details: { ...details, place: ' ' } }))).toBe('invalid: place-missing');
    expect(endOf(schedule({ details: { ...details, to: '09:00' } }))).toBe('invalid: ends-before-it-begins');
    expect(endOf(schedule({ details: { ...details, commitments: [] } }), { by: 'martin' })).toBe('invalid: commitments-missing');
    expect(endOf(schedule({ details: { ...details, type: 'other', commitments: [] } }), { by: 'martin' })).toBe('invalid: title-missing');
  });

  test('for the members unless it is announced to everybody', () => {
    expect(audienceOf(after('schedule'), 'r-1')).toBe('members');
    expect(audienceOf(rowsAfter(schedule({ announced: true }), { rows, by: 'lucia' }), 'r-1')).toBe('site');
  });
});

test('a meeting that is announced later is shown to everybody from then on, and hidden where that is taken back before it begins', () => {
  const announce = (at: readonly RowImage[], announced: boolean) => editOf({ entity: 'meeting', id: 'r-1', act: 'patch', set: { announced }, seen: seenAll(at, 'r-1')['r-1'] ?? {} });
  const scheduled = after('schedule');
  const shown = rowsAfter(announce(scheduled, true), { rows: scheduled, by: 'lucia' });
  expect(audienceOf(shown, 'r-1')).toBe('site');
  expect(audienceOf(rowsAfter(announce(shown, false), { rows: shown, by: 'lucia' }), 'r-1')).toBe('members');
  expect(endOf(announce(after('start'), true), { rows: after('start') })).toBe('closed: announced');
});

describe('a meeting is postponed or cancelled', () => {
  const postponed = (at: readonly RowImage[], reason: string) =>
    commandOf('meeting.postpone', { meeting: 'r-1', reason, to: { meeting: 'r-2', on: '2026-12-01', from: '15:00', agenda: [] }, seen: seenAll(at, 'r-1') });

  test('for a reason of ten letters; the new date is a meeting of its own, and each names the other', () => {
    const at = after('schedule');
    expect(endOf(postponed(at, 'llueve'), { rows: at })).toBe('invalid: reason-too-short');
    const moved = rowsAfter(postponed(at, 'No hay quórum posible.'), { rows: at, by: 'lucia' });
    expect(fieldsOf(moved, 'r-1')).toMatchObject({ state: 'postponed', movedTo: 'r-2', reason: 'No hay quórum posible.' });
    expect(fieldsOf(moved, 'r-2')).toMatchObject({ state: 'scheduled', movedFrom: 'r-1', on: '2026-12-01', from: '15:00', place: 'Sala 3', commitments: ['c-11'] });
    expect(fieldsOf(moved, 'r-2')).not.toHaveProperty('to');
  });

  test('not once it began', () => {
    const at = after('start');
    expect(endOf(postponed(at, 'No hay quórum posible.'), { rows: at })).toBe('closed: held');
    expect(endOf(commandOf('meeting.cancel', { meeting: 'r-1', reason: 'Se cortó la luz.', seen: seenAll(at, 'r-1') }), { rows: at })).toBe('closed: held');
  });
});

describe('a meeting begins', () => {
  test('and the server numbers its minutes within the year', () => {
    const first = after('start');
    expect(fieldsOf(first, 'r-1')).toMatchObject({ state: 'held', number: 1, year: 2026, startedAt: 1_000 });
    const second = rowsAfter(schedule({ meeting: 'r-2', agenda: [] }), { rows: first, by: 'lucia' });
    const begun = rowsAfter(commandOf('meeting.start', { meeting: 'r-2', at: 2, seen: seenAll(second, 'r-2') }), { rows: second, by: 'lucia' });
    expect(fieldsOf(begun, 'r-2')).toMatchObject({ number: 2, year: 2026 });
  });

  test('once, though two tablets began it without a network', () => {
    const at = after('start');
    const again = commandOf('meeting.start', { meeting: 'r-1', at: 9_999, seen: seenAll(after('schedule'), 'r-1') });
    expect(endOf(again, { rows: at })).toBe('applied');
    expect(fieldsOf(rowsAfter(again, { rows: at, by: 'lucia' }), 'r-1')).toMatchObject({ startedAt: 1_000, number: 1 });
  });

  test('also where it was postponed or cancelled without the room knowing: it was held, its words are taken, and the reason stays', () => {
    const scheduled = after('schedule');
    for (const [kind, state] of [['meeting.postpone', 'postponed'], ['meeting.cancel', 'cancelled']] as const) {
      const moved = rowsAfter(commandOf(kind, { meeting: 'r-1', reason: 'No hay quórum posible.', seen: seenAll(scheduled, 'r-1') }), { rows: scheduled, by: 'martin' });
      expect(fieldsOf(moved, 'r-1')).toMatchObject({ state });
      const start = commandOf('meeting.start', { meeting: 'r-1', at: 5, seen: seenAll(scheduled, 'r-1') });
      expect(endOf(start, { rows: moved })).toBe('applied');
      const held = rowsAfter(start, { rows: moved, by: 'lucia' });
      expect(fieldsOf(held, 'r-1')).toMatchObject({ state: 'held', startedAt: 5, reason: 'No hay quórum posible.' });
      expect(endOf(append(0), { rows: held })).toBe('applied');
    }
  });

  test('and ends once, though two tablets ended it; what one of them says of the next meeting is kept', () => {
    const at = after('start');
    const end = (given: object) => commandOf('meeting.finish', { meeting: 'r-1', at: 7, seen: seenAll(at, 'r-1'), ...given });
    const ended = rowsAfter(end({}), { rows: at, by: 'lucia' });
    const again = end({ at: 9, nextMeeting: { on: '2027-02-20' } });
    expect(endOf(again, { rows: ended })).toBe('applied');
    expect(fieldsOf(rowsAfter(again, { rows: ended, by: 'martin' }), 'r-1')).toMatchObject({ state: 'minutesDraft', endedAt: 7, nextMeeting: { on: '2027-02-20' } });
  });

  test('and from then on no point of its agenda is taken away with the words under it', () => {
    const take = editOf({ entity: 'agendaItem', id: 'i-1', act: 'delete' });
    expect(endOf(take, { rows: after('schedule') })).toBe('applied');
    expect(endOf(take, { rows: after('start') })).toBe('closed: a point is not taken away once the meeting began');
  });

  test('a planning meeting that began lets its commitment start, and nothing else does', () => {
    const start = (at: readonly RowImage[]) => editOf({ entity: 'commitment', id: 'c-d1', act: 'patch', set: { lifecycle: 'inImplementation' }, seen: seenAll(at, 'c-d1')['c-d1'] ?? {} });
    expect(endOf(start(rows), { by: 'martin' })).toBe('closed: planning-meeting-missing');
    const planned = rowsAfter(schedule({ organization: 'dgaiga', details: { type: 'planning', commitments: ['c-d1'], on: '2026-11-18', from: '10:00', modality: 'virtual', invited: [] }, agenda: [] }), { rows, by: 'martin' });
    const held = rowsAfter(commandOf('meeting.start', { meeting: 'r-1', at: 1, seen: seenAll(planned, 'r-1') }), { rows: planned, by: 'martin' });
    expect(fieldsOf(held, 'c-d1')).toMatchObject({ planningMeeting: 'r-1' });
    expect(endOf(start(held), { rows: held, by: 'martin' })).toBe('applied');
    expect(endOf(editOf({ entity: 'commitment', id: 'c-d1', act: 'patch', set: { planningMeeting: 'r-9' } }), { by: 'martin' })).toBe('forbidden: planningMeeting');
  });
});

describe('minutes are written together', () => {
  test('by those who run the meeting, from its beginning until they are approved', () => {
    expect(endOf(append(0), { rows: after('schedule') })).toBe('closed: scheduled');
    for (const step of ['start', 'finish'] as const) expect(endOf(append(0, 'BBBB', 'r-1~part~other~0'), { rows: after(step) })).toBe('applied');
    for (const by of ['bruno', 'tomas', 'vera']) expect(endOf(append(0), { rows: after('start'), by })).toBe('forbidden: meeting.write');
    expect(endOf(append(1), { rows: after('approve') })).toBe('closed: approved');
  });

  test('each part grows in its order: twice is once, out of place is a hole, and nobody writes into the part of another', () => {
    const at = after('write');
    expect(fieldsOf(rowsAfter(append(1, 'BBBB'), { rows: at, by: 'lucia' }), 'r-1~part~tablet~0')).toMatchObject({ updates: ['AAAA', 'BBBB'] });
    expect(endOf(append(0), { rows: at })).toBe('applied');
    expect(fieldsOf(rowsAfter(append(0), { rows: at, by: 'lucia' }), 'r-1~part~tablet~0')).toMatchObject({ updates: ['AAAA'] });
    expect(endOf(append(0, 'CCCC'), { rows: at })).toBe('exists: update');
    expect(endOf(append(3, 'DDDD'), { rows: at })).toBe('hole: 1');
    expect(endOf(append(1, 'BBBB'), { rows: at, by: 'martin' })).toBe('forbidden: part-of-another-person');
  });

  test('every part is named by the minutes, so that nobody overlooks one', () => {
    const at = rowsAfter(append(0, 'BBBB', 'r-1~part~phone~0'), { rows: after('write'), by: 'martin' });
    expect(fieldsOf(at, 'r-1~minutes')).toMatchObject({ parts: ['r-1~part~tablet~0', 'r-1~part~phone~0'] });
  });

  test('until they circulate only the area, coordination, the monitor and facilitators hold them', () => {
    expect(['r-1~part~tablet~0', 'r-1~minutes', 'r-1~m-tomas'].map((id) => audienceOf(after('finish'), id))).toEqual(['room:judicial', 'room:judicial', 'room:judicial']);
    expect(['r-1~part~tablet~0', 'r-1~minutes', 'r-1~m-tomas', 'heads'].map((id) => audienceOf(after('circulate'), id))).toEqual(['members', 'members', 'members', 'members']);
  });
});

describe('circulated minutes', () => {
  const comment = (set: object = {}) => editOf({ entity: 'minutesComment', id: 'w-1', act: 'create', set: { meeting: 'r-1', kind: 'amendment', author: 'tomas', name: 'Tomás', text: 'Falta mi intervención.', on: '2026-11-19', attendance: 'r-1~m-tomas', state: 'open', ...set } });

  test('take comments for five working days, holidays and weekends not counted, from those who were there', () => {
    const at = after('circulate');
    // Thursday 19, (Friday 20 is the day of sovereignty, observed on Monday 23), … Thursday 26.
    expect(fieldsOf(at, 'r-1')).toMatchObject({ state: 'circulated', circulatedOn: '2026-11-18', commentsUntil: '2026-11-26' });
    expect(endOf(comment(), { rows: at, by: 'tomas', today: '2026-11-26' })).toBe('applied');
    expect(endOf(comment(), { rows: at, by: 'tomas', today: '2026-11-27' })).toBe('closed: window-closed');
    expect(endOf(comment({ attendance: null, author: 'bruno' }), { rows: at, by: 'bruno' })).toBe('forbidden: meeting.comment');
    expect(endOf(comment({ attendance: 'r-1~m-tomas', author: 'bruno' }), { rows: at, by: 'bruno' })).toBe('forbidden: meeting.comment');
    expect(endOf(comment({ attendance: null, author: 'vera' }), { rows: at, by: 'vera' })).toBe('applied');
    expect(endOf(comment({ author: 'vera' }), { rows: at, by: 'tomas' })).toBe('forbidden: author');
  });

  test('are answered by those who write them, never by the one who asks', () => {
    const at = rowsAfter(comment(), { rows: after('circulate'), by: 'tomas' });
    const answer = editOf({ entity: 'minutesComment', id: 'w-1', act: 'patch', set: { state: 'taken', answer: 'Se agregó.', answeredOn: '2026-11-19' }, seen: seenAll(at, 'w-1')['w-1'] ?? {} });
    expect(endOf(answer, { rows: at })).toBe('applied');
    expect(endOf(answer, { rows: at, by: 'tomas' })).toBe('forbidden: meeting.write');
  });

  test('are approved by coordination, when the window is over and nobody wrote since they were read', () => {
    const at = after('circulate');
    const [, approve] = lifeOfMeeting.approve;
    expect(endOf(approve(at), { rows: at, by: 'martin', today: '2026-11-26' })).toBe('invalid: window-open');
    expect(endOf(approve(at), { rows: at, by: 'lucia', today: '2026-11-27' })).toBe('forbidden: meeting.approve');
    expect(endOf(approve(at), { rows: at, by: 'martin', today: '2026-11-27' })).toBe('applied');
    const written = rowsAfter(append(1, 'BBBB'), { rows: at, by: 'lucia' });
    expect(endOf(approve(written), { rows: written, by: 'martin', today: '2026-11-27' })).toBe('invalid: minutes-moved');
  });

  test('say what evidence was asked for; a request that came since they were read is not approved over', () => {
    const at = after('circulate');
    const approval = lifeOfMeeting.approve[1](at);
    const record = fieldsOf(after('approve'), 'r-1~version~1')?.['record'] as { readonly requests?: unknown } | undefined;
    expect(record?.requests).toEqual([{ id: 'q-1', commitment: 'c-11', milestone: 'c-11-m3', organization: 'judicial', question: '¿Dónde están las actas firmadas?', due: '2026-12-09', state: 'open' }]);
    const ground = { by: 'martin', today: '2026-11-27' };
    expect(endOf(approval, { rows: rowsAfter(asked('q-2'), { rows: at, by: 'martin' }), ...ground })).toBe('invalid: minutes-moved');
    // An app of before says nothing of requests, and its approval is none of them.
    const { requests: _requests, ...before } = approval.arguments as Record<string, unknown>;
    expect(endOf({ ...approval, arguments: before as never }, { rows: at, ...ground })).toBe('applied');
  });

  test('are not approved when all points together are more than one change can carry, however short each is', () => {
    const at = after('circulate');
    const approval = lifeOfMeeting.approve[1](at);
    const items = ['i-1', 'i-2'].map((id) => ({ id, body: body('🙂'.repeat(90_000)) }));
    expect(endOf({ ...approval, arguments: { ...(approval.arguments as object), items } }, { rows: at, by: 'martin', today: '2026-11-27' })).toBe('tooLarge: minutes-too-long');
  });

  test('are published with what everybody may know of a request, and only where its commitment is public', () => {
    const published = (rows: readonly RowImage[]) => (fieldsOf(rows, 'r-1~public~1')?.['record'] as { readonly requests?: unknown } | undefined)?.requests;
    expect(published(after('publish'))).toEqual([{ id: 'q-1', commitment: 'c-11', milestone: 'c-11-m3', organization: 'judicial', due: '2026-12-09', state: 'open' }]);
    const hidden = after('approve').map((row) => (row.entity === 'publishedRequest' ? { ...row, audience: 'members' } : row));
    expect(published(rowsAfter(lifeOfMeeting.publish[1](hidden), { rows: hidden, by: 'martin', today: '2026-11-27' }))).toBeUndefined();
  });

  test('are not approved over somebody who was written down, or an agreement that was put right, since they were read', () => {
    const at = after('circulate');
    const approval = lifeOfMeeting.approve[1](at);
    const since: readonly Change[] = [
      attends('vera', { name: 'Vera', sector: 'academia' }),
      editOf({ entity: 'attendance', id: 'r-1~m-tomas', act: 'patch', set: { presence: 'apology' }, seen: seenAll(at, 'r-1~m-tomas')['r-1~m-tomas'] ?? {} }),
      editOf({ entity: 'attendance', id: 'heads', act: 'delete' }),
      agreed('a-2'),
      editOf({ entity: 'agreement', id: 'a-1', act: 'patch', set: { due: '2026-12-20' }, seen: seenAll(at, 'a-1')['a-1'] ?? {} }),
      editOf({ entity: 'agendaItem', id: 'i-2', act: 'patch', set: { outcome: 'notReached' }, seen: seenAll(at, 'i-2')['i-2'] ?? {} }),
      editOf({ entity: 'meeting', id: 'r-1', act: 'patch', set: { place: 'Sala 5' }, seen: seenAll(at, 'r-1')['r-1'] ?? {} }),
    ];
    for (const change of since) {
      const moved = rowsAfter(change, { rows: at, by: 'lucia' });
      expect(endOf(change, { rows: at })).toBe('applied');
      expect(endOf(approval, { rows: moved, by: 'martin', today: '2026-11-27' })).toBe('invalid: minutes-moved');
    }
  });
});

describe('approved minutes', () => {
  test('say what was written, who was there and what was agreed, with totals that are the sum of rows and head-counts', () => {
    const record = fieldsOf(after('approve'), 'r-1~version~1')?.['record'] as Record<string, unknown>;
    expect(record).toMatchObject({ number: 1, year: 2026, totals: { government: 1, civilSociety: 1, academia: 4 }, absent: ['judicial', 'poder-ciudadano'] });
    expect(record['items']).toMatchObject([{ title: 'Hito por hito', body: body('Se leyó el informe.') }, { title: 'Próximos pasos' }]);
    expect(record['agreements']).toMatchObject([{ text: 'Publicar el acta firmada', due: '2026-12-02', person: 'Lucía', state: 'open' }]);
  });

  test('are published without a name that nobody agreed to', () => {
    const at = after('publish');
    expect(['r-1', 'a-1', 'r-1~public~1'].map((id) => audienceOf(at, id))).toEqual(['site', 'site', 'public']);
    expect(audienceOf(at, 'r-1~version~1')).toBe('members');
    const text = JSON.stringify(fieldsOf(at, 'r-1~public~1'));
    expect(text).toContain('"name":"lucia"');
    expect(text).not.toContain('tomas');
  });

  test('are corrected by a new version with a reason; the former stays as it was', () => {
    const at = after('publish');
    const correct = (reason: string) => commandOf('minutes.correct', { meeting: 'r-1', version: 1, items: [{ id: 'i-1', body: body('Se leyó el informe anual.') }], reason, seen: seenAll(at, 'r-1') });
    expect(endOf(correct('corto'), { rows: at, by: 'martin' })).toBe('invalid: reason-too-short');
    expect(endOf(correct('Faltaba decir cuál informe.'), { rows: at })).toBe('forbidden: meeting.approve');
    const corrected = rowsAfter(correct('Faltaba decir cuál informe.'), { rows: at, by: 'martin' });
    expect(fieldsOf(corrected, 'r-1~version~1')).toEqual(fieldsOf(at, 'r-1~version~1'));
    expect(JSON.stringify(fieldsOf(corrected, 'r-1~public~2'))).toContain('informe anual');
    expect(fieldsOf(corrected, 'r-1')).toMatchObject({ versions: 2 });
  });

  test('nobody edits by hand, nor the numbers, nor the parts', () => {
    for (const entity of ['approvedMinutes', 'publishedMinutes', 'minutes', 'minutesPart', 'meetingCount'])
      expect(endOf(editOf({ entity, id: 'r-1~version~1', act: 'patch', set: { record: null } }), { rows: after('approve'), by: 'martin' })).toBe('forbidden: by its own acts only');
    expect(endOf(editOf({ entity: 'meeting', id: 'r-1', act: 'patch', set: { state: 'published' } }), { rows: after('start') })).toBe('forbidden: state');
  });
});

describe('agreements', () => {
  const move = (kind: string, at: readonly RowImage[], note = 'Se publicó el 20 de noviembre.') => commandOf(`agreement.${kind}`, { agreement: 'a-1', note, seen: seenAll(at, 'a-1') });

  test('begin open, and none closes without a note', () => {
    expect(endOf(agreed('a-2', { state: 'verified' }), { rows: after('start') })).toBe('invalid: state');
    expect(endOf(move('report', after('agree'), 'listo'), { rows: after('agree') })).toBe('invalid: reason-too-short');
  });

  test('are reported by who owes them, verified by coordination or the monitor, dropped by who ran the meeting', () => {
    const at = after('agree');
    expect(endOf(move('report', at), { rows: at })).toBe('applied');
    expect(endOf(move('report', at), { rows: at, by: 'bruno' })).toBe('forbidden: reportedDone');
    expect(endOf(move('verify', at), { rows: at, by: 'martin' })).toBe('closed: open');
    const reported = rowsAfter(move('report', at), { rows: at, by: 'lucia' });
    expect(endOf(move('verify', reported), { rows: reported })).toBe('forbidden: verified');
    expect(endOf(move('verify', reported), { rows: reported, by: 'vera' })).toBe('applied');
    expect(endOf(move('drop', at), { rows: at })).toBe('applied');
    expect(endOf(move('drop', at), { rows: at, by: 'tomas' })).toBe('forbidden: dropped');
  });

  test('keep their words once they were approved', () => {
    const at = after('approve');
    expect(endOf(editOf({ entity: 'agreement', id: 'a-1', act: 'patch', set: { text: 'Otra cosa' }, seen: {} }), { rows: at, by: 'martin' })).toBe('closed: approved');
    expect(endOf(editOf({ entity: 'agreement', id: 'a-1', act: 'delete' }), { rows: after('circulate') })).toBe('closed: an agreement that was circulated is dropped, never deleted');
  });
});

describe('attendance', () => {
  test('two tablets that tap the same member make one row', () => {
    const at = rowsAfter(attends('tomas', { presence: 'apology' }), { rows: after('attendOther'), by: 'martin' });
    expect(at.filter(({ entity, fields }) => entity === 'attendance' && fields['membership'] === 'm-tomas')).toHaveLength(1);
  });

  test('who was written down offline before the minutes circulated is taken, and shown to whom the others are', () => {
    const at = after('circulate');
    const late = attends('vera', { name: 'Vera', sector: 'academia' });
    expect(endOf(late, { rows: at })).toBe('applied');
    expect(audienceOf(rowsAfter(late, { rows: at, by: 'lucia' }), 'r-1~m-vera')).toBe('members');
  });

  test('whoever is taken off the list leaves no e-mail behind, whoever takes them off', () => {
    const contact = editOf({ entity: 'attendeeContact', id: 'r-1~m-tomas~contact', act: 'create', audience: 'coordination', set: { attendance: 'r-1~m-tomas', meeting: 'r-1', email: 'ana@example.org', consentOn: '2026-11-18' } });
    const at = rowsAfter(contact, { rows: after('attendOther'), by: 'lucia' });
    const left = rowsAfter(editOf({ entity: 'attendance', id: 'r-1~m-tomas', act: 'delete' }), { rows: at, by: 'lucia' });
    expect(left.find(({ id }) => id === 'r-1~m-tomas~contact')?.deleted).toBe(true);
  });

  test('an e-mail stands in a row of its own that only coordination holds', () => {
    const contact = (audience?: string) => editOf({ entity: 'attendeeContact', id: 'x-1', act: 'create', ...(audience === undefined ? {} : { audience }), set: { attendance: 'r-1~m-tomas', meeting: 'r-1', email: 'ana@example.org', consentOn: '2026-11-18' } });
    expect(endOf(contact('coordination'), { rows: after('attend') })).toBe('applied');
    expect(endOf(contact('members'), { rows: after('attend') })).toBe('forbidden: audience members');
    expect(endOf(contact(), { rows: after('attend') })).toBe('forbidden: audience members');
  });
});
