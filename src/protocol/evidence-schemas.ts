/** What the acts on evidence and on requests bring, checked at the door. Their rows are written by acts alone. */
import * as v from 'valibot';
import type { AddArguments, DescribeArguments, ReplaceArguments, WithdrawArguments } from '../domain/decide-evidence';
import type { PublishEvidenceArguments } from '../domain/decide-evidence-publication';
import type { AcceptRequestArguments, AnswerArguments, AskAgainArguments, DeclineArguments, InsufficientArguments, OpenRequestArguments } from '../domain/decide-evidence-request';
import { evidenceKinds, evidenceLimits, evidenceOrigins, peopleShown, sensitivities } from '../domain/evidence';
import { requestLimits } from '../domain/evidence-request';
import { day, id, list, mediaType, moment, saying, sha256, text, wholeNumber, type HeldArguments } from './schema-parts';
import { seenRows } from './seen-schema';

const blob = v.strictObject({
  sha256,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_099_511_627_776)),
  type: mediaType,
  name: v.exactOptional(text(255)),
});
const within = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const place = v.strictObject({
  text: v.exactOptional(text(300)),
  latitude: v.exactOptional(within(90)),
  longitude: v.exactOptional(within(180)),
  accuracyM: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000))),
});

const milestones = list(id, evidenceLimits.milestones);
const sensitivity = v.picklist(sensitivities);
const people = v.picklist(peopleShown);
const title = text(evidenceLimits.title);
const shows = text(evidenceLimits.shows);

const details = v.strictObject({
  commitment: id,
  organization: id,
  milestones,
  kind: v.picklist(evidenceKinds),
  title,
  shows,
  origin: v.picklist(evidenceOrigins),
  capturedAt: moment,
  clockOffsetMs: v.exactOptional(moment),
  place: v.exactOptional(place),
  sensitivity,
  embargoedUntil: v.exactOptional(day),
  people,
  text: v.exactOptional(saying(evidenceLimits.text)),
  link: v.exactOptional(v.strictObject({ url: text(2000), title: text(300), seenOn: day })),
  original: v.exactOptional(blob),
  preview: v.exactOptional(blob),
  publicPicture: v.exactOptional(blob),
  look: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
  durationMs: v.exactOptional(wholeNumber(1_000_000_000)),
  pages: v.exactOptional(wholeNumber(100_000)),
  meeting: v.exactOptional(id),
  agreement: v.exactOptional(id),
  checkIn: v.exactOptional(id),
  request: v.exactOptional(id),
});

const addArguments = v.strictObject({ evidence: id, details });
const describeArguments = v.strictObject({
  evidence: id,
  set: v.strictObject({
    title: v.exactOptional(title),
    shows: v.exactOptional(shows),
    milestones: v.exactOptional(milestones),
    place: v.exactOptional(v.nullable(place)),
    sensitivity: v.exactOptional(sensitivity),
    embargoedUntil: v.exactOptional(v.nullable(day)),
    people: v.exactOptional(people),
    publicPicture: v.exactOptional(v.nullable(blob)),
  }),
  seen: seenRows,
});
const replaceArguments = v.strictObject({ evidence: id, details, former: id });
const withdrawArguments = v.strictObject({ evidence: id, reason: text(4000) });
const publishArguments = v.strictObject({ evidence: id, seen: seenRows });

const openArguments = v.strictObject({ request: id, commitment: id, milestone: v.exactOptional(id), meeting: v.exactOptional(id), organization: id, question: saying(requestLimits.question), due: day });
const askAgainArguments = v.strictObject({ request: id, due: day, seen: seenRows });
const answerArguments = v.strictObject({ request: id, evidence: list(id, requestLimits.evidence), note: v.exactOptional(text(requestLimits.note)), seen: seenRows });
const declineArguments = v.strictObject({ request: id, reason: text(requestLimits.note), seen: seenRows });
const acceptArguments = v.strictObject({ request: id, seen: seenRows });
const insufficientArguments = v.strictObject({ request: id, reason: text(requestLimits.note), due: day, seen: seenRows });

export const evidenceHeldToDomain: readonly [
  HeldArguments<typeof addArguments, AddArguments>,
  HeldArguments<typeof describeArguments, DescribeArguments>,
  HeldArguments<typeof replaceArguments, ReplaceArguments>,
  HeldArguments<typeof withdrawArguments, WithdrawArguments>,
  HeldArguments<typeof publishArguments, PublishEvidenceArguments>,
  HeldArguments<typeof openArguments, OpenRequestArguments>,
  HeldArguments<typeof askAgainArguments, AskAgainArguments>,
  HeldArguments<typeof answerArguments, AnswerArguments>,
  HeldArguments<typeof declineArguments, DeclineArguments>,
  HeldArguments<typeof acceptArguments, AcceptRequestArguments>,
  HeldArguments<typeof insufficientArguments, InsufficientArguments>,
] = [true, true, true, true, true, true, true, true, true, true, true];

export const evidenceArgumentSchemas = {
  'evidence.add': addArguments,
  'evidence.describe': describeArguments,
  'evidence.replace': replaceArguments,
  'evidence.withdraw': withdrawArguments,
  'evidence.publish': publishArguments,
  'request.open': openArguments,
  'request.ask-again': askAgainArguments,
  'request.answer': answerArguments,
  'request.decline': declineArguments,
  'request.accept': acceptArguments,
  'request.insufficient': insufficientArguments,
} as const;
