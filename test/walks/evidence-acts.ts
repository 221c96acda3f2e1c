/** What people of the walks do with evidence: show, describe, replace, take back, publish; ask an area for it, answer, decline, judge. */
import type { Change } from '../../src/domain/change';
import { isStandingEvidence, type Evidence, type EvidenceDetails } from '../../src/domain/evidence';
import type { EvidenceRequest } from '../../src/domain/evidence-request';
import type { Fields } from '../../src/domain/json';
import type { CachedRow } from '../../src/storage/cache-store';
import type { Chance } from './chance';
import { commitmentIds, leadOfCommitment, milestonesOfCommitment } from './world';

export interface Showing {
  readonly chance: Chance;
  readonly visible: (entity: string) => readonly CachedRow[];
}

/** One act, as far as this tablet sees what it is done to; every person tries, and may be refused. */
export const evidenceAct = (showing: Showing): Partial<Change> | undefined => {
  const act = showing.chance.pick([add, add, describe, describe, describe, replace, withdraw, publish, ask, askAgain, answer, answer, answer, decline, accept, insufficient]);
  return act(showing) ?? add(showing);
};

type Act = (showing: Showing) => Partial<Change> | undefined;

const sensitivities = [{ sensitivity: 'public' }, { sensitivity: 'public' }, { sensitivity: 'restricted' }, { sensitivity: 'embargoed', embargoedUntil: '2027-01-31' }] as const;

const detailsOf = (chance: Chance, commitment: string): EvidenceDetails & Fields => ({
  commitment,
  organization: leadOfCommitment(commitment),
  milestones: [chance.pick(milestonesOfCommitment(commitment))],
  title: `title ${chance.below(1000)}`,
  shows: `shows ${chance.below(1000)}`,
  origin: 'captured',
  capturedAt: chance.below(1e9),
  people: 'none',
  ...chance.pick(sensitivities),
  ...(chance.happens(0.7)
    ? { kind: 'photo', original: { sha256: Buffer.from(chance.bytes(32)).toString('hex'), bytes: 1 + chance.below(1e6), type: 'image/jpeg' } }
    : { kind: 'observation', text: `seen ${chance.below(1000)}` }),
});

const fresh = (chance: Chance): string => `e${chance.below(1e9)}`;

const add: Act = ({ chance }) => ({ kind: 'evidence.add', arguments: { evidence: fresh(chance), details: detailsOf(chance, chance.pick(commitmentIds)) } });

const evidenceOf = (row: CachedRow): Evidence => ({ ...row.fields, id: row.id }) as unknown as Evidence;
const requestOf = (row: CachedRow): EvidenceRequest => ({ ...row.fields, id: row.id }) as unknown as EvidenceRequest;

const standing = ({ visible }: Showing): readonly CachedRow[] => visible('evidence').filter((row) => isStandingEvidence(evidenceOf(row)));

const anyOf = (chance: Chance, rows: readonly CachedRow[]): CachedRow | undefined => (rows.length === 0 ? undefined : chance.pick(rows));

const seenRow = (row: CachedRow) => ({ [row.id]: row.writers });

const describe: Act = (showing) => {
  const { chance } = showing;
  const row = anyOf(chance, standing(showing));
  const set = chance.pick([{ shows: `shows ${chance.below(1000)}` }, { title: `title ${chance.below(1000)}` }, { sensitivity: 'restricted' }, { sensitivity: 'public' }]);
  return row && { kind: 'evidence.describe', arguments: { evidence: row.id, set, seen: seenRow(row) } };
};

const replace: Act = (showing) => {
  const { chance } = showing;
  const row = anyOf(chance, standing(showing));
  return row && { kind: 'evidence.replace', arguments: { evidence: fresh(chance), details: detailsOf(chance, evidenceOf(row).commitment), former: row.id } };
};

const withdraw: Act = (showing) => {
  const row = anyOf(showing.chance, standing(showing));
  return row && { kind: 'evidence.withdraw', arguments: { evidence: row.id, reason: 'it shows somebody who did not agree' } };
};

const publish: Act = (showing) => {
  const row = anyOf(showing.chance, standing(showing).filter(({ fields }) => fields['publishedOn'] === undefined));
  return row && { kind: 'evidence.publish', arguments: { evidence: row.id, seen: seenRow(row) } };
};

const ask: Act = ({ chance }) => {
  const commitment = chance.pick(commitmentIds);
  return { kind: 'request.open', arguments: { request: `q${chance.below(1e9)}`, commitment, organization: leadOfCommitment(commitment), question: `where is it ${chance.below(1000)}`, due: '2026-11-30' } };
};

const requested = ({ chance, visible }: Showing, state: EvidenceRequest['state']): CachedRow | undefined => anyOf(chance, visible('evidenceRequest').filter((row) => requestOf(row).state === state));

const onRequest = (row: CachedRow, kind: string, more: object): Partial<Change> => ({ kind: `request.${kind}`, arguments: { request: row.id, seen: seenRow(row), ...more } });

const askAgain: Act = (showing) => {
  const row = requested(showing, 'open');
  return row && onRequest(row, 'ask-again', { due: '2026-12-07' });
};

const answer: Act = (showing) => {
  const row = requested(showing, 'open');
  const { commitment } = row ? requestOf(row) : {};
  const shown = anyOf(showing.chance, standing(showing).filter((each) => evidenceOf(each).commitment === commitment));
  return row && shown && onRequest(row, 'answer', { evidence: [shown.id], note: `here ${showing.chance.below(1e6)}` });
};

const decline: Act = (showing) => {
  const row = showing.chance.happens(0.4) ? requested(showing, 'open') : undefined;
  return row && onRequest(row, 'decline', { reason: `not of this area ${showing.chance.below(1e6)}` });
};

const accept: Act = (showing) => {
  const row = requested(showing, 'answered');
  return row && onRequest(row, 'accept', {});
};

const insufficient: Act = (showing) => {
  const row = requested(showing, 'answered');
  return row && onRequest(row, 'insufficient', { reason: `no signature ${showing.chance.below(1e6)}`, due: '2026-12-14' });
};
