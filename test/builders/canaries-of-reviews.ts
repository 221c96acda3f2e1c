/** Reviews, views and assessments at every step of their lives, each place with a text of its own, and who may hold it. */
import type { Change } from '../../src/domain/change';
import { versionOf } from '../../src/domain/review';
import type { SyncResponse } from '../../src/protocol/sync-messages';
import { commandOf } from './change';
import { personNames, plan, type House, type PersonName } from './plan-with-roles';
import { everyAnswer, spoken } from './review';
import { requestOf } from './sync-request';

const members: readonly PersonName[] = ['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator'];

export const holdersOfReviews: Readonly<Record<string, readonly PersonName[]>> = {
  'canary-note-in-window': ['coordination', 'focalNorte', 'monitor'],
  'canary-note-answered': personNames,
  'canary-written-in-window': ['coordination', 'focalNorte', 'monitor'],
  'canary-written-answered': personNames,
  'canary-answer-of-norte': personNames,
  'canary-view-of-osc': personNames,
  'canary-assessment-draft': ['monitor'],
  'canary-assessment-shared': members,
  'canary-assessment-comment': members,
  'canary-assessment-final': personNames,
  'canary-receipt-of-ogp': members,
};

/** The house with reviews of the evidence of norte (see canaries-of-evidence). */
export const plantReviews = async (house: House): Promise<void> => {
  const writersOf = async (entity: string, id: string) => (await house.server.container.store.read(plan, (log) => log.rows([{ entity, id }])))[0]?.writers ?? {};
  const does = async (as: PersonName, change: Change): Promise<void> => {
    const { body } = await house.browsers[as].post(`/api/plans/${plan}/sync`, requestOf({ push: [change] }));
    const outcome = (body as SyncResponse).outcomes[0];
    if (outcome?.end !== 'applied') throw new Error(`${as} ${change.kind}: ${JSON.stringify(outcome)}`);
  };
  const version = versionOf('evidence', await writersOf('evidence', 'e-captured'));
  const issues = (review: string, note: string) => does('monitor', commandOf('review.issue', { review, subject: 'evidence', of: 'e-captured', version, verdict: 'insufficient', note, voice: spoken }));
  const saves = async (of: string, form: 'inception' | 'endOfCommitment', text: string) =>
    does('monitor', commandOf('assessment.save', { form, of, answers: { ...everyAnswer(form), participation: text }, files: [], seen: {} }));
  const moves = async (kind: string, assessment: string, more: object = {}) => does('monitor', commandOf(`assessment.${kind}`, { assessment, seen: { [assessment]: await writersOf('assessment', assessment) }, ...more }));

  await issues('v-window', 'canary-note-in-window');
  await issues('v-answered', 'canary-note-answered');
  await does('monitor', commandOf('review.write-out', { review: 'v-window', text: 'canary-written-in-window' }));
  await does('monitor', commandOf('review.write-out', { review: 'v-answered', text: 'canary-written-answered' }));
  await does('focalNorte', commandOf('review.reply', { review: 'v-answered', text: 'canary-answer-of-norte' }));
  await does('forum', commandOf('view.give', { commitment: 'c-norte', organization: 'osc', from: '2025-01-01', metLeads: false, knowsContact: false, seesProgress: 'no', stretch: 'canary-view-of-osc', differs: [] }));
  await saves('c-norte', 'endOfCommitment', 'canary-assessment-draft');
  await saves('c-sur', 'inception', 'canary-assessment-shared');
  await moves('share', 'c-sur~inception');
  await does('forum', commandOf('assessment.comment', { assessment: 'c-sur~inception', text: 'canary-assessment-comment' }));
  await saves('c-norte', 'inception', 'canary-assessment-final');
  await moves('share', 'c-norte~inception');
  await moves('finish', 'c-norte~inception');
  await moves('submit', 'c-norte~inception', { receipt: 'canary-receipt-of-ogp' });
};
