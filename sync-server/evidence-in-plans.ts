/** What the operator's commands read of evidence, of every plan: which bytes its records promise, and which pages they link to. */
import type { Evidence } from '../src/domain/evidence';
import type { RecordId } from '../src/domain/ids';
import { recordOf } from '../src/domain/rows';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import type { PromisedBlob } from './modules/evidence/scrub';
import type { FiledLink } from './modules/evidence/check-links';

/** Of what was received: the original, and every copy that was made. */
export const promisedBlobs = (store: ChangeLogStore): Promise<readonly PromisedBlob[]> =>
  acrossEvidence(store, (plan, { id, original, receivedAt, derivatives = [] }) => [
    ...(original && receivedAt !== undefined ? [{ plan, evidence: id, part: 'original', sha256: original.sha256 }] : []),
    ...derivatives.map(({ part, sha256 }) => ({ plan, evidence: id, part, sha256 })),
  ]);

/** Of evidence that stands. */
export const filedLinks = (store: ChangeLogStore): Promise<readonly FiledLink[]> =>
  acrossEvidence(store, (plan, { id, link, state }) => (link && state !== 'withdrawn' && state !== 'superseded' ? [{ plan, evidence: id, url: link.url }] : []));

const acrossEvidence = async <Found>(store: ChangeLogStore, find: (plan: RecordId, evidence: Evidence) => readonly Found[]): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const plan of await store.plans())
    for (const row of await store.read(plan, (log) => log.rowsOf('evidence'))) {
      const evidence = recordOf('evidence', row);
      if (evidence) found.push(...find(plan, evidence));
    }
  return found;
};
