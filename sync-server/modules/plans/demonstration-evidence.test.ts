import { expect, test } from 'vitest';
import { memoryPlanWriter } from '../../../test/doubles/memory-plan-writer';
import { alreadyPresented } from '../../../src/domain/already-presented';
import type { EntityName } from '../../../src/domain/entities';
import { evidenceLimits, owedByEvidence, publicationRefusalOf } from '../../../src/domain/evidence';
import { answeredOnOf, requestDueOf, requestFactOf } from '../../../src/domain/evidence-request';
import { isReason } from '../../../src/domain/life-cycles';
import { readReceiptCode } from '../../../src/domain/receipt-code';
import { recordOf, type Records } from '../../../src/domain/rows';
import { loadDemonstration, shippedDemonstration } from '../../plans/load-demonstration';
import { referenceTo } from './demonstration-evidence-rows';

const plan = 'ba-2025-2027';

const loaded = async (today = '2026-11-23') => {
  const writer = memoryPlanWriter();
  await loadDemonstration({ writer, makeAccount: async ({ key }) => `user-${key}`, today });
  const rows = writer.all(plan);
  const all = <Name extends EntityName>(entity: Name): readonly Records[Name][] => rows.filter((row) => row.entity === entity).map((row) => recordOf(entity, row) as Records[Name]);
  return { rows, all, shown: (title: string) => all('evidence').find((one) => one.title === title) };
};

test('every state that a screen has words for is there to be seen, each marked as invented', async () => {
  const { all } = await loaded();
  expect([...new Set(all('evidence').map(({ state }) => state))].sort()).toEqual(['captured', 'received', 'superseded', 'withdrawn']);
  expect([...new Set(all('evidence').map(({ sensitivity }) => sensitivity))].sort()).toEqual(['embargoed', 'public', 'restricted']);
  expect([...new Set(all('evidenceRequest').map(({ state }) => state))].sort()).toEqual(['accepted', 'answered', 'declined', 'open']);
  for (const one of [...all('evidence'), ...all('evidenceRequest'), ...all('publishedEvidence'), ...all('publishedRequest')]) expect([one.id, one.demo]).toEqual([one.id, true]);
});

test('every piece could have been added by hand, and names bytes that are shipped unless they still wait on a device', async () => {
  const { all } = await loaded();
  const hashes = new Set(Object.values(shippedDemonstration().demonstration.files).map((file) => referenceTo(file).sha256));
  for (const one of all('evidence')) {
    expect([one.title, owedByEvidence(one)]).toEqual([one.title, undefined]);
    const named = [one.original, one.publicPicture, ...(one.derivatives ?? [])].flatMap((blob) => (blob ? [blob.sha256] : []));
    expect([one.title, named.filter((sha256) => !hashes.has(sha256)).length]).toEqual([one.title, one.state === 'captured' ? 1 : 0]);
    expect(readReceiptCode(all('publishedEvidence').find(({ evidence }) => evidence === one.id)?.code ?? 'ABCD-EFGH')).toBeDefined();
  }
  for (const { type, copies = [] } of Object.values(shippedDemonstration().demonstration.files)) if (type === 'image/jpeg') for (const { part, file } of copies) if (part === 'preview') expect(referenceTo(shippedDemonstration().demonstration.files[file] ?? { type: '', bytes: '' }).bytes).toBeLessThan(evidenceLimits.previewBytes);
});

test('what is public might have been published, on the day it was', async () => {
  const { all } = await loaded();
  for (const { evidence: id, publishedOn } of all('publishedEvidence')) {
    const one = all('evidence').find((each) => each.id === id);
    if (!one) throw new Error(`no evidence ${id}`);
    const { publishedOn: _on, ...before } = one;
    expect([one.title, publicationRefusalOf({ ...before, state: 'received' }, publishedOn)]).toEqual([one.title, undefined]);
  }
  expect(all('publishedEvidence').filter(({ withdrawnOn }) => withdrawnOn !== undefined)).toMatchObject([{ derivatives: [], reason: 'Una persona pidió no aparecer.' }]);
  expect(isReason(all('evidence').find(({ state }) => state === 'withdrawn')?.reason)).toBe(true);
});

test('of the picture with minors everybody sees the blurred one alone', async () => {
  const { all, shown } = await loaded();
  const id = shown('Mesa en una escuela')?.id;
  expect(all('publishedEvidence').find(({ evidence }) => evidence === id)?.derivatives.map(({ part }) => part)).toEqual(['public']);
});

test('what is restricted or embargoed stays with its area, also where it answers a request', async () => {
  const { rows } = await loaded();
  const held = rows.filter(({ entity, fields }) => entity === 'evidence' && fields['sensitivity'] !== 'public').map(({ audience }) => audience);
  expect(held).toEqual([`area:${plan}.dgaiga`, `area:${plan}.dgaiga`]);
});

test('the same drawing shown for two milestones is found', async () => {
  const { all, shown } = await loaded();
  expect(alreadyPresented(shown('Mesa de mitigación') ?? {}, all('evidence')).map(({ evidence, how }) => [evidence.title, how])).toEqual([['Segunda reunión de la mesa', 'sameBytes']]);
});

test('no evidence was received by 12 November after 2 requests; what did not suffice is owed again', async () => {
  const { all } = await loaded();
  const late = all('publishedRequest').flatMap((request) => requestFactOf(request, '2026-11-23') ?? []);
  expect(late).toEqual([{ kind: 'none', by: '2026-11-12', asks: 2 }]);
  const again = all('evidenceRequest').find((request) => request.replies.some(({ insufficient }) => insufficient));
  expect(again && [again.state, again.asks, again.due, answeredOnOf(again), requestDueOf(again, '2026-11-23')]).toEqual(['open', 2, '2026-12-04', '2026-10-22', { state: 'open', days: 11 }]);
});

test('what had not happened yet on a day is not there', async () => {
  const { all } = await loaded('2026-05-21');
  expect(all('evidence').map(({ title }) => title).sort()).toEqual(['Acta acuerdo y anexo técnico', 'Informe del relevamiento', 'Presupuesto 2026 por comuna', 'Presupuesto 2026 por comuna, corregido']);
  expect(all('publishedEvidence').map(({ title, supersededBy }) => [title, supersededBy])).toEqual([['Informe del relevamiento', undefined], ['Presupuesto 2026 por comuna', undefined]]);
  expect(all('evidenceRequest').map(({ state }) => state)).toEqual(['open']);
});
