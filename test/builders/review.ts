/** Reviews, views and assessments as people act on them, on the plan of plan.ts. */
import type { Change, RowImage } from '../../src/domain/change';
import { questionsOf, scales, type AssessmentForm } from '../../src/domain/assessment-forms';
import { versionOf, type ReviewSubject } from '../../src/domain/review';
import { changeIdOf, commandOf } from './change';
import { hashOf } from './evidence';
import { seenAll } from './meeting';

/** The version of a row that somebody looks at. */
export const lookedAt = (rows: readonly RowImage[], subject: ReviewSubject, of: string) => versionOf(subject, rows.find((row) => row.id === of)?.writers ?? {});

/** A verdict on the photo of evidence.ts, by who sees it as it stands. */
export const issue = (rows: readonly RowImage[], partial: { readonly subject?: ReviewSubject; readonly of?: string; readonly [field: string]: unknown } = {}): Change => {
  const { subject = 'evidence', of = 'e-1', ...more } = partial;
  return commandOf('review.issue', { review: 'v-1', subject, of, version: lookedAt(rows, subject, of), milestone: 'c-11-m3', verdict: 'partial', note: 'Falta la firma de dos actas.', verified: 'limited', ...more });
};

/** Half a minute of a voice. */
export const spoken = { sha256: hashOf('voice'), bytes: 240_000, type: 'audio/webm', durationMs: 31_000 } as const;

export const writeOut = (review = 'v-1', text = 'Faltan las firmas de dos de las tres actas.'): Change => commandOf('review.write-out', { review, text });

export const reply = (review = 'v-1', text = 'Las dos actas se firman esta semana.'): Change => commandOf('review.reply', { review, text });

export const giveView = (partial: object = {}): Change =>
  commandOf('view.give', { commitment: 'c-d2', organization: 'osc', from: '2026-09-01', metLeads: true, knowsContact: true, seesProgress: 'some', stretch: 'Talleres también los sábados.', differs: [{ milestone: 'c-d2-m2', why: 'El mapa no abre en un teléfono.', sees: 'limited' }], ...partial });

/** An answer to every question of a form. */
export const everyAnswer = (form: AssessmentForm): Readonly<Record<string, string>> =>
  Object.fromEntries(questionsOf[form].map(({ id, scale }) => [id, scale ? (scales[scale][0] ?? '') : `Lo que se ve de ${id}.`]));

export const saveAssessment = (rows: readonly RowImage[] = [], partial: object = {}): Change =>
  commandOf('assessment.save', { form: 'endOfCommitment', of: 'c-11', answers: everyAnswer('endOfCommitment'), files: [], seen: seenAll(rows, 'c-11~endOfCommitment'), ...partial });

export const onAssessment = (rows: readonly RowImage[], kind: string, more: object = {}, assessment = 'c-11~endOfCommitment'): Change =>
  commandOf(`assessment.${kind}`, { assessment, ...(kind === 'comment' ? {} : { seen: seenAll(rows, assessment) }), ...more });

const writer = changeIdOf('writer');

/** Every act of the monitoring body, the answer to it and the views of the forum, with all that each may carry. */
export const everyKindOfReviewChange = (): readonly Change[] => [
  issue([], { references: ['Ley 104, artículo 17'], until: '2026-12-04', voice: spoken }),
  commandOf('review.confirm', { review: 'v-2', former: 'v-1', of: 'e-2', version: { description: writer, milestones: null }, until: '2026-12-04' }),
  commandOf('review.revise', { review: 'v-2', former: 'v-1', of: 'e-1', version: { '*': writer }, verdict: 'sufficient', note: 'Ahora están las tres.', references: [], milestone: 'c-11-m3', verified: 'complete', until: '2026-12-04' }),
  reply(),
  writeOut(),
  giveView(),
  saveAssessment([], { files: [{ evidence: 'e-1', part: 'page-1' }, { evidence: 'e-2' }] }),
  onAssessment([], 'share', { until: '2026-12-04' }),
  onAssessment([], 'comment', { text: 'Falta nombrar a los municipios.' }),
  onAssessment([], 'finish'),
  onAssessment([], 'submit', { receipt: 'IRM-2027-14' }),
];
