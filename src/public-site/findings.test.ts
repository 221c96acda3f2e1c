import { expect, test } from 'vitest';
import { languages } from '../language/both-languages';
import { commitmentFinding, planFinding } from './findings';
import type { PublicAnswers, PublicShare } from './public-model';

const share = (percent: number | null, measured: number, total: number): PublicShare => ({ percent, measuredPercent: 0, measured, unmeasured: total - measured, disputed: 0, total });

const answers = (overdue: number, measured: number, total: number, days = 79): PublicAnswers => ({
  reported: share(60, total, total),
  verified: share(measured === 0 ? null : 33, measured, total),
  schedule: { state: overdue > 0 ? 'overdue' : 'on_time', overdue: Array.from({ length: overdue }, (_, index) => ({ order: index + 3, days })), dueSoon: [] },
});

test.each([
  [answers(2, 7, 17), 'Dos hitos están vencidos y diez esperan que alguien los mida', 'Two milestones are overdue and ten wait for somebody to measure them'],
  [answers(1, 16, 17), 'Un hito está vencido y uno espera que alguien lo mida', 'One milestone is overdue and one waits for somebody to measure it'],
  [answers(0, 17, 17), 'Ningún hito está vencido y ninguno queda sin medir', 'No milestone is overdue and none is left unmeasured'],
  [answers(0, 0, 3), 'Ningún hito está vencido y nadie midió ninguno todavía', 'No milestone is overdue and nobody has measured any of them yet'],
  [answers(12, 1, 14), 'Doce hitos están vencidos y 13 esperan que alguien los mida', 'Twelve milestones are overdue and 13 wait for somebody to measure them'],
  [answers(1200, 1, 2000), '1200 hitos están vencidos y 1999 esperan que alguien los mida', '1200 milestones are overdue and 1999 wait for somebody to measure them'],
  [answers(0, 0, 0), 'Todavía no hay hitos publicados', 'No milestones have been published yet'],
])('the headline of a plan states its finding', (of, es, en) => {
  expect([planFinding(languages.es, of), planFinding(languages.en, of)]).toEqual([es, en]);
});

test.each([
  [answers(1, 7, 17), 'El área informa más de lo que se pudo comprobar y el hito 3 lleva 79 días de atraso'],
  [answers(1, 7, 17, 1), 'El área informa más de lo que se pudo comprobar y el hito 3 lleva 1 día de atraso'],
  [answers(2, 0, 17), 'Nadie comprobó todavía lo que informa el área y dos hitos están vencidos'],
  [{ ...answers(0, 7, 17), reported: share(33, 17, 17) }, 'El área informa lo mismo que se pudo comprobar y ningún hito está vencido'],
  [{ ...answers(0, 7, 17), reported: share(10, 17, 17) }, 'Se comprobó más de lo que informa el área y ningún hito está vencido'],
  [{ ...answers(0, 7, 17), reported: share(null, 0, 17) }, 'Hay hitos verificados que el área no informó y ningún hito está vencido'],
  [{ ...answers(0, 0, 17), reported: share(null, 0, 17) }, 'Nadie informó ni comprobó nada todavía y ningún hito está vencido'],
  [answers(0, 0, 0), 'Todavía no hay hitos publicados'],
])('the finding of a commitment compares what is said with what was verified', (of, said) => {
  expect(commitmentFinding(languages.es, of)).toBe(said);
});
