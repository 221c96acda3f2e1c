/**
 * The matrix of the monitoring body's acts, over HTTP × everybody × the step of their lives, and what somebody forges who may not:
 * a review, a verified state, an edit of a review, another's answer. Each is refused, nothing moves, and a trace stays.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { RowOperation } from '../src/domain/change';
import { changeKinds } from '../src/domain/decide';
import { versionOf } from '../src/domain/review';
import type { Attempt, AttemptsPage, HistoryLine } from '../src/protocol/trail-messages';
import { commandOf, editOf } from '../test/builders/change';
import { photoDetails } from '../test/builders/evidence';
import { aHouseWithEveryRole, commitmentOf, milestoneOf, otherPlan, personNames, plan, type House, type PersonName } from '../test/builders/plan-with-roles';
import { everyAnswer, spoken } from '../test/builders/review';
import { requestOf } from '../test/builders/sync-request';
import { areRefused, endOf, seeing, tries, type MadeFor } from '../test/builders/tried-acts';
import { closeReviews } from './close-reviews';

const areas = { norte: 'focalNorte', sur: 'focalSur' } as const;

interface Judged {
  readonly area: keyof typeof areas;
  readonly commitment: string;
  readonly milestone: string;
}

type Allowed = 'area' | 'coordination' | 'monitor' | 'forum' | 'members';
const monitor: readonly Allowed[] = ['monitor'];
const nobody: readonly Allowed[] = [];

const why = 'No se ve la firma del acta.';
const issue = (id: string, more: object = {}): MadeFor<Judged> => ({ area, milestone }) =>
  commandOf('review.issue', { review: `${id}-${area}`, subject: 'evidence', of: `e-${area}`, version: { '*': null }, milestone, verdict: 'insufficient', note: why, verified: 'limited', ...more });
const follow = (kind: string, id: string, former: string, more: object = {}): MadeFor<Judged> => ({ area }) => commandOf(`review.${kind}`, { review: `${id}-${area}`, former: `${former}-${area}`, of: `e-${area}`, version: { '*': null }, ...more });
const byHand = (entity: string, id: (judged: Judged) => string, operation: Partial<RowOperation>): MadeFor<Judged> => (judged) => editOf({ entity, id: id(judged), act: 'patch', ...operation });
const review = ({ area }: Judged): string => `v-${area}`;
const assess = (kind: string, more: object = {}): MadeFor<Judged> => ({ commitment }) =>
  kind === 'save'
    ? commandOf('assessment.save', { form: 'inception', of: commitment, answers: everyAnswer('inception'), files: [], seen: {} })
    : commandOf(`assessment.${kind}`, { assessment: `${commitment}~inception`, ...(kind === 'comment' ? {} : { seen: {} }), ...more });

/** In the order of their lives. An empty list: nobody, by any role. */
const life: readonly (readonly [what: string, make: MadeFor<Judged>, allowed: readonly Allowed[]])[] = [
  ['review what has changed meanwhile', issue('o', { version: { description: 'x'.repeat(22) } }), monitor],
  ['answer what waits for its author', ({ area }) => commandOf('review.reply', { review: `o-${area}`, text: 'Está.' }), nobody],
  ['confirm it', follow('confirm', 'p', 'o'), monitor],
  ['review evidence', issue('v', { voice: spoken }), monitor],
  ['write a verdict by hand', byHand('review', review, { set: { verdict: 'sufficient' } }), nobody],
  ['write where it stands by hand', byHand('review', review, { set: { state: 'final' } }), nobody],
  ['hide it', byHand('review', review, { act: 'audience', audience: 'coordination' }), nobody],
  ['delete it', byHand('review', review, { act: 'delete' }), nobody],
  ['make one by hand', byHand('review', ({ area }) => `forged-${area}`, { act: 'create', set: { verdict: 'sufficient' }, audience: 'public' }), nobody],
  ['verify by hand', byHand('milestone', ({ milestone }) => milestone, { set: { verified: 'complete' } }), nobody],
  ['name the review that verified', byHand('milestone', ({ milestone }) => milestone, { set: { verifiedIn: 'v-norte' } }), nobody],
  ['say that its time is over', ({ area }) => ({ ...commandOf('review.close', { review: `v-${area}` }) }), nobody],
  ['write by hand what a voice says', byHand('review', review, { set: { writtenOut: { text: 'Todo bien.', on: '2026-11-18', by: 'x' } } }), nobody],
  ['write by hand that a voice came', byHand('review', review, { set: { voiceReceivedAt: 1 } }), nobody],
  ['say that a voice came', ({ area }) => commandOf('review.voice-received', { review: `v-${area}` }), nobody],
  ['write out what was said', ({ area }) => commandOf('review.write-out', { review: `v-${area}`, text: 'No se ve la firma.' }), monitor],
  ['write it out again', ({ area }) => commandOf('review.write-out', { review: `v-${area}`, text: 'Se ve la firma.' }), nobody],
  ['answer a review', ({ area }) => commandOf('review.reply', { review: `v-${area}`, text: 'Se firma esta semana.' }), ['area', 'coordination']],
  ['answer it again', ({ area }) => commandOf('review.reply', { review: `v-${area}`, text: 'Otra vez.' }), nobody],
  ['revise it', follow('revise', 'w', 'v', { verdict: 'sufficient' }), monitor],
  ['revise what was followed', follow('revise', 'x', 'v', { verdict: 'sufficient' }), nobody],
  ['confirm what is as it was', follow('confirm', 'y', 'w'), nobody],
  ['begin an assessment', assess('save'), monitor],
  ['write an assessment by hand', byHand('assessment', ({ commitment }) => `${commitment}~inception`, { set: { state: 'final' } }), nobody],
  ['share it', assess('share'), monitor],
  ['comment it', assess('comment', { text: 'Falta algo.' }), ['members']],
  ['finish it', assess('finish'), monitor],
  ['change what is final', assess('save'), nobody],
  ['hand it in', assess('submit'), monitor],
  ['say what the forum sees', ({ commitment, milestone }) => commandOf('view.give', { commitment, organization: 'osc', from: '2025-01-01', metLeads: true, knowsContact: false, seesProgress: 'no', differs: [{ milestone, why }] }), ['forum']],
  ['say it in the name of another', ({ commitment }) => commandOf('view.give', { commitment, organization: 'norte', from: '2025-01-01', metLeads: true, knowsContact: true, seesProgress: 'yes', differs: [] }), nobody],
  ['write a view by hand', byHand('civilSocietyView', ({ commitment }) => `${commitment}~2025-01-01~osc`, { set: { seesProgress: 'yes' } }), nobody],
];

let house: House;
let clock = 0;

beforeEach(async () => {
  clock = Date.parse('2026-11-18T15:00:00Z');
  house = await aHouseWithEveryRole({ now: () => clock });
  for (const [area, name] of Object.entries(areas)) {
    const details = photoDetails({ commitment: `c-${area}`, organization: area, milestones: [`h-${area}`] });
    expect(endOf(await tries(house, name, commandOf('evidence.add', { evidence: `e-${area}`, details })))).toBe('applied');
  }
});

const members: readonly PersonName[] = ['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator'];
const rowOf = async (entity: string, id: string) => (await house.server.container.store.read(plan, (log) => log.rows([{ entity, id }])))[0];

/** What stands there now, in the place of the version that a table cannot know. */
const looking = async (change: ReturnType<MadeFor<Judged>>) => {
  const given = change.arguments as { readonly version?: object; readonly of: string } | undefined;
  if (given?.version === undefined || !('*' in given.version)) return seeing(house, change);
  return { ...change, arguments: { ...given, version: versionOf('evidence', (await rowOf('evidence', given.of))?.writers ?? {}) } };
};

describe.each(Object.entries(areas) as [keyof typeof areas, PersonName][])('a review of %s', (area, focalPoint) => {
  test('moves by those alone whom the table names', async () => {
    const judged = { area, commitment: `c-${area}`, milestone: `h-${area}` };
    for (const [what, make, allowed] of life) {
      const may = allowed.flatMap((who): readonly PersonName[] => (who === 'area' ? [focalPoint] : who === 'members' ? members : [who]));
      await areRefused(house, what, (by) => make(judged, by), may);
      for (const name of may.slice(0, 1)) expect([name, what, await tries(house, name, await looking(make(judged, { name, user: house.users[name] })))]).toEqual([name, what, expect.objectContaining({ end: 'applied' })]);
    }
  });
});

test('the table knows every act of the monitoring body and of the forum', () => {
  const tried = new Set(life.map(([, make]) => make({ area: 'norte', commitment: 'c-norte', milestone: 'h-norte' }, { name: 'forum', user: 'forum' }).kind));
  expect(changeKinds.filter((kind) => /^(review|view|assessment)\./.test(kind)).filter((kind) => !tried.has(kind))).toEqual([]);
});

test('of another plan nobody judges anything', async () => {
  await house.write([commitmentOf('c-b', 'norte'), milestoneOf('c-b', 'h-b')], otherPlan);
  for (const [what, make] of life.filter(([, { length }]) => length > 0).filter(([what]) => ['review evidence', 'begin an assessment', 'say what the forum sees'].includes(what)))
    await areRefused(house, what, (by) => ({ ...make({ area: 'norte', commitment: 'c-b', milestone: 'h-b' }, by), ...(what === 'review evidence' ? { arguments: { review: 'v-b', subject: 'evidence', of: 'e-b', version: {}, verdict: 'sufficient' } } : {}) }), []);
});

test('whoever may not hold a review is told the same, whether there is one or not', async () => {
  const answer = commandOf('review.reply', { review: 'v-norte', text: 'Está.' });
  const heard = async () => Promise.all((['focalSur', 'forum', 'facilitator', 'ended'] as const).map(async (name) => endOf(await tries(house, name, { ...answer, id: crypto.randomUUID().replaceAll('-', '').slice(0, 22) }))));
  const before = await heard();
  expect(endOf(await tries(house, 'monitor', await looking(issue('v')({ area: 'norte', commitment: 'c-norte', milestone: 'h-norte' }, { name: 'monitor', user: '' }))))).toBe('applied');
  expect(await heard()).toEqual(before);
});

describe('what a focal point forges', () => {
  const forged = () => [
    commandOf('review.issue', { review: 'forged', subject: 'evidence', of: 'e-norte', version: {}, verdict: 'sufficient', milestone: 'h-norte', verified: 'complete' }),
    editOf({ entity: 'milestone', id: 'h-norte', act: 'patch', set: { verified: 'complete' }, seen: {} }),
    editOf({ entity: 'review', id: 'v-norte', act: 'patch', set: { note: 'Todo bien.' }, seen: {} }),
    commandOf('review.reply', { review: 'v-norte', text: 'En nombre de otra área.' }),
  ];

  test('is refused, and leaves a trace that the monitoring body reads: who, what, when, from which device', async () => {
    await tries(house, 'monitor', await looking(issue('v')({ area: 'norte', commitment: 'c-norte', milestone: 'h-norte' }, { name: 'monitor', user: '' })));
    const tried = forged();
    for (const change of tried) {
      clock += 1000;
      expect(endOf(await tries(house, 'focalSur', change))).toMatch(/^(forbidden|missing)$/);
    }
    const { attempts } = (await house.browsers.monitor.get(`/api/plans/${plan}/attempts`)).body as { readonly attempts: readonly Attempt[] };
    expect(attempts.map(({ kind, why: reason, names, ...rest }) => ({ kind, reason, named: names.map(({ what, id }) => `${what}/${id}`), rest })).toReversed()).toEqual([
      { kind: 'review.issue', reason: 'review.issue', named: ['review/forged', 'of/e-norte', 'milestone/h-norte'], rest: expect.objectContaining({ by: house.users.focalSur, device: 'tablet', problem: 'forbidden' }) },
      { kind: 'edit', reason: 'plan.edit', named: ['milestone/h-norte'], rest: expect.objectContaining({ problem: 'forbidden' }) },
      { kind: 'edit', reason: 'by its own acts only', named: ['review/v-norte'], rest: expect.objectContaining({ problem: 'forbidden' }) },
      { kind: 'review.reply', reason: 'review', named: ['review/v-norte'], rest: expect.objectContaining({ problem: 'missing', at: tried[3]?.at, receivedAt: clock }) },
    ]);
    expect(JSON.stringify(attempts)).not.toContain('En nombre de otra área');
  });

  test('many are read page by page, the newest first, and a place that is none is refused at the door', async () => {
    for (let page = 0; page < 3; page += 1) {
      clock += 1000;
      await house.browsers.focalSur.post(`/api/plans/${plan}/sync`, requestOf({ push: Array.from({ length: 50 }, (_none, index) => commandOf('review.reply', { review: `none-${page}-${index}`, text: 'Nada.' })) }));
    }
    const read = async (after: string | null): Promise<AttemptsPage> => (await house.browsers.monitor.get(`/api/plans/${plan}/attempts${after === null ? '' : `?after=${after}`}`)).body as AttemptsPage;
    const first = await read(null);
    expect(first.attempts).toHaveLength(100);
    const second = await read(first.next);
    expect(second.next).toBeNull();
    const all = [...first.attempts, ...second.attempts];
    expect(new Set(all.map(({ change }) => change)).size).toBe(all.length);
    expect(all.map(({ receivedAt }) => receivedAt)).toEqual(all.map(({ receivedAt }) => receivedAt).toSorted((one, other) => other - one));
    expect(all.filter(({ names }) => names.some(({ id }) => id.startsWith('none-')))).toHaveLength(150);
    for (const none of ['after=1', 'after=x.AAAAAAAAAAAAAAAAAAAAAA', 'limit=9']) expect((await house.browsers.monitor.get(`/api/plans/${plan}/attempts?${none}`)).status).toBe(400);
  });

  test('and the trace is for coordination and the monitoring body alone', async () => {
    const statuses = await Promise.all(personNames.map(async (name) => [name, (await house.browsers[name].get(`/api/plans/${plan}/attempts`)).status]));
    expect(Object.fromEntries(statuses)).toEqual({ coordination: 200, focalNorte: 403, focalSur: 403, forum: 403, monitor: 200, facilitator: 403, ended: 403, stranger: 403, signedOut: 401 });
  });
});

describe('the trail of a row', () => {
  const trailOf = async (name: PersonName, key: string) => ((await house.browsers[name].get(`/api/plans/${plan}/rows/${key}/history`)).body as { readonly history: readonly HistoryLine[] }).history;

  test('says who changed what from what to what, also where an act did it', async () => {
    await tries(house, 'monitor', await looking(issue('v')({ area: 'norte', commitment: 'c-norte', milestone: 'h-norte' }, { name: 'monitor', user: '' })));
    await tries(house, 'focalNorte', commandOf('review.reply', { review: 'v-norte', text: 'Se firma esta semana.' }));
    const [answered, issued] = await trailOf('monitor', 'review/v-norte');
    expect(answered).toMatchObject({ kind: 'review.reply', by: house.users.focalNorte, device: 'tablet', receivedAt: clock });
    expect(answered?.changes).toEqual(expect.arrayContaining([{ field: 'state', before: 'replyWindow', after: 'final' }, { field: 'reply', before: null, after: expect.objectContaining({ text: 'Se firma esta semana.' }) }]));
    expect(issued?.changes).toEqual(expect.arrayContaining([{ field: 'verdict', before: null, after: 'insufficient' }, { field: 'note', before: null, after: why }]));
    const [verified] = await trailOf('forum', 'milestone/h-norte');
    expect(verified?.changes).toEqual([{ field: 'verified', before: null, after: 'limited' }, { field: 'verifiedOn', before: null, after: '2026-11-18' }, { field: 'verifiedIn', before: null, after: 'v-norte' }]);
  });

  test('tells what the server did itself', async () => {
    await tries(house, 'monitor', await looking(issue('v')({ area: 'norte', commitment: 'c-norte', milestone: 'h-norte' }, { name: 'monitor', user: '' })));
    clock = Date.parse('2026-12-10T15:00:00Z');
    await closeReviews({ ...house.server.container, timeZone: 'America/Argentina/Buenos_Aires' });
    const [closed] = await trailOf('monitor', 'review/v-norte');
    expect(closed).toMatchObject({ kind: 'review.close', by: 'reviews', device: 'server' });
    expect(closed?.changes).toContainEqual({ field: 'publishedOn', before: null, after: '2026-12-10' });
  });

  test('keeps what a field held while the reader might not hold the row', async () => {
    await house.write([{ entity: 'note', id: 'n-1', act: 'create', audience: 'area:norte', set: { text: 'canary-before' } }]);
    await house.write([{ entity: 'note', id: 'n-1', act: 'patch', audience: 'members', set: { text: 'Para todos.' } }]);
    await house.write([{ entity: 'note', id: 'n-1', act: 'patch', set: { text: 'Para todos, corregido.' } }]);
    const told = await trailOf('forum', 'note/n-1');
    expect(told.map(({ changes }) => changes)).toEqual([[{ field: 'text', before: 'Para todos.', after: 'Para todos, corregido.' }], [{ field: 'text', before: null, after: 'Para todos.' }]]);
    expect((await trailOf('monitor', 'note/n-1')).at(-2)?.changes).toEqual([{ field: 'text', before: 'canary-before', after: 'Para todos.' }]);
  });

  test('what a device claims in its preview is not what it did', async () => {
    const lied = { ...commandOf('review.reply', { review: 'v-norte', text: 'Se firma.' }), operations: [{ entity: 'review', id: 'v-norte', act: 'patch' as const, set: { verdict: 'sufficient' } }] };
    await tries(house, 'monitor', await looking(issue('v')({ area: 'norte', commitment: 'c-norte', milestone: 'h-norte' }, { name: 'monitor', user: '' })));
    expect(endOf(await tries(house, 'focalNorte', lied))).toBe('applied');
    const [line] = await trailOf('monitor', 'review/v-norte');
    expect(line?.changes?.map(({ field }) => field).sort()).toEqual(['publishedOn', 'reply', 'state']);
  });
});
