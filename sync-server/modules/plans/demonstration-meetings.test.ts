import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { memoryPlanWriter } from '../../../test/doubles/memory-plan-writer';
import { agreementDueOf } from '../../../src/domain/agreement';
import type { EntityName } from '../../../src/domain/entities';
import { missingMeetings } from '../../../src/domain/meeting-dues';
import { plainText } from '../../../src/domain/rich-text';
import { recordOf, type Records } from '../../../src/domain/rows';
import { loadDemonstration } from '../../plans/load-demonstration';

const plan = 'ba-2025-2027';

const loaded = async (today = '2026-11-23') => {
  const writer = memoryPlanWriter();
  await loadDemonstration({ writer, makeAccount: async ({ key }) => `user-${key}`, today });
  const rows = writer.all(plan);
  const all = <Name extends EntityName>(entity: Name): readonly Records[Name][] => rows.filter((row) => row.entity === entity).map((row) => recordOf(entity, row) as Records[Name]);
  return { rows, all, meeting: (code: string) => all('meeting').find(({ id }) => id === `${plan}.demo-${code}`) };
};

test('there is a meeting in every state, and an agreement in every state: open, due soon, overdue and closed', async () => {
  const { all } = await loaded();
  expect(new Set(all('meeting').map(({ state }) => state))).toEqual(new Set(['scheduled', 'held', 'minutesDraft', 'circulated', 'approved', 'published', 'postponed', 'cancelled']));
  expect(new Set(all('agreement').map(({ state }) => state))).toEqual(new Set(['open', 'reportedDone', 'verified', 'dropped']));
  expect(new Set(all('agreement').map((agreement) => agreementDueOf(agreement, '2026-11-23').state))).toEqual(new Set(['noDate', 'open', 'dueSoon', 'overdue', 'closed']));
});

test('the minutes of a year are numbered without a gap, and the plan knows which planning meetings were held', async () => {
  const { all, meeting } = await loaded();
  const numbers = (year: number) => all('meeting').filter((one) => one.year === year).map(({ number }) => number).sort((one, other) => (one ?? 0) - (other ?? 0));
  expect([numbers(2025), all('meetingCount').find(({ year }) => year === 2025)?.last]).toEqual([[1, 2, 3, 4, 5], 5]);
  expect(numbers(2026)).toEqual(all('meeting').filter(({ year }) => year === 2026).map((_, index) => index + 1));
  const planned = all('commitment').map(({ code, planningMeeting }) => [code, planningMeeting]);
  expect(planned).toEqual([['ARBA0011', meeting('r1')?.id], ['ARBA0008', meeting('r2')?.id], ['DEMO2', meeting('r3')?.id], ['DEMO1', undefined]]);
  expect(missingMeetings(all('commitment'), all('meeting'), '2026-11-23').map(({ commitment, type, due }) => [commitment, type, due])).toContainEqual([`${plan}.arba0008`, 'quarterlyFollowUp', '2026-08-31']);
});

test('what is published names only who agreed to it, and says the same as the approved version otherwise', async () => {
  const { rows } = await loaded();
  const published = JSON.stringify(rows.filter(({ entity }) => entity === 'publishedMinutes'));
  for (const name of ['Diego', 'Vecina de la comuna 4', 'Docente de derecho', 'Representante del órgano']) expect(published).not.toContain(name);
  expect(published).toContain('Lucía');
  for (const row of rows.filter(({ audience }) => audience === 'public')) expect(JSON.stringify(row.fields)).not.toContain('@demo.invalid');
});

test('minutes that are written or circulated open in the editor as they were written', async () => {
  const { rows, all, meeting } = await loaded();
  const part = all('minutesPart').find((one) => one.meeting === meeting('r13')?.id);
  const document = new Y.Doc();
  for (const update of part?.updates ?? []) Y.applyUpdate(document, Buffer.from(update, 'base64'));
  expect(document.getXmlFragment(`${meeting('r13')?.id}.p1`).toString()).toContain('<listitem><paragraph><bold>Tercero:</bold> falta una reunión de la mesa.');
  const audienceOf = (code: string) => rows.find(({ entity, fields }) => entity === 'minutesPart' && fields['meeting'] === meeting(code)?.id)?.audience;
  expect([audienceOf('r13'), audienceOf('r14'), audienceOf('r16')]).toEqual(['members', `room:${plan}.demo-hacienda`, `room:${plan}.dg-politica-ambiental`]);
});

test('one published meeting was corrected: both versions stand, with the reason', async () => {
  const { all, meeting } = await loaded();
  const versions = all('publishedMinutes').filter((one) => one.meeting === meeting('r8')?.id);
  expect(versions.map(({ version, reason }) => [version, reason?.includes('donde se habían hecho tres')])).toEqual([[1, undefined], [2, true]]);
  expect(versions.map(({ record }) => /\b(dos|tres) reuniones/.exec(plainText(record.items[0]?.body ?? null))?.[1])).toEqual(['dos', 'tres']);
});

test('nobody approves before the window for comments is over', async () => {
  const { all } = await loaded();
  for (const { id, approvedOn, commentsUntil } of all('meeting').filter((one) => one.approvedOn !== undefined)) expect([id, String(approvedOn) > String(commentsUntil)]).toEqual([id, true]);
});

test('on an earlier day a meeting stands as it stood then', async () => {
  const { meeting, all } = await loaded('2026-08-20');
  expect([meeting('r8')?.state, meeting('r8')?.approvedOn, meeting('r9'), meeting('r10')]).toEqual(['circulated', undefined, undefined, undefined]);
  expect(all('agreement').find(({ id }) => id === `${plan}.demo-r8.a1`)?.state).toBe('open');
  expect(all('approvedMinutes').some((one) => one.meeting === meeting('r8')?.id)).toBe(false);
});
