/**
 * The product's plan format, version 1: one JSON document, keyed by codes instead of ids.
 * Documented in docs/plan-format.md; its JSON Schema in docs/plan-format.schema.json is made from here.
 * The fields of each record are those that every other door of the house checks.
 */
import * as v from 'valibot';
import { partyParts } from '../../../src/domain/commitment';
import { recordSchemas, words } from '../../../src/protocol/record-schemas';
import { text } from '../../../src/protocol/schema-parts';

export const planFormatName = 'bitacora-plan';
export const planFormatVersion = 1;

/** How long a code may be, so that every id made of codes (a line of a check-in is the longest) stays an id. */
export const codeLimits = { plan: 24, organization: 40, commitment: 20, milestone: 16 } as const;

const codeSchema = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'not a code: letters, digits, dot, dash and underscore'));
/** Every id of the plan begins with it. */
export const planCode = v.pipe(v.string(), v.maxLength(codeLimits.plan), v.regex(/^[a-z0-9][a-z0-9._-]*$/, 'not a plan code: small letters, digits, dot, dash and underscore'));
export const organizationCode = codeSchema(codeLimits.organization);
export const commitmentCode = codeSchema(codeLimits.commitment);
export const milestoneCode = codeSchema(codeLimits.milestone);
const sourceCode = codeSchema(60);
const list = <Schema extends v.GenericSchema>(schema: Schema, most: number) => v.pipe(v.array(schema), v.maxLength(most));

const { title, submittedOn, start: planStart, vision, coordination, lifecycle: planLifecycle, demo } = recordSchemas.plan.entries;
const stated = recordSchemas.plan.entries.statedEnds.pipe[0].item.entries.on;

const sourceSchema = v.strictObject({ code: codeSchema(60), title: words, link: v.exactOptional(v.pipe(text(1000), v.regex(/^https?:\/\/\S+$/, 'not a web address'))), licence: v.exactOptional(text(300)) });

const erratumSchema = v.strictObject({ field: text(200), note: words, source: v.exactOptional(sourceCode) });

const planPart = v.strictObject({
  code: planCode,
  title,
  submittedOn,
  start: planStart,
  statedEnds: list(v.strictObject({ on: stated, source: sourceCode }), 20),
  leads: list(organizationCode, 50),
  monitoringBody: v.exactOptional(organizationCode),
  vision,
  coordination,
  lifecycle: planLifecycle,
  source: v.exactOptional(sourceCode),
  demo,
});

const { name, acronym, sector, branch } = recordSchemas.organization.entries;
export const organizationSchema = v.strictObject({ code: organizationCode, name, acronym, sector, branch, parent: v.exactOptional(organizationCode), active: v.exactOptional(v.boolean()), demo });

const { name: personName, role, from, to } = recordSchemas.membership.entries;
const { email, phone } = recordSchemas.contact.entries;
export const membershipSchema = v.strictObject({ code: organizationCode, name: personName, organization: organizationCode, role, from, to, email, phone, demo });

const milestoneEntries = recordSchemas.milestone.entries;
export const milestoneSchema = v.strictObject({
  code: milestoneCode,
  order: v.exactOptional(milestoneEntries.order),
  text: milestoneEntries.text,
  deliverable: milestoneEntries.deliverable,
  indicators: milestoneEntries.indicators,
  start: milestoneEntries.start,
  due: milestoneEntries.due,
  dueStated: milestoneEntries.dueStated,
  weight: v.exactOptional(milestoneEntries.weight),
  responsible: v.exactOptional(organizationCode),
  statedPercent: milestoneEntries.statedPercent,
  demo,
});

/** Milestones may stand in their commitment, or beside it with its code. */
export const milestoneByCodeSchema = v.strictObject({ commitment: commitmentCode, ...milestoneSchema.entries });

const partySchema = v.strictObject({ organization: organizationCode, part: v.picklist(partyParts), publicContact: v.exactOptional(text(320)) });

const commitmentEntries = recordSchemas.commitment.entries;
export const commitmentSchema = v.strictObject({
  code: commitmentCode,
  order: v.exactOptional(commitmentEntries.order),
  title: commitmentEntries.title,
  problem: commitmentEntries.problem,
  statusQuo: commitmentEntries.statusQuo,
  action: commitmentEntries.action,
  contribution: commitmentEntries.contribution,
  ogpValues: v.exactOptional(commitmentEntries.ogpValues),
  policyArea: commitmentEntries.policyArea,
  law: commitmentEntries.law,
  start: commitmentEntries.start,
  end: commitmentEntries.end,
  lifecycle: commitmentEntries.lifecycle,
  reason: commitmentEntries.reason,
  parties: v.exactOptional(list(partySchema, 100)),
  statedInstitutions: commitmentEntries.statedInstitutions,
  statedInstitutionsNote: commitmentEntries.statedInstitutionsNote,
  notes: commitmentEntries.notes,
  source: v.exactOptional(sourceCode),
  demo,
  milestones: v.exactOptional(list(milestoneSchema, 1000)),
});

export const planDocumentSchema = v.strictObject({
  $schema: v.exactOptional(text(1000)),
  format: v.literal(planFormatName),
  version: v.literal(planFormatVersion),
  plan: planPart,
  organizations: list(organizationSchema, 5_000),
  memberships: v.exactOptional(list(membershipSchema, 5_000)),
  commitments: list(commitmentSchema, 20_000),
  milestones: v.exactOptional(list(milestoneByCodeSchema, 50_000)),
  errata: v.exactOptional(list(erratumSchema, 200)),
  sources: v.exactOptional(list(sourceSchema, 20_000)),
});

export type PlanDocument = Readonly<v.InferOutput<typeof planDocumentSchema>>;
export type DocumentOrganization = v.InferOutput<typeof organizationSchema>;
export type DocumentMembership = v.InferOutput<typeof membershipSchema>;
export type DocumentCommitment = v.InferOutput<typeof commitmentSchema>;
export type DocumentMilestone = v.InferOutput<typeof milestoneSchema>;
export type DocumentSource = v.InferOutput<typeof sourceSchema>;
