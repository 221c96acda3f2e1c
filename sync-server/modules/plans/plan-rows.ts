/** A checked document as the rows that the plan should have. Ids are made of codes, so the same document gives the same rows. */
import type { Audience } from '../../../src/domain/change';
import type { EntityName } from '../../../src/domain/entities';
import type { RecordId } from '../../../src/domain/ids';
import type { Fields, Json } from '../../../src/domain/json';
import { placedMilestones } from './check-plan';
import type { DocumentCommitment, DocumentMembership, DocumentMilestone, DocumentOrganization, DocumentSource, PlanDocument } from './plan-format';
import { commitmentIdOf, contactIdOf, membershipIdOf, milestoneIdOf, organizationIdOf, planIdOf } from './plan-ids';

export interface WantedRow {
  readonly entity: EntityName;
  readonly id: RecordId;
  readonly audience: Audience;
  readonly fields: Fields;
  /** Written only when the row is new: states, which later move by their own acts, and what stands where the document says nothing. */
  readonly atFirst?: Fields;
}

/** All rows of a document, in the order in which they are best read: plan, organizations, people, commitments, milestones. */
export const planToRows = (document: PlanDocument): readonly WantedRow[] => {
  const plan = planIdOf(document.plan.code);
  return [
    planRow(document),
    ...document.organizations.map((organization) => organizationRow(plan, organization)),
    ...(document.memberships ?? []).flatMap((membership) => membershipRows(plan, membership)),
    ...document.commitments.map((commitment, index) => commitmentRow(plan, commitment, { place: index + 1, sources: document.sources ?? [] })),
    ...placedMilestones(document).map(({ milestone, commitment, place }) => milestoneRow(plan, milestone, { commitment: commitment.code, place })),
  ];
};

const planRow = (document: PlanDocument): WantedRow => {
  const { code, lifecycle, leads, monitoringBody, source, statedEnds, ...said } = document.plan;
  const id = planIdOf(code);
  const sourceText = sourceTextIn(document.sources ?? []);
  const errata = document.errata?.map((erratum) => fieldsOf({ ...erratum, source: sourceText(erratum.source) }));
  return {
    entity: 'plan',
    id,
    audience: 'public',
    atFirst: { lifecycle, errata: [] },
    fields: fieldsOf({
      ...said,
      leads: leads.map((lead) => organizationIdOf(id, lead)),
      monitoringBody: monitoringBody && organizationIdOf(id, monitoringBody),
      statedEnds: statedEnds.map(({ on, source: from }) => ({ on, source: sourceText(from) ?? '' })),
      errata,
      source: sourceText(source),
    }),
  };
};

export const organizationRow = (plan: RecordId, { code, parent, ...said }: DocumentOrganization): WantedRow => ({
  entity: 'organization',
  id: organizationIdOf(plan, code),
  audience: 'public',
  atFirst: { active: true },
  fields: fieldsOf({ ...said, parent: parent && organizationIdOf(plan, parent) }),
});

/** A person's place, and beside it the contact that only coordination may hold. */
export const membershipRows = (plan: RecordId, { code, organization, email, phone, ...said }: DocumentMembership): readonly WantedRow[] => {
  const id = membershipIdOf(plan, code);
  const membership: WantedRow = { entity: 'membership', id, audience: 'members', fields: fieldsOf({ ...said, organization: organizationIdOf(plan, organization) }) };
  if (email === undefined && phone === undefined) return [membership];
  return [membership, { entity: 'contact', id: contactIdOf(id), audience: 'coordination', fields: fieldsOf({ membership: id, email, phone }) }];
};

/** `place`: its order where the document says none. */
export const commitmentRow = (plan: RecordId, commitment: DocumentCommitment, { place, sources }: { readonly place: number; readonly sources: readonly DocumentSource[] }): WantedRow => {
  const { code, order, lifecycle, reason, parties, milestones: _milestones, source, ...said } = commitment;
  return {
    entity: 'commitment',
    id: commitmentIdOf(plan, code),
    audience: 'public',
    atFirst: fieldsOf({ lifecycle, reason, order: place, ogpValues: [], parties: [] }),
    fields: fieldsOf({
      ...said,
      code,
      order,
      parties: parties?.map((party) => fieldsOf({ ...party, organization: organizationIdOf(plan, party.organization) })),
      source: sourceTextIn(sources)(source),
    }),
  };
};

export const milestoneRow = (plan: RecordId, { responsible, ...said }: DocumentMilestone, at: { readonly commitment: string; readonly place: number }): WantedRow => {
  const commitment = commitmentIdOf(plan, at.commitment);
  return {
    entity: 'milestone',
    id: milestoneIdOf(commitment, said.code),
    audience: 'public',
    atFirst: { weight: 1, order: at.place },
    fields: fieldsOf({ ...said, commitment, responsible: responsible && organizationIdOf(plan, responsible) }),
  };
};

/** A source as its record keeps it: the address where there is one, otherwise its title. */
const sourceTextIn = (sources: readonly DocumentSource[]) => {
  const texts = new Map(sources.map(({ code, title, link }) => [code.toLowerCase(), link ?? title.es]));
  return (code: string | undefined): string | undefined => (code === undefined ? undefined : texts.get(code.toLowerCase()));
};

/** What is not said is not a field. */
const fieldsOf = (said: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Record<string, Json>;
