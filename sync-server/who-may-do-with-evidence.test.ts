/**
 * The matrix of acts on evidence and on requests of it, over HTTP × everybody × the step of their lives: everybody tries who may not,
 * and all that is left behind is the parked change of a member; then one who may does it.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Change, RowOperation } from '../src/domain/change';
import { changeKinds } from '../src/domain/decide';
import { receivedOperations } from '../src/domain/decide-evidence-publication';
import type { EvidenceDetails } from '../src/domain/evidence';
import { recordOf } from '../src/domain/rows';
import { changeOf, commandOf, editOf } from '../test/builders/change';
import { photoDetails, receiptOf } from '../test/builders/evidence';
import { aHouseWithEveryRole, commitmentOf, milestoneOf, otherPlan, personNames, plan, type House, type PersonName } from '../test/builders/plan-with-roles';
import { areRefused, endOf, seeing, tries, type MadeFor } from '../test/builders/tried-acts';

const areas = { norte: 'focalNorte', sur: 'focalSur' } as const;

interface Shown {
  readonly area: keyof typeof areas;
  readonly commitment: string;
  readonly milestone: string;
}

type Allowed = 'area' | 'coordination' | 'monitor';
const speakers: readonly Allowed[] = ['area', 'coordination'];
const judges: readonly Allowed[] = ['coordination', 'monitor'];
const coordination: readonly Allowed[] = ['coordination'];
const nobody: readonly Allowed[] = [];

const detailsOf = ({ area, commitment, milestone }: Shown, partial: Partial<EvidenceDetails> = {}) => photoDetails({ commitment, organization: area, milestones: [milestone], ...partial });
const add = (letter: string, partial: Partial<EvidenceDetails> = {}): MadeFor<Shown> => (shown) => commandOf('evidence.add', { evidence: `${letter}-${shown.area}`, details: detailsOf(shown, partial) });
const on = (kind: string, letter: string, given: object = {}): MadeFor<Shown> => ({ area }) => commandOf(kind, { evidence: `${letter}-${area}`, ...given });
const asked = (letter: string): MadeFor<Shown> => ({ area, commitment, milestone }) =>
  commandOf('request.open', { request: `${letter}-${area}`, commitment, milestone, organization: area, question: '¿Dónde está el acta?', due: '2026-12-01' });
const onRequest = (kind: string, letter: string, given: (shown: Shown) => object = () => ({})): MadeFor<Shown> => (shown) =>
  commandOf(`request.${kind}`, { request: `${letter}-${shown.area}`, seen: {}, ...given(shown) });
const byHand = (entity: string, id: (shown: Shown) => string, set: RowOperation['set']): MadeFor<Shown> => (shown) => editOf({ entity, id: id(shown), act: 'patch', ...(set ? { set } : {}), seen: {} });

const why = 'Falta la firma del acta.';
const theBytesArrive = 'the bytes arrive';

/** In the order of their lives. An empty list: nobody, by any role. */
const life: readonly (readonly [what: string, make: MadeFor<Shown>, allowed: readonly Allowed[]] | typeof theBytesArrive)[] = [
  ['ask for evidence', asked('q'), judges],
  ['ask for it again', onRequest('ask-again', 'q', () => ({ due: '2026-12-02' })), judges],
  ['ask what will be declined', asked('d'), judges],
  ['add evidence', add('e'), speakers],
  ['add what will be replaced', add('f'), speakers],
  ['add what is restricted', add('g', { sensitivity: 'restricted' }), speakers],
  ['say what it shows', on('evidence.describe', 'e', { set: { shows: 'El acta firmada.' }, seen: {} }), speakers],
  ['write its state by hand', byHand('evidence', ({ area }) => `e-${area}`, { state: 'received' }), nobody],
  ['open it by hand', ({ area }) => editOf({ entity: 'evidence', id: `e-${area}`, act: 'audience', audience: 'public' }), nobody],
  ['delete it', ({ area }) => editOf({ entity: 'evidence', id: `e-${area}`, act: 'delete' }), nobody],
  ['say that its bytes came', ({ area }) => changeOf({ kind: 'evidence.received', operations: [{ entity: 'evidence', id: `e-${area}`, act: 'patch', set: { state: 'received', receivedAt: 1, scan: 'clean' } }] }), nobody],
  ['say that it was scanned', ({ area }) => changeOf({ kind: 'evidence.scanned', operations: [{ entity: 'evidence', id: `e-${area}`, act: 'patch', set: { scan: 'clean' } }] }), nobody],
  ['publish what did not come', on('evidence.publish', 'e', { seen: {} }), nobody],
  ['replace it', (shown) => commandOf('evidence.replace', { evidence: `h-${shown.area}`, details: detailsOf(shown), former: `f-${shown.area}` }), speakers],
  ['answer a request', onRequest('answer', 'q', ({ area }) => ({ evidence: [`e-${area}`] })), speakers],
  ['decline one', onRequest('decline', 'd', () => ({ reason: why })), speakers],
  ['find an answer insufficient', onRequest('insufficient', 'q', () => ({ reason: why, due: '2026-12-09' })), judges],
  ['answer it again', onRequest('answer', 'q', ({ area }) => ({ evidence: [`e-${area}`, `g-${area}`] })), speakers],
  ['accept an answer', onRequest('accept', 'q'), judges],
  ['write a request by hand', byHand('evidenceRequest', ({ area }) => `q-${area}`, { asks: 9 }), nobody],
  ['write what is public of it by hand', byHand('publishedRequest', ({ area }) => `q-${area}~public`, { asks: 9 }), nobody],
  theBytesArrive,
  ['publish what is restricted', on('evidence.publish', 'g', { seen: {} }), nobody],
  ['publish it', on('evidence.publish', 'e', { seen: {} }), coordination],
  ['write what is public of evidence by hand', byHand('publishedEvidence', ({ area }) => `e-${area}~public`, { shows: 'Otra cosa.' }), nobody],
  ['say something else of what is published', on('evidence.describe', 'e', { set: { shows: 'Otra cosa.' }, seen: {} }), nobody],
  ['withdraw what is not published', on('evidence.withdraw', 'h', { reason: why }), speakers],
  ['withdraw what is published', on('evidence.withdraw', 'e', { reason: why }), coordination],
];

let house: House;

beforeEach(async () => {
  house = await aHouseWithEveryRole({ now: () => Date.parse('2026-11-18T15:00:00Z') });
});

const bytesArrive = async ({ area }: Shown): Promise<void> => {
  for (const letter of ['e', 'g']) {
    const [row] = await house.server.container.store.read(plan, (log) => log.rows([{ entity: 'evidence', id: `${letter}-${area}` }]));
    const evidence = recordOf('evidence', row);
    if (!evidence) throw new Error('no evidence to receive');
    await house.write(receivedOperations(evidence, receiptOf()));
  }
};

describe.each(Object.entries(areas) as [keyof typeof areas, PersonName][])('evidence of %s', (area, focalPoint) => {
  test('moves by those alone whom the table names', async () => {
    const shown = { area, commitment: `c-${area}`, milestone: `h-${area}` };
    for (const step of life) {
      if (step === theBytesArrive) {
        await bytesArrive(shown);
        continue;
      }
      const [what, make, allowed] = step;
      const may = allowed.map((who) => (who === 'area' ? focalPoint : who));
      await areRefused(house, what, (by) => make(shown, by), may);
      for (const name of may.slice(0, 1)) expect([name, what, await tries(house, name, await seeing(house, make(shown, { name, user: house.users[name] })))]).toEqual([name, what, expect.objectContaining({ end: 'applied' })]);
    }
  });
});

test('each who may does it first', async () => {
  for (const [what, make, allowed] of [life[0], life[3]] as const as readonly (readonly [string, MadeFor<Shown>, readonly Allowed[]])[])
    for (const who of allowed) {
      const name = who === 'area' ? 'focalNorte' : who;
      const change = make({ area: 'norte', commitment: 'c-norte', milestone: 'h-norte' }, { name, user: house.users[name] });
      const given = change.arguments as Record<string, string>;
      const fresh: Change = { ...change, arguments: { ...given, ...(given['request'] ? { request: `by-${who}` } : { evidence: `by-${who}` }) } };
      expect([what, who, endOf(await tries(house, name, fresh))]).toEqual([what, who, 'applied']);
    }
});

test('the table knows every act on evidence and requests', () => {
  const shown: Shown = { area: 'norte', commitment: 'c-norte', milestone: 'h-norte' };
  const tried = new Set(life.flatMap((step) => (step === theBytesArrive ? [] : [step[1](shown, { name: 'forum', user: 'forum' }).kind])));
  expect(changeKinds.filter((kind) => /^(evidence|request)\./.test(kind)).filter((kind) => !tried.has(kind))).toEqual([]);
});

test('evidence of another plan, and one that never was, is moved by nobody', async () => {
  const set = { ...(detailsOf({ area: 'norte', commitment: 'c-b', milestone: 'h-b' }) as object), author: 'stranger', addedOn: '2026-11-18', state: 'captured' } as never;
  await house.write([commitmentOf('c-b', 'norte'), milestoneOf('c-b', 'h-b'), ...['e-norte', 'q-norte'].map((id) => ({ entity: id.startsWith('e') ? 'evidence' : 'evidenceRequest', id, act: 'create', audience: 'area:norte', set }) as const)], otherPlan);
  for (const step of life.slice(6)) if (step !== theBytesArrive) await areRefused(house, step[0], (by) => step[1]({ area: 'norte', commitment: 'c-b', milestone: 'h-b' }, by), []);
});

test('whoever may not hold it is told the same, whether an area has shown something or not', async () => {
  const shown: Shown = { area: 'norte', commitment: 'c-norte', milestone: 'h-norte' };
  const probes = life.flatMap((step) => (step !== theBytesArrive && ['say what it shows', 'replace it', 'answer a request', 'decline one', 'withdraw what is published'].includes(step[0]) ? [step[1]] : []));
  expect(probes).toHaveLength(5);
  const heard = async () => Promise.all(probes.map((make) => Promise.all(personNames.filter((name) => ['focalSur', 'forum', 'facilitator', 'ended'].includes(name)).map(async (name) => endOf(await tries(house, name, make(shown, { name, user: '' })))))));
  const before = await heard();
  expect(before.flat()).not.toContain('applied');
  for (const step of life.slice(0, 5)) if (step !== theBytesArrive) expect(endOf(await tries(house, 'coordination', await seeing(house, step[1](shown, { name: 'coordination', user: '' }))))).toBe('applied');
  expect(await heard()).toEqual(before);
});
