/** Evidence and requests at every step of their lives, each place with a text of its own, and who may hold it. */
import type { Change } from '../../src/domain/change';
import { receivedOperations } from '../../src/domain/decide-evidence-publication';
import type { EvidenceDetails } from '../../src/domain/evidence';
import { recordOf } from '../../src/domain/rows';
import type { SyncResponse } from '../../src/protocol/sync-messages';
import { commandOf } from './change';
import { photoDetails, receiptOf } from './evidence';
import { personNames, plan, type House, type PersonName } from './plan-with-roles';
import { requestOf } from './sync-request';

const members: readonly PersonName[] = ['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator'];
const areaOfNorte: readonly PersonName[] = ['coordination', 'focalNorte', 'monitor'];

export const holdersOfEvidence: Readonly<Record<string, readonly PersonName[]>> = {
  'canary-shown-captured': areaOfNorte,
  'canary-shown-restricted': areaOfNorte,
  'canary-shown-accepted': members,
  'canary-shown-published': personNames,
  'canary-place-published': members,
  'canary-file-published': members,
  'canary-shown-withdrawn': members,
  'canary-why-withdrawn': personNames,
  'canary-question': areaOfNorte,
  'canary-declined': areaOfNorte,
  'canary-answered-question': members,
  'canary-answer-note': members,
};

/** The house with evidence of norte. */
export const plantEvidence = async (house: House): Promise<void> => {
  const seenOf = async (entity: string, id: string) => ({ [id]: (await house.server.container.store.read(plan, (log) => log.rows([{ entity, id }])))[0]?.writers ?? {} });
  const does = async (as: PersonName, change: Change): Promise<void> => {
    const { body } = await house.browsers[as].post(`/api/plans/${plan}/sync`, requestOf({ push: [change] }));
    const outcome = (body as SyncResponse).outcomes[0];
    if (outcome?.end !== 'applied') throw new Error(`${as} ${change.kind}: ${JSON.stringify(outcome)}`);
  };
  const add = (step: string, partial: Partial<EvidenceDetails> = {}): Promise<void> =>
    does('focalNorte', commandOf('evidence.add', { evidence: `e-${step}`, details: photoDetails({ commitment: 'c-norte', organization: 'norte', milestones: ['h-norte'], shows: `canary-shown-${step}`, ...partial }) }));
  const moves = async (as: PersonName, kind: string, id: string, given: object = {}): Promise<void> => {
    const isRequest = kind.startsWith('request.');
    await does(as, commandOf(kind, { [isRequest ? 'request' : 'evidence']: id, seen: await seenOf(isRequest ? 'evidenceRequest' : 'evidence', id), ...given }));
  };
  const asks = (id: string, question: string): Promise<void> => does('monitor', commandOf('request.open', { request: id, commitment: 'c-norte', organization: 'norte', question, due: '2040-01-01' }));

  await add('captured');
  await add('restricted', { sensitivity: 'restricted' });
  await add('accepted');
  await asks('q-open', 'canary-question');
  await asks('q-declined', 'Otra cosa');
  await moves('focalNorte', 'request.decline', 'q-declined', { reason: 'canary-declined' });
  await asks('q-accepted', 'canary-answered-question');
  await moves('focalNorte', 'request.answer', 'q-accepted', { evidence: ['e-accepted', 'e-restricted'], note: 'canary-answer-note' });
  await moves('monitor', 'request.accept', 'q-accepted');
  for (const step of ['published', 'withdrawn']) {
    await add(step, { place: { text: `canary-place-${step}` }, original: { sha256: receiptOf().sha256, bytes: receiptOf().bytes, type: 'image/jpeg', name: `canary-file-${step}.jpg` } });
    const [row] = await house.server.container.store.read(plan, (log) => log.rows([{ entity: 'evidence', id: `e-${step}` }]));
    const evidence = recordOf('evidence', row);
    if (evidence) await house.write(receivedOperations(evidence, receiptOf()));
    await moves('coordination', 'evidence.publish', `e-${step}`);
  }
  await does('coordination', commandOf('evidence.withdraw', { evidence: 'e-withdrawn', reason: 'canary-why-withdrawn' }));
};
