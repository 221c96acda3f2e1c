/** What the operator's commands read of every plan: which bytes its records promise, and which pages evidence links to. */
import type { RecordId } from '../src/domain/ids';
import { recordOf, type Records } from '../src/domain/rows';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import type { PromisedBlob } from './modules/evidence/scrub';
import type { FiledLink } from './modules/evidence/check-links';

/** Of what was received: originals with every copy that was made, and the voices of reviews. */
export const promisedBlobs = async (store: ChangeLogStore): Promise<readonly PromisedBlob[]> => [
  ...(await acrossPlans(store, 'evidence', (plan, { id, original, receivedAt, derivatives = [] }) => [
    ...(original && receivedAt !== undefined ? [{ plan, record: id, part: 'original', sha256: original.sha256 }] : []),
    ...derivatives.map(({ part, sha256 }) => ({ plan, record: id, part, sha256 })),
  ])),
  ...(await acrossPlans(store, 'review', (plan, { id, voice, voiceReceivedAt }) => (voice && voiceReceivedAt !== undefined ? [{ plan, record: id, part: 'voice', sha256: voice.sha256 }] : []))),
];

/** Of evidence that stands. */
export const filedLinks = (store: ChangeLogStore): Promise<readonly FiledLink[]> =>
  acrossPlans(store, 'evidence', (plan, { id, link, state }) => (link && state !== 'withdrawn' && state !== 'superseded' ? [{ plan, evidence: id, url: link.url }] : []));

const acrossPlans = async <Name extends keyof Records, Found>(store: ChangeLogStore, entity: Name, find: (plan: RecordId, record: Records[Name]) => readonly Found[]): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const plan of await store.plans())
    for (const row of await store.read(plan, (log) => log.rowsOf(entity))) {
      const record = recordOf(entity, row);
      if (record) found.push(...find(plan, record));
    }
  return found;
};
