/** How evidence reaches everybody, and what the server alone says of it: that its bytes came whole, and what the scanner found. */
import { writerOf, type RowKey, type RowOperation } from './change';
import type { Deciding, DecisionRefusal, Operations, SeenRows } from './deciding';
import { evidenceKey, onEvidence } from './decide-evidence';
import { publicationRefusalOf, publishedEvidenceId, type Derivative, type Evidence, type ScanState, type UnopenedWhy } from './evidence';
import { publishedEvidenceOf } from './evidence-publication';
import type { RecordId } from './ids';
import type { Fields, Json } from './json';
import { mayMove } from './life-cycles';
import { accept, refuse } from './result';
import { recordOf, type Records, type RowLookup } from './rows';

export interface PublishEvidenceArguments {
  readonly evidence: RecordId;
  readonly seen: SeenRows;
}

const key = (entity: keyof Records, id: RecordId): RowKey => ({ entity, id });

/** The rows that a publication of evidence looks at, as far as they are known. */
export const evidencePublicationRows = (id: RecordId, row: RowLookup): readonly RowKey[] => {
  const evidence = recordOf('evidence', row(evidenceKey(id)));
  return [
    evidenceKey(id),
    key('publishedEvidence', publishedEvidenceId(id)),
    ...(evidence ? [key('commitment', evidence.commitment)] : []),
    ...(evidence?.supersedes === undefined ? [] : [key('publishedEvidence', publishedEvidenceId(evidence.supersedes))]),
  ];
};

export const publishEvidenceRows = ({ evidence }: PublishEvidenceArguments, row: RowLookup): readonly RowKey[] => evidencePublicationRows(evidence, row);

/** A copy of what everybody may know is made and stands; members may read the record itself. */
export const decidePublishEvidence = ({ evidence: id, seen }: PublishEvidenceArguments, deciding: Deciding): Operations =>
  onEvidence({ id, act: 'evidence.publish' }, deciding, (evidence, image) => {
    const refusal = refusalOfPublication(evidence, deciding);
    if (refusal) return refuse(refusal);
    // What the author looked at is its words; the server may have moved its state meanwhile.
    const looked = { ...seen[id], state: writerOf(image.writers, 'state') };
    return accept(publication(evidence, deciding, looked));
  });

/** Why it may not be published now, or undefined. */
const refusalOfPublication = (evidence: Evidence, { today, row }: Deciding): DecisionRefusal | undefined => {
  const owed = publicationRefusalOf(evidence, today);
  if (owed !== undefined) return { problem: owed === 'published' || owed === 'not-standing' ? 'closed' : 'invalid', why: owed };
  return row(key('commitment', evidence.commitment))?.audience === 'public' ? undefined : { problem: 'invalid', why: 'commitment-not-public' };
};

const publication = (evidence: Evidence, { today, row }: Deciding, seen?: RowOperation['seen']): readonly RowOperation[] => {
  const former = evidence.supersedes === undefined ? undefined : recordOf('publishedEvidence', row(key('publishedEvidence', publishedEvidenceId(evidence.supersedes))));
  return [
    { ...evidenceKey(evidence.id), act: 'patch', set: { publishedOn: today }, audience: 'members', ...(seen ? { seen } : {}) },
    { ...key('publishedEvidence', publishedEvidenceId(evidence.id)), act: 'create', set: publishedEvidenceOf(evidence, today) as unknown as Fields, audience: 'public' },
    ...(former ? [{ ...key('publishedEvidence', former.id), act: 'patch', set: { supersededBy: evidence.id } } as const] : []),
  ];
};

/** What is published with a check-in of the evidence that its lines point to: whatever may be; the rest stays where it is, and may follow by its own act. */
export const publishedWith = (ids: readonly RecordId[], deciding: Deciding): readonly RowOperation[] =>
  ids.flatMap((id) => {
    const evidence = recordOf('evidence', deciding.row(evidenceKey(id)));
    return evidence && !refusalOfPublication(evidence, deciding) ? publication(evidence, deciding) : [];
  });

export interface Receipt {
  readonly sha256: string;
  readonly bytes: number;
  readonly receivedAt: number;
  readonly scan: ScanState;
  readonly unopened?: UnopenedWhy;
  readonly derivatives: readonly Derivative[];
}

/**
 * What the server writes once the bytes of an original are whole. Nothing where their hash or length is not the one that the author's
 * device named: such bytes do not count (invariant 16). What comes once more, from a second server or after a stop, keeps the hour of the first.
 */
export const receivedOperations = (evidence: Evidence, { sha256, bytes, receivedAt, scan, unopened, derivatives }: Receipt): readonly RowOperation[] => {
  if (evidence.original?.sha256 !== sha256 || evidence.original.bytes !== bytes) return [];
  const moves = mayMove('evidence', evidence.state, 'received');
  return [{ ...evidenceKey(evidence.id), act: 'patch', set: { receivedAt: evidence.receivedAt ?? receivedAt, scan, ...(unopened === undefined ? {} : { unopened }), derivatives: derivatives as unknown as Json, ...(moves ? { state: 'received' } : {}) } }];
};

/** What the server writes when it has looked, or made more pictures. Nothing of what a scanner found harmful stays public. */
export const scannedOperations = (evidence: Evidence, { scan, derivatives }: Partial<Pick<Receipt, 'scan' | 'derivatives'>>): readonly RowOperation[] => {
  const set: Fields = { ...(scan === undefined ? {} : { scan }), ...(derivatives === undefined ? {} : { derivatives: derivatives as unknown as Json }) };
  const hides = scan === 'infected' && evidence.publishedOn !== undefined;
  return [
    { ...evidenceKey(evidence.id), act: 'patch', set },
    ...(hides ? [{ ...key('publishedEvidence', publishedEvidenceId(evidence.id)), act: 'patch', set: { derivatives: [] } } as const] : []),
  ];
};
