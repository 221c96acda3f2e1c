/** What the acts on a request of evidence do to rows: open, ask again, answer, decline, accept, find insufficient. */
import type { RowKey, RowOperation } from './change';
import { isParty } from './commitment';
import type { Day } from './day';
import type { Deciding, DecisionRefusal, Operations, SeenRows } from './deciding';
import { evidenceKey, openedToMembers, refusalOfPointing } from './decide-evidence';
import { publishedRequestOf } from './evidence-publication';
import { publishedRequestId, type EvidenceRequest, type RequestReply } from './evidence-request';
import type { RecordId } from './ids';
import type { Fields } from './json';
import { isReason, mayMove } from './life-cycles';
import { areaOf, audiencesOf, may, type Act } from './permissions';
import { accept, refuse, type Result } from './result';
import { recordOf, type Records, type RowLookup } from './rows';

export interface OpenRequestArguments {
  readonly request: RecordId;
  readonly commitment: RecordId;
  readonly milestone?: RecordId;
  readonly meeting?: RecordId;
  readonly organization: RecordId;
  readonly question: string;
  readonly due: Day;
}

export interface AskAgainArguments {
  readonly request: RecordId;
  readonly due: Day;
  readonly seen: SeenRows;
}

export interface AnswerArguments {
  readonly request: RecordId;
  readonly evidence: readonly RecordId[];
  readonly note?: string;
  readonly seen: SeenRows;
}

export interface DeclineArguments {
  readonly request: RecordId;
  readonly reason: string;
  readonly seen: SeenRows;
}

export interface AcceptRequestArguments {
  readonly request: RecordId;
  readonly seen: SeenRows;
}

export interface InsufficientArguments extends DeclineArguments {
  /** By when it is asked for again. */
  readonly due: Day;
}

const key = (entity: keyof Records, id: RecordId): RowKey => ({ entity, id });

export const openRequestRows = ({ request, commitment, milestone, meeting, organization }: OpenRequestArguments): readonly RowKey[] => [
  key('evidenceRequest', request),
  key('commitment', commitment),
  key('organization', organization),
  ...(milestone === undefined ? [] : [key('milestone', milestone)]),
  ...(meeting === undefined ? [] : [key('meeting', meeting)]),
];

/** Asked of an area that takes part in the commitment or answers for the milestone. That it was asked is public where the commitment is; the question is not. */
export const decideOpenRequest = (given: OpenRequestArguments, deciding: Deciding): Operations => {
  const { person, today, row } = deciding;
  const { request: id, organization, due, question, ...of } = given;
  if (!may(person, 'request.open', today)) return refuse({ problem: 'forbidden', why: 'request.open' });
  const image = row(key('commitment', of.commitment));
  const commitment = recordOf('commitment', image);
  if (!commitment || !row(key('organization', organization))) return refuse({ problem: 'missing', why: commitment ? 'organization' : 'commitment' });
  const milestone = of.milestone === undefined ? undefined : recordOf('milestone', row(key('milestone', of.milestone)));
  if (of.milestone !== undefined && milestone?.commitment !== of.commitment) return refuse({ problem: 'invalid', why: 'milestone-of-another-commitment' });
  if (!isParty(commitment, organization) && milestone?.responsible !== organization) return refuse({ problem: 'invalid', why: 'organization-not-a-party' });
  if (of.meeting !== undefined && !row(key('meeting', of.meeting))) return refuse({ problem: 'missing', why: 'meeting' });
  if (question.trim() === '') return refuse({ problem: 'invalid', why: 'question-missing' });
  if (due < today) return refuse({ problem: 'invalid', why: 'due-passed' });
  const opened: Omit<EvidenceRequest, 'id'> = { ...of, organization, question: question.trim(), due, state: 'open', asks: 1, openedOn: today, askedBy: person.user, askedOn: today, replies: [] };
  return accept([
    { ...key('evidenceRequest', id), act: 'create', set: opened as unknown as Fields, audience: areaOf(organization) },
    { ...key('publishedRequest', publishedRequestId(id)), act: 'create', set: publishedRequestOf({ ...opened, id }) as unknown as Fields, audience: image?.audience ?? 'members' },
  ]);
};

export const requestRows = ({ request: id }: { readonly request: RecordId }, row: RowLookup): readonly RowKey[] => [
  key('evidenceRequest', id),
  key('publishedRequest', publishedRequestId(id)),
  ...(recordOf('evidenceRequest', row(key('evidenceRequest', id)))?.replies.at(-1)?.evidence ?? []).map(evidenceKey),
];

/** Nothing came: it is asked for once more, by another day. */
export const decideAskAgain = (given: AskAgainArguments, deciding: Deciding): Operations =>
  onRequest(given, 'request.open', deciding, (request) => {
    const { person, today } = deciding;
    if (request.state !== 'open') return refuse({ problem: 'closed', why: request.state });
    if (given.due < today) return refuse({ problem: 'invalid', why: 'due-passed' });
    return moved(request, given.seen, { due: given.due, asks: request.asks + 1, askedOn: today, askedBy: person.user });
  });

export const answerRows = ({ request, evidence }: AnswerArguments, row: RowLookup): readonly RowKey[] => [...requestRows({ request }, row), ...evidence.map(evidenceKey)];

/** With evidence of the same area and commitment; late counts too. */
export const decideAnswer = (given: AnswerArguments, deciding: Deciding): Operations =>
  onRequest(given, 'request.answer', deciding, (request) => {
    if (given.evidence.length === 0) return refuse({ problem: 'invalid', why: 'evidence-missing' });
    const refusal = refusalOfPointing(given.evidence, request, deciding.row);
    if (refusal) return refuse(refusal);
    const note = (given.note ?? '').trim();
    return replied(request, given.seen, { to: 'answered', reply: { evidence: [...new Set(given.evidence)], ...(note === '' ? {} : { note }) } }, deciding);
  });

/** A reasoned refusal ends the request. */
export const decideDecline = (given: DeclineArguments, deciding: Deciding): Operations =>
  onRequest(given, 'request.answer', deciding, (request) => {
    if (!isReason(given.reason)) return refuse({ problem: 'invalid', why: 'reason-too-short' });
    return replied(request, given.seen, { to: 'declined', reply: { evidence: [], note: given.reason.trim(), declined: true } }, deciding);
  });

interface Reply {
  readonly to: 'answered' | 'declined';
  readonly reply: Pick<RequestReply, 'evidence' | 'note' | 'declined'>;
}

const replied = (request: EvidenceRequest, seen: SeenRows, { to, reply }: Reply, { person, today }: Deciding): Operations => {
  if (!mayMove('evidenceRequest', request.state, to)) return refuse({ problem: 'closed', why: request.state });
  const isOwn = person.memberships.some(({ organization }) => organization === request.organization);
  const said: RequestReply = { ...reply, on: today, by: person.user, ...(isOwn ? {} : { onBehalf: true }) };
  return moved(request, seen, { state: to, replies: [...request.replies, said], ...(to === 'declined' ? { closedOn: today } : {}) });
};

/** It suffices: members may read the request and, of what was shown, what may be shown to them. */
export const decideAcceptRequest = (given: AcceptRequestArguments, deciding: Deciding): Operations =>
  onRequest(given, 'request.judge', deciding, (request) => {
    if (!mayMove('evidenceRequest', request.state, 'accepted')) return refuse({ problem: 'closed', why: request.state });
    const operations = moved(request, given.seen, { state: 'accepted', closedOn: deciding.today }, 'members');
    return operations.accepted ? accept([...operations.value, ...openedToMembers(request.replies.at(-1)?.evidence ?? [], deciding.row)]) : operations;
  });

/** It does not suffice, and why: the request is open again by another day. */
export const decideInsufficient = (given: InsufficientArguments, deciding: Deciding): Operations =>
  onRequest(given, 'request.judge', deciding, (request) => {
    const { person, today } = deciding;
    if (!mayMove('evidenceRequest', request.state, 'insufficient')) return refuse({ problem: 'closed', why: request.state });
    if (!isReason(given.reason)) return refuse({ problem: 'invalid', why: 'reason-too-short' });
    if (given.due < today) return refuse({ problem: 'invalid', why: 'due-passed' });
    const insufficient = { reason: given.reason.trim(), on: today };
    const replies = request.replies.map((reply, index) => (index === request.replies.length - 1 ? { ...reply, insufficient } : reply));
    return moved(request, given.seen, { state: 'open', replies, due: given.due, asks: request.asks + 1, askedOn: today, askedBy: person.user });
  });

/** The request with what changed, and what everybody may know of it. */
const moved = (request: EvidenceRequest, seen: SeenRows, set: Partial<EvidenceRequest>, audience?: string): Operations => {
  const fields = set as unknown as Fields;
  return accept([
    { ...key('evidenceRequest', request.id), act: 'patch', set: fields, seen: seen[request.id] ?? {}, ...(audience === undefined ? {} : { audience }) },
    { ...key('publishedRequest', publishedRequestId(request.id)), act: 'patch', set: publishedRequestOf({ ...request, ...set }) as unknown as Fields },
  ]);
};

/** The request if the person may act on it. Whoever may not hold it is told the same as of one that never was. */
const onRequest = (given: { readonly request: RecordId }, act: Act, { person, today, row }: Deciding, then: (request: EvidenceRequest) => Result<readonly RowOperation[], DecisionRefusal>): Operations => {
  const image = row(key('evidenceRequest', given.request));
  const request = recordOf('evidenceRequest', image);
  if (!image || !request) return refuse({ problem: 'missing', why: 'evidenceRequest' });
  if (may(person, act, today, { organization: request.organization })) return then(request);
  return refuse(audiencesOf(person, today, [request.organization]).includes(image.audience) ? { problem: 'forbidden', why: act } : { problem: 'missing', why: 'evidenceRequest' });
};
