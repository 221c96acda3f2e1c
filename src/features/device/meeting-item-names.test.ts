import { expect, test } from 'vitest';
import { languages } from '../../language/both-languages';
import { changeOf } from '../../../test/builders/change';
import { everyKindOfMeetingChange, rowsAfterStep } from '../../../test/builders/meeting';
import { commitments, milestones, planRows } from '../../../test/builders/plan';
import { rowKeyText } from '../../domain/change';
import { recordOf } from '../../domain/rows';
import { itemNameOf } from './item-names';
import { subjectOf, subjectOfDraft } from './subjects';
import { writtenWords } from './written-words';

const { es, en } = languages;
const rows = rowsAfterStep('agree', planRows());
const known = {
  commitments,
  milestones,
  meetings: rows.flatMap((row) => (row.entity === 'meeting' ? (recordOf('meeting', row) ?? []) : [])),
  meetingByRow: new Map(rows.flatMap((row) => (typeof row.fields['meeting'] === 'string' ? [[rowKeyText(row), row.fields['meeting']] as const] : []))),
};
const nothing = { ...known, meetings: [], meetingByRow: new Map<string, string>() };
const named = (kind: string, of = known) => everyKindOfMeetingChange().filter((change) => change.kind === kind).map((change) => itemNameOf(es, subjectOf(change), of));

test('every change of a meeting is called by what it does and by its meeting, in both languages', () => {
  const titles = everyKindOfMeetingChange().map((change) => itemNameOf(es, subjectOf(change), known).title);
  expect(titles.slice(0, 3)).toEqual(['Reunión nueva: Reunión de seguimiento de ARBA0011, 18 nov 2026', 'Postergación: Reunión de seguimiento de ARBA0011, 18 nov 2026', 'Cancelación: Reunión de seguimiento de ARBA0011, 18 nov 2026']);
  for (const language of [es, en])
    for (const change of everyKindOfMeetingChange()) {
      const { title } = itemNameOf(language, subjectOf(change), known);
      expect(title).toContain('ARBA0011');
      expect(title).not.toContain('r-1');
      expect(title).not.toMatch(/device\./);
    }
});

test('an agreement that was closed leads to its meeting; an attendance says whose it is', () => {
  expect(named('agreement.report')).toEqual([{ title: 'Acuerdo informado como cumplido: Reunión de seguimiento de ARBA0011, 18 nov 2026', href: '/reuniones/r-1' }]);
  expect(named('edit')[0]).toMatchObject({ title: 'Asistencia: Reunión de seguimiento de ARBA0011, 18 nov 2026', note: 'lucia' });
});

test('a meeting that this device does not hold is named by what its change says, or not at all', () => {
  expect(named('meeting.schedule', nothing)[0]?.title).toBe('Reunión nueva: Reunión de seguimiento de ARBA0011, 18 nov 2026');
  expect(named('meeting.cancel', nothing)).toEqual([{ title: 'Cancelación: una reunión que ya no ves' }]);
});

test('a meeting that is still typed leads back to its form', () => {
  const draft = { key: 'meeting-schedule/c-11/forum', kind: 'meeting-schedule', savedAt: 0, content: { type: 'forum', title: '', commitments: ['c-11'], on: '' } };
  expect(itemNameOf(es, subjectOfDraft(draft), known)).toEqual({ title: 'Reunión nueva: Reunión del Foro de Gobierno Abierto de ARBA0011', href: '/reuniones/nueva?compromiso=c-11&tipo=forum' });
  const reason = { key: 'meeting-reason/r-1/cancel', kind: 'meeting-reason', savedAt: 0, content: { reason: 'Nadie' } };
  expect(itemNameOf(es, subjectOfDraft(reason), known)).toMatchObject({ title: 'Cancelación: Reunión de seguimiento de ARBA0011, 18 nov 2026', href: '/reuniones/r-1' });
});

test('what a change says can be read whole, without the names that only machines use', () => {
  const words = everyKindOfMeetingChange().map((change) => writtenWords(es, change, known));
  expect(words[0]).toBe('18 nov 2026\n10:00\n11:30\nSala 3\nhttps://example.org/sala\nLucía\nHito por hito\nPróximos pasos\nLucía');
  expect(words.join('\n')).toContain('Se leyó el informe.');
  expect(words.join('\n')).toContain('Se publicó el 20 de noviembre.');
  expect(words.join('\n')).not.toMatch(/m-lucia|judicial|AAAA|r-1|c-11/);
  expect(writtenWords(es, changeOf({ kind: 'meeting.cancel', arguments: { meeting: 'r-1', reason: 'El área pidió cancelarla.', seen: {} } }), known)).toBe('El área pidió cancelarla.');
});
