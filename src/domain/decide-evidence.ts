/** What the acts on evidence do to rows: add, describe, replace, withdraw. How it is published stands in decide-evidence-publication.ts. */
import type { RowImage, RowKey, RowOperation } from './change';
import type { Day } from './day';
import type { Deciding, DecisionRefusal, Operations, SeenRows } from './deciding';
import { isStandingEvidence, mayBeOpened, owedByEvidence, publishedEvidenceId, type BlobReference, type Evidence, type EvidenceDetails, type EvidencePlace, type PeopleShown, type Sensitivity } from './evidence';
import type { RecordId } from './ids';
import type { Fields, Json } from './json';
import { isReason, mayMove } from './life-cycles';
import { areaOf, audiencesOf, may, type Act } from './permissions';
import { accept, refuse, type Result } from './result';
import { recordOf, type Records, type RowLookup } from './rows';

export interface AddArguments {
  readonly evidence: RecordId;
  readonly details: EvidenceDetails;
}

/** Only what changes; null takes away what may be absent. */
export interface DescribeArguments {
  readonly evidence: RecordId;
  readonly set: {
    readonly title?: string;
    readonly shows?: string;
    readonly milestones?: readonly RecordId[];
    readonly place?: EvidencePlace | null;
    readonly sensitivity?: Sensitivity;
    readonly embargoedUntil?: Day | null;
    readonly people?: PeopleShown;
    readonly publicPicture?: BlobReference | null;
  };
  readonly seen: SeenRows;
}

export interface ReplaceArguments extends AddArguments {
  /** The one that it supersedes. */
  readonly former: RecordId;
}

export interface WithdrawArguments {
  readonly evidence: RecordId;
  readonly reason: string;
}

export const evidenceKey = (id: RecordId): RowKey => ({ entity: 'evidence', id });
const key = (entity: keyof Records, id: RecordId): RowKey => ({ entity, id });

const detailKeys = ({ commitment, organization, milestones, meeting, agreement, request }: EvidenceDetails): readonly RowKey[] => [
  key('commitment', commitment),
  key('organization', organization),
  ...milestones.map((id) => key('milestone', id)),
  ...(meeting === undefined ? [] : [key('meeting', meeting)]),
  ...(agreement === undefined ? [] : [key('agreement', agreement)]),
  ...(request === undefined ? [] : [key('evidenceRequest', request)]),
];

export const addRows = ({ evidence, details }: AddArguments): readonly RowKey[] => [evidenceKey(evidence), ...detailKeys(details)];

/** New evidence, held by its area, coordination and the monitor until somebody accepts it. */
export const decideAdd = ({ evidence, details }: AddArguments, deciding: Deciding): Operations => {
  const refusal = refusalOfDetails(details, deciding);
  return refusal ? refuse(refusal) : accept([birth(evidence, details, deciding)]);
};

const birth = (id: RecordId, details: EvidenceDetails, { person, today, final }: Deciding, supersedes?: RecordId): RowOperation => {
  const named = (blob: BlobReference | undefined): Json | undefined => blob && ({ ...blob, ...(blob.name === undefined ? {} : { name: blob.name.normalize('NFC') }) } as unknown as Json);
  const isOwn = person.memberships.some(({ organization }) => organization === details.organization);
  const fields: Readonly<Record<string, unknown>> = {
    ...details,
    original: named(details.original),
    author: person.user,
    addedOn: today,
    // Words and links have no bytes to wait for: they are here once the server has them.
    state: final && !details.original ? 'received' : 'captured',
    onBehalf: isOwn ? undefined : true,
    supersedes,
  };
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
  return { ...evidenceKey(id), act: 'create', set, audience: areaOf(details.organization) };
};

/** The first reason why these details are nobody's evidence, or undefined. */
const refusalOfDetails = (details: EvidenceDetails, { person, today, row }: Deciding): DecisionRefusal | undefined => {
  const { organization, commitment: id, milestones, meeting, agreement, request, checkIn } = details;
  const commitment = recordOf('commitment', row(key('commitment', id)));
  const asked = request === undefined ? undefined : recordOf('evidenceRequest', row(key('evidenceRequest', request)));
  const known = milestones.map((each) => recordOf('milestone', row(key('milestone', each))));
  const assigned = asked?.organization === organization || known.some((each) => each?.responsible === organization);
  if (!may(person, 'evidence.add', today, { organization, assigned, ...(commitment ? { commitment } : {}) })) return { problem: 'forbidden', why: 'evidence.add' };
  if (!commitment) return { problem: 'missing', why: 'commitment' };
  if (!row(key('organization', organization))) return { problem: 'missing', why: 'organization' };
  const owed = owedByEvidence(details);
  if (owed !== undefined) return { problem: 'invalid', why: owed };
  if (known.some((each) => each?.commitment !== id)) return { problem: 'invalid', why: 'milestone-of-another-commitment' };
  const met = meeting === undefined ? undefined : recordOf('meeting', row(key('meeting', meeting)));
  // A meeting of the whole plan names no commitment.
  if (meeting !== undefined && (!met || (met.commitments.length > 0 && !met.commitments.includes(id)))) return { problem: 'invalid', why: 'meeting-of-another-commitment' };
  const agreed = agreement === undefined ? undefined : recordOf('agreement', row(key('agreement', agreement)));
  if (agreement !== undefined && (!agreed || (agreed.commitments.length > 0 && !agreed.commitments.includes(id)))) return { problem: 'invalid', why: 'agreement-of-another-commitment' };
  if (request !== undefined && (asked?.commitment !== id || asked.organization !== organization)) return { problem: 'invalid', why: 'request-of-another' };
  return checkIn !== undefined && !checkIn.startsWith(`${id}~`) ? { problem: 'invalid', why: 'check-in-of-another-commitment' } : undefined;
};

export const describeRows = ({ evidence, set }: DescribeArguments): readonly RowKey[] => [evidenceKey(evidence), ...(set.milestones ?? []).map((id) => key('milestone', id))];

/** Its words, milestones and who may see it, until it is published: what is public stands as it was shown. */
export const decideDescribe = ({ evidence: id, set, seen }: DescribeArguments, deciding: Deciding): Operations =>
  onEvidence({ id, act: 'evidence.write' }, deciding, (evidence, image) => {
    if (evidence.publishedOn !== undefined) return refuse({ problem: 'closed', why: 'published' });
    if (!isStandingEvidence(evidence)) return refuse({ problem: 'closed', why: evidence.state });
    if (Object.keys(set).length === 0) return refuse({ problem: 'invalid', why: 'nothing-said' });
    const described = { ...evidence, ...withoutNulls(set) };
    const owed = owedByEvidence({ ...described, ...(set.embargoedUntil === null ? { embargoedUntil: '' } : {}) });
    if (owed !== undefined) return refuse({ problem: 'invalid', why: owed });
    const foreign = (set.milestones ?? []).some((each) => recordOf('milestone', deciding.row(key('milestone', each)))?.commitment !== evidence.commitment);
    if (foreign) return refuse({ problem: 'invalid', why: 'milestone-of-another-commitment' });
    // What may no longer be shown goes back to those who held it before anybody accepted it.
    const closes = !mayBeOpened(described) && image.audience !== areaOf(evidence.organization);
    return accept([{ ...evidenceKey(id), act: 'patch', set: set as unknown as Fields, seen: seen[id] ?? {}, ...(closes ? { audience: areaOf(evidence.organization) } : {}) }]);
  });

const withoutNulls = (set: DescribeArguments['set']): Partial<Evidence> => Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null));

export const replaceRows = ({ evidence, details, former }: ReplaceArguments): readonly RowKey[] => [evidenceKey(former), ...addRows({ evidence, details })];

/** Something better in its place; the former stays, and says by what it was replaced. */
export const decideReplace = ({ evidence: id, details, former: formerId }: ReplaceArguments, deciding: Deciding): Operations =>
  onEvidence({ id: formerId, act: 'evidence.write' }, deciding, (former) => {
    if (!mayMove('evidence', former.state, 'superseded')) return refuse({ problem: 'closed', why: former.state });
    if (details.commitment !== former.commitment || details.organization !== former.organization) return refuse({ problem: 'invalid', why: 'evidence-of-another' });
    const refusal = refusalOfDetails(details, deciding);
    if (refusal) return refuse(refusal);
    return accept([birth(id, details, deciding, formerId), { ...evidenceKey(formerId), act: 'patch', set: { state: 'superseded', supersededBy: id } }]);
  });

export const withdrawRows = ({ evidence: id }: WithdrawArguments): readonly RowKey[] => [evidenceKey(id), key('publishedEvidence', publishedEvidenceId(id))];

/** Taken back for a reason, never without a trace. Once everybody could see it, coordination takes it back. */
export const decideWithdraw = ({ evidence: id, reason }: WithdrawArguments, deciding: Deciding): Operations =>
  onEvidence({ id, act: 'evidence.write' }, deciding, (evidence) => {
    const { person, today, row } = deciding;
    const published = recordOf('publishedEvidence', row(key('publishedEvidence', publishedEvidenceId(id))));
    if (published && !may(person, 'evidence.publish', today)) return refuse({ problem: 'forbidden', why: 'evidence.publish' });
    if (!mayMove('evidence', evidence.state, 'withdrawn')) return refuse({ problem: 'closed', why: evidence.state });
    if (!isReason(reason)) return refuse({ problem: 'invalid', why: 'reason-too-short' });
    const gone = { withdrawnOn: today, reason: reason.trim() };
    const emptied = { ...gone, title: null, shows: null, text: null, link: null, derivatives: [] };
    return accept([
      { ...evidenceKey(id), act: 'patch', set: { state: 'withdrawn', ...gone } },
      ...(published ? [{ ...key('publishedEvidence', published.id), act: 'patch', set: emptied } as const] : []),
    ]);
  });

/** The evidence if the person may act on it. Whoever may not hold it is told the same as of one that never was. */
export const onEvidence = ({ id, act }: { readonly id: RecordId; readonly act: Act }, { person, today, row }: Deciding, then: (evidence: Evidence, image: RowImage) => Result<readonly RowOperation[], DecisionRefusal>): Operations => {
  const image = row(evidenceKey(id));
  const evidence = recordOf('evidence', image);
  if (!image || !evidence) return refuse({ problem: 'missing', why: 'evidence' });
  if (may(person, act, today, { organization: evidence.organization })) return then(evidence, image);
  return refuse(audiencesOf(person, today, [evidence.organization]).includes(image.audience) ? { problem: 'forbidden', why: act } : { problem: 'missing', why: 'evidence' });
};

/** Evidence as statements and answers point to it: of that commitment and that area, and standing. Else the first reason not to. */
export const refusalOfPointing = (ids: readonly RecordId[], { commitment, organization }: { readonly commitment: RecordId; readonly organization: RecordId }, row: RowLookup): DecisionRefusal | undefined => {
  for (const id of ids) {
    const evidence = recordOf('evidence', row(evidenceKey(id)));
    if (!evidence || evidence.organization !== organization) return { problem: 'missing', why: 'evidence' };
    if (evidence.commitment !== commitment) return { problem: 'invalid', why: 'evidence-of-another-commitment' };
    if (!isStandingEvidence(evidence)) return { problem: 'closed', why: evidence.state };
  }
  return undefined;
};

/** Members may read it from now on, where nothing in it forbids that. */
export const openedToMembers = (ids: readonly RecordId[], row: RowLookup): readonly RowOperation[] =>
  ids.flatMap((id) => {
    const image = row(evidenceKey(id));
    const evidence = recordOf('evidence', image);
    const opens = evidence && image?.audience === areaOf(evidence.organization) && isStandingEvidence(evidence) && mayBeOpened(evidence);
    return opens ? [{ ...evidenceKey(id), act: 'audience', audience: 'members' } as const] : [];
  });
