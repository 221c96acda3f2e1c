/** What must hold of evidence and of requests at rest, whatever happened on the way: who holds it, what came, what was answered. */
import type { Change, RowImage } from '../../src/domain/change';
import type { Evidence, PublishedEvidence } from '../../src/domain/evidence';
import { publishedRequestOf } from '../../src/domain/evidence-publication';
import { publishedRequestId, type EvidenceRequest } from '../../src/domain/evidence-request';
import { sameJson } from '../../src/domain/json';
import { isReason } from '../../src/domain/life-cycles';
import { areaOf } from '../../src/domain/permissions';
import { recordOf } from '../../src/domain/rows';
import { must } from './invariants';
import { plan, type World } from './world';

interface Act {
  readonly kind: string;
  readonly of: Readonly<Record<string, unknown>>;
  readonly rows: readonly string[];
}

interface Kept {
  readonly acts: readonly Act[];
  readonly evidence: readonly { readonly image: RowImage; readonly record: Evidence }[];
  readonly copies: readonly PublishedEvidence[];
  readonly requests: readonly EvidenceRequest[];
  readonly told: ReadonlyMap<string, RowImage>;
}

const keptBy = (world: World): Promise<Kept> =>
  world.store.read(plan, async (log) => {
    const [entries, evidence, copies, requests, told] = [await log.entriesAbove(0, Number.MAX_SAFE_INTEGER), await log.rowsOf('evidence'), await log.rowsOf('publishedEvidence'), await log.rowsOf('evidenceRequest'), await log.rowsOf('publishedRequest')];
    const acts = entries.filter(({ kind }) => /^(evidence|request)\./.test(kind)).map(({ kind, body }): Act => {
      const change = JSON.parse(body) as Change;
      return { kind, of: (change.arguments ?? {}) as Readonly<Record<string, unknown>>, rows: change.operations.map(({ id }) => id) };
    });
    return {
      acts,
      evidence: evidence.flatMap((image) => {
        const record = recordOf('evidence', image);
        return record ? [{ record, image }] : [];
      }),
      copies: copies.flatMap((image) => recordOf('publishedEvidence', image) ?? []),
      requests: requests.flatMap((image) => recordOf('evidenceRequest', image) ?? []),
      told: new Map(told.map((image) => [image.id, image])),
    };
  });

/** Throws `Broken` where one does not hold; otherwise how often each act stands in the log. */
export const evidenceIsWhole = async (world: World): Promise<ReadonlyMap<string, number>> => {
  const kept = await keptBy(world);
  for (const { record, image } of kept.evidence) evidenceHolds(record, image, kept);
  for (const copy of kept.copies) copyHolds(copy, kept);
  for (const request of kept.requests) requestHolds(request, kept);
  const times = new Map<string, number>();
  for (const { kind } of kept.acts) times.set(kind, (times.get(kind) ?? 0) + 1);
  return times;
};

const evidenceHolds = (record: Evidence, { audience }: RowImage, { acts, evidence }: Kept): void => {
  const { id, organization, sensitivity, original, receivedAt, state, supersedes, supersededBy, reason } = record;
  must(sensitivity === 'public' || audience === areaOf(organization), 'E1 kept from others', `${id} is ${sensitivity} and held by ${audience}`);
  const came = acts.some(({ kind, rows }) => kind === 'evidence.received' && rows.includes(id));
  must((receivedAt !== undefined) === came, 'E2 received', `${id} ${state}`);
  must(state !== 'received' || !original || came, 'E2 received', `${id} is said to have come`);
  const other = (wanted: string | undefined): Evidence | undefined => evidence.find(({ record: each }) => each.id === wanted)?.record;
  must(supersedes === undefined || other(supersedes)?.supersededBy === id, 'E3 versions', `${id} replaces one that does not know it`);
  must(supersededBy === undefined || other(supersededBy)?.supersedes === id, 'E3 versions', `${id} was replaced by one that does not know it`);
  must(state !== 'withdrawn' || isReason(reason ?? ''), 'E4 taken back', `${id} without a reason`);
};

const copyHolds = ({ id, evidence: of, original, title, shows, withdrawnOn, derivatives }: PublishedEvidence, { evidence }: Kept): void => {
  const whole = evidence.find(({ record }) => record.id === of)?.record;
  must(whole?.sensitivity === 'public', 'E1 kept from others', `${id} is public`);
  must(original?.sha256 === whole?.original?.sha256, 'E5 published', `${id} has other bytes`);
  must((whole?.state === 'withdrawn') === (withdrawnOn !== undefined), 'E4 taken back', id);
  must(withdrawnOn === undefined || (title === undefined && shows === undefined && derivatives.length === 0), 'E4 taken back', `${id} still says something`);
};

/** Nothing that was answered, declined or said of an answer is lost, and the count of asking is the count of acts. */
const requestHolds = (request: EvidenceRequest, { acts, told }: Kept): void => {
  const own = acts.filter(({ of }) => of['request'] === request.id);
  const of = (...kinds: readonly string[]): readonly Act[] => own.filter(({ kind }) => kinds.includes(kind));
  const answers = of('request.answer', 'request.decline').map((act) => act.of['note'] ?? act.of['reason']);
  must(sameJson(request.replies.map(({ note }) => note ?? null), answers as string[]), 'E6 requests', `${request.id} lost an answer`);
  const reasons = of('request.insufficient').map((act) => act.of['reason']);
  must(sameJson(request.replies.flatMap(({ insufficient }) => insufficient?.reason ?? []), reasons as string[]), 'E6 requests', `${request.id} lost a judgement`);
  must(request.asks === 1 + of('request.ask-again', 'request.insufficient').length, 'E6 requests', `${request.id} was asked ${request.asks} times`);
  must(sameJson(told.get(publishedRequestId(request.id))?.fields ?? null, publishedRequestOf(request) as never), 'E6 requests', `${request.id} is told otherwise`);
};
