/** Evidence and requests of the demonstration: what was shown, asked and answered, each thing with the day it happened on. */
import * as v from 'valibot';
import { evidenceKinds, evidenceOrigins, peopleShown, sensitivities } from '../../../src/domain/evidence';
import { day, text } from '../../../src/protocol/schema-parts';
import { personKey } from './demonstration-meeting-format';
import { commitmentCode, milestoneCode, organizationCode } from './plan-format';

const evidenceCode = v.pipe(v.string(), v.regex(/^e\d{1,3}$/));
const fileName = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}\.[a-z]{3,4}$/));

/** Tiny files that were drawn and written for this, with the safe copies that a server would make of them. */
export const demonstrationFilesSchema = v.record(
  fileName,
  v.strictObject({
    type: text(120),
    look: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
    pages: v.exactOptional(v.number()),
    copies: v.exactOptional(v.array(v.strictObject({ part: text(20), file: fileName, width: v.exactOptional(v.number()), height: v.exactOptional(v.number()) }))),
    /** In base64. */
    bytes: v.pipe(v.string(), v.base64()),
  }),
);

const evidenceSchema = v.strictObject({
  code: evidenceCode,
  commitment: commitmentCode,
  organization: organizationCode,
  milestones: v.array(milestoneCode),
  kind: v.picklist(evidenceKinds),
  title: text(200),
  shows: text(4000),
  origin: v.picklist(evidenceOrigins),
  on: day,
  by: personKey,
  sensitivity: v.picklist(sensitivities),
  embargoedUntil: v.exactOptional(day),
  people: v.picklist(peopleShown),
  place: v.exactOptional(text(300)),
  text: v.exactOptional(text(4000)),
  link: v.exactOptional(v.strictObject({ url: text(2000), title: text(300) })),
  file: v.exactOptional(fileName),
  /** What the file was called on the device. */
  name: v.exactOptional(text(255)),
  publicPicture: v.exactOptional(fileName),
  /** Its bytes are still on the device that made it: what was made of them came first. */
  waits: v.exactOptional(v.strictObject({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), bytes: v.number() })),
  acceptedOn: v.exactOptional(day),
  publishedOn: v.exactOptional(day),
  supersedes: v.exactOptional(evidenceCode),
  withdrawn: v.exactOptional(v.strictObject({ on: day, reason: text(4000) })),
  request: v.exactOptional(v.pipe(v.string(), v.regex(/^q\d{1,3}$/))),
});

const requestSchema = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^q\d{1,3}$/)),
  commitment: commitmentCode,
  milestone: v.exactOptional(milestoneCode),
  organization: organizationCode,
  question: text(2000),
  by: personKey,
  on: day,
  due: day,
  again: v.exactOptional(v.array(v.strictObject({ on: day, by: personKey, due: day }))),
  replies: v.array(
    v.strictObject({
      on: day,
      by: personKey,
      evidence: v.array(evidenceCode),
      note: v.exactOptional(text(4000)),
      declined: v.exactOptional(v.literal(true)),
      insufficient: v.exactOptional(v.strictObject({ on: day, by: personKey, reason: text(4000), due: day })),
    }),
  ),
  acceptedOn: v.exactOptional(day),
});

export const demonstrationEvidenceSchema = v.strictObject({ evidence: v.array(evidenceSchema), requests: v.array(requestSchema) });

export type DemonstrationFilesOf = Readonly<v.InferOutput<typeof demonstrationFilesSchema>>;
export type DemonstrationEvidence = Readonly<v.InferOutput<typeof evidenceSchema>>;
export type DemonstrationEvidenceRequest = Readonly<v.InferOutput<typeof requestSchema>>;
