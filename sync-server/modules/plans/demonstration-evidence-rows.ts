/** Evidence and requests of the demonstration as rows, as of a day: what lies after that day has not happened yet. */
import { createHash } from 'node:crypto';
import type { Audience } from '../../../src/domain/change';
import type { Day } from '../../../src/domain/day';
import { mayBeOpened, publishedEvidenceId, type BlobReference, type Derivative, type Evidence, type PublishedEvidence } from '../../../src/domain/evidence';
import { publishedEvidenceOf, publishedRequestOf } from '../../../src/domain/evidence-publication';
import { publishedRequestId, type EvidenceRequest, type RequestReply } from '../../../src/domain/evidence-request';
import { recordId, type RecordId, type UserId } from '../../../src/domain/ids';
import type { Fields } from '../../../src/domain/json';
import { areaOf } from '../../../src/domain/permissions';
import type { DemonstrationEvidence, DemonstrationEvidenceRequest, DemonstrationFilesOf } from './demonstration-evidence-format';
import { commitmentIdOf, milestoneIdOf, organizationIdOf } from './plan-ids';
import type { WantedRow } from './plan-rows';

export interface EvidenceFacts {
  readonly plan: RecordId;
  readonly evidence: readonly DemonstrationEvidence[];
  readonly requests: readonly DemonstrationEvidenceRequest[];
  readonly files: DemonstrationFilesOf;
  readonly today: Day;
  readonly userOf: (key: string) => UserId;
}

export const evidenceRows = (facts: EvidenceFacts): readonly WantedRow[] => [
  ...facts.evidence.filter(({ on }) => on <= facts.today).flatMap((given) => rowsOfEvidence(facts, given)),
  ...facts.requests.filter(({ on }) => on <= facts.today).flatMap((given) => rowsOfRequest(facts, given)),
];

const row = (entity: WantedRow['entity'], { id, ...fields }: { readonly id: RecordId }, audience: Audience): WantedRow => ({ entity, id, audience, fields: fields as Fields });

/** Like an id that a device makes, so that it has a code like any other; the same each time. */
const idFor = (facts: Pick<EvidenceFacts, 'plan'>, code: string, on: Day): RecordId => recordId(noonOf(on), createHash('sha256').update(`${facts.plan} ${code}`).digest());

const noonOf = (on: Day): number => Date.parse(`${on}T12:00:00-03:00`);

/** What a piece of evidence is called by its code. */
export const evidenceIdOf = (facts: Pick<EvidenceFacts, 'plan' | 'evidence'>, code: string): RecordId => {
  const given = facts.evidence.find((one) => one.code === code);
  if (!given) throw new Error(`The demonstration has no evidence ${code}.`);
  return idFor(facts, code, given.on);
};

const requestIdOf = (facts: EvidenceFacts, code: string): RecordId => {
  const given = facts.requests.find((one) => one.code === code);
  if (!given) throw new Error(`The demonstration has no request ${code}.`);
  return idFor(facts, code, given.on);
};

const bytesOf = (facts: EvidenceFacts, name: string): BlobReference => {
  const file = facts.files[name];
  if (!file) throw new Error(`The demonstration has no file ${name}.`);
  return referenceTo(file);
};

/** What a shipped file is called by: its hash and its length. */
export const referenceTo = ({ type, bytes }: Pick<DemonstrationFilesOf[string], 'type' | 'bytes'>): BlobReference => {
  const content = Buffer.from(bytes, 'base64');
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length, type };
};

const copiesOf = (facts: EvidenceFacts, { file, publicPicture, waits }: DemonstrationEvidence): readonly Derivative[] =>
  (file === undefined ? [] : (facts.files[file]?.copies ?? []))
    .filter(({ part }) => (part === 'public' ? publicPicture !== undefined : !waits || part === 'preview'))
    .map(({ part, file: copy, ...size }) => ({ part, ...bytesOf(facts, copy), ...size }));

const evidenceOf = (facts: EvidenceFacts, given: DemonstrationEvidence): Evidence => {
  const { plan, today } = facts;
  const { code, commitment, organization, milestones, kind, title, shows, origin, on, by, sensitivity, embargoedUntil, people, place, text, link, file, name, publicPicture, waits, publishedOn, supersedes, withdrawn, request } = given;
  const of = commitmentIdOf(plan, commitment);
  const isGone = withdrawn !== undefined && withdrawn.on <= today;
  const later = facts.evidence.find((other) => other.supersedes === code && other.on <= today);
  const original = file === undefined ? undefined : { ...(waits ? { ...waits, type: bytesOf(facts, file).type } : bytesOf(facts, file)), ...(name === undefined ? {} : { name }) };
  const known = file === undefined ? undefined : facts.files[file];
  const copies = copiesOf(facts, given);
  return said({
    id: evidenceIdOf(facts, code), commitment: of, organization: organizationIdOf(plan, organization), milestones: milestones.map((milestone) => milestoneIdOf(of, milestone)),
    kind, title, shows, origin, capturedAt: noonOf(on), clockOffsetMs: origin === 'captured' ? 1500 : undefined, sensitivity, embargoedUntil, people,
    place: place === undefined ? undefined : { text: place }, text, link: link && { ...link, seenOn: on }, original, look: waits ? undefined : known?.look, pages: known?.pages,
    publicPicture: publicPicture === undefined ? undefined : bytesOf(facts, publicPicture),
    request: request === undefined ? undefined : requestIdOf(facts, request), author: facts.userOf(by), addedOn: on,
    supersedes: supersedes === undefined ? undefined : evidenceIdOf(facts, supersedes), supersededBy: later && evidenceIdOf(facts, later.code),
    state: isGone ? 'withdrawn' : later ? 'superseded' : waits ? 'captured' : 'received',
    reason: isGone ? withdrawn.reason : undefined, withdrawnOn: isGone ? withdrawn.on : undefined, publishedOn: isPast(publishedOn, today) ? publishedOn : undefined,
    receivedAt: original && !waits ? noonOf(on) + 5_400_000 : undefined, scan: original && !waits ? 'notScanned' : undefined, derivatives: copies.length > 0 ? copies : undefined,
  });
};

const isPast = (day: Day | undefined, today: Day): boolean => day !== undefined && day <= today;

const rowsOfEvidence = (facts: EvidenceFacts, given: DemonstrationEvidence): readonly WantedRow[] => {
  const { today } = facts;
  const evidence = evidenceOf(facts, given);
  const opened = (isPast(given.acceptedOn, today) || isPast(given.publishedOn, today)) && mayBeOpened(evidence);
  const own = row('evidence', evidence, opened ? 'members' : areaOf(evidence.organization));
  if (given.publishedOn === undefined || given.publishedOn > today) return [own];
  return [own, row('publishedEvidence', publishedOf(facts, evidence, given.publishedOn), 'public')];
};

/** As publication copied it, and what became of it since. */
const publishedOf = (facts: EvidenceFacts, evidence: Evidence, publishedOn: Day): PublishedEvidence => {
  const copy = { id: publishedEvidenceId(evidence.id), ...publishedEvidenceOf(evidence, publishedOn) };
  const later = facts.evidence.find(({ supersedes }) => supersedes !== undefined && evidenceIdOf(facts, supersedes) === evidence.id);
  const next = later && isPast(later.publishedOn, facts.today) ? { supersededBy: evidenceIdOf(facts, later.code) } : {};
  if (evidence.withdrawnOn === undefined) return { ...copy, ...next };
  const { title: _title, shows: _shows, text: _text, link: _link, ...kept } = copy;
  return { ...kept, ...next, derivatives: [], withdrawnOn: evidence.withdrawnOn, ...(evidence.reason === undefined ? {} : { reason: evidence.reason }) };
};

const requestOf = (facts: EvidenceFacts, given: DemonstrationEvidenceRequest): EvidenceRequest => {
  const { plan, today, userOf } = facts;
  const { code, commitment, milestone, organization, question, by, on, due, again = [], acceptedOn } = given;
  const of = commitmentIdOf(plan, commitment);
  const past = given.replies.filter((reply) => reply.on <= today);
  const judged = past.flatMap(({ insufficient }) => (insufficient && insufficient.on <= today ? [insufficient] : []));
  const asked = [{ on, by, due }, ...again.filter((one) => one.on <= today), ...judged].sort((one, other) => one.on.localeCompare(other.on));
  const last = asked.at(-1) ?? { on, by, due };
  const reply = past.at(-1);
  const isOpen = reply === undefined || (reply.insufficient !== undefined && reply.insufficient.on <= today);
  const state = isPast(acceptedOn, today) ? 'accepted' : isOpen ? 'open' : reply.declined ? 'declined' : 'answered';
  return said({
    id: requestIdOf(facts, code), commitment: of, milestone: milestone === undefined ? undefined : milestoneIdOf(of, milestone), organization: organizationIdOf(plan, organization),
    question, due: last.due, state, asks: asked.length, openedOn: on, askedBy: userOf(last.by), askedOn: last.on,
    replies: past.map((one): RequestReply => said({
      evidence: one.evidence.map((each) => evidenceIdOf(facts, each)), note: one.note, on: one.on, by: userOf(one.by), declined: one.declined,
      insufficient: one.insufficient && one.insufficient.on <= today ? { reason: one.insufficient.reason, on: one.insufficient.on } : undefined,
    })),
    closedOn: state === 'accepted' ? acceptedOn : state === 'declined' ? reply?.on : undefined,
  });
};

const rowsOfRequest = (facts: EvidenceFacts, given: DemonstrationEvidenceRequest): readonly WantedRow[] => {
  const request = requestOf(facts, given);
  return [
    row('evidenceRequest', request, request.state === 'accepted' ? 'members' : areaOf(request.organization)),
    row('publishedRequest', { id: publishedRequestId(request.id), ...publishedRequestOf(request) }, 'public'),
  ];
};

/** What is not said is no field. */
const said = <Whole extends object>(fields: { readonly [Field in keyof Whole]: Whole[Field] | undefined }): Whole =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Whole;
