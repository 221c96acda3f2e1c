/** What a schema cannot see: codes that name nothing or twice the same, ends before starts, dates outside the commitment's. */
import { leadOf } from '../../../src/domain/commitment';
import { isOutside } from '../../../src/domain/milestone';
import { quoted, type Finding, type FindingCode, type Findings } from './finding';
import type { DocumentCommitment, DocumentMilestone, PlanDocument } from './plan-format';
import { commitmentIdOf, milestoneIdOf, planIdOf } from './plan-ids';

/** Every error and warning of a document, in its order. */
export const checkPlan = (document: PlanDocument): Findings => {
  const errors = [...codesTwice(document), ...codesUnknown(document), ...endsBeforeStarts(document)];
  return { errors, warnings: [...outsideDates(document), ...withoutLead(document)] };
};

export interface PlacedMilestone {
  readonly path: string;
  readonly milestone: DocumentMilestone;
  readonly commitment: DocumentCommitment;
  /** Its place among the milestones of its commitment, from 1. */
  readonly place: number;
}

/** Every milestone of a document wherever it stands: in its commitment, or beside it by code. */
export const placedMilestones = (document: PlanDocument): readonly PlacedMilestone[] => {
  const beside = new Map<string, { readonly path: string; readonly milestone: DocumentMilestone }[]>();
  (document.milestones ?? []).forEach(({ commitment, ...milestone }, index) => {
    const key = commitment.toLowerCase();
    beside.set(key, [...(beside.get(key) ?? []), { path: `milestones.${index}`, milestone }]);
  });
  return document.commitments.flatMap((commitment, index) => {
    const nested = (commitment.milestones ?? []).map((milestone, place) => ({ path: `commitments.${index}.milestones.${place}`, milestone }));
    return [...nested, ...(beside.get(commitment.code.toLowerCase()) ?? [])].map((placed, place) => ({ ...placed, commitment, place: place + 1 }));
  });
};

interface Named {
  readonly path: string;
  readonly code: string;
}

const finding = (code: FindingCode, path: string, detail: string): Finding => ({ code, path, detail });

const codesTwice = (document: PlanDocument): readonly Finding[] => {
  const plan = planIdOf(document.plan.code);
  const milestones = placedMilestones(document).map(({ path, milestone, commitment }) => ({ path: `${path}.code`, code: milestoneIdOf(commitmentIdOf(plan, commitment.code), milestone.code) }));
  return [
    twice(named('organizations', document.organizations)),
    twice(named('memberships', document.memberships ?? [])),
    twice(named('commitments', document.commitments)),
    twice(milestones),
    twice(named('sources', document.sources ?? [])),
  ].flat();
};

const named = (list: string, entries: readonly { readonly code: string }[]): readonly Named[] => entries.map(({ code }, index) => ({ path: `${list}.${index}.code`, code }));

const twice = (codes: readonly Named[]): readonly Finding[] => {
  const first = new Map<string, string>();
  return codes.flatMap(({ path, code }) => {
    const key = code.toLowerCase();
    const before = first.get(key);
    if (before !== undefined) return [finding('duplicate-code', path, `${quoted(code)} stands already at ${before}.`)];
    first.set(key, path);
    return [];
  });
};

const codesUnknown = (document: PlanDocument): readonly Finding[] => {
  const unknown = (known: readonly { readonly code: string }[], list: string, used: readonly Named[]): readonly Finding[] => {
    const codes = new Set(known.map(({ code }) => code.toLowerCase()));
    return used.filter(({ code }) => !codes.has(code.toLowerCase())).map(({ path, code }) => finding('unknown-code', path, `No entry of “${list}” has the code ${quoted(code)}.`));
  };
  return [
    ...unknown(document.organizations, 'organizations', organizationsUsed(document)),
    ...unknown(document.commitments, 'commitments', (document.milestones ?? []).map(({ commitment }, index) => ({ path: `milestones.${index}.commitment`, code: commitment }))),
    ...unknown(document.sources ?? [], 'sources', sourcesUsed(document)),
  ];
};

const organizationsUsed = (document: PlanDocument): readonly Named[] => [
  ...document.plan.leads.map((code, index) => ({ path: `plan.leads.${index}`, code })),
  ...optional('plan.monitoringBody', document.plan.monitoringBody),
  ...document.organizations.flatMap(({ parent }, index) => optional(`organizations.${index}.parent`, parent)),
  ...(document.memberships ?? []).map(({ organization }, index) => ({ path: `memberships.${index}.organization`, code: organization })),
  ...document.commitments.flatMap(({ parties }, index) => (parties ?? []).map(({ organization }, place) => ({ path: `commitments.${index}.parties.${place}.organization`, code: organization }))),
  ...placedMilestones(document).flatMap(({ path, milestone }) => optional(`${path}.responsible`, milestone.responsible)),
];

const sourcesUsed = (document: PlanDocument): readonly Named[] => [
  ...optional('plan.source', document.plan.source),
  ...document.plan.statedEnds.map(({ source }, index) => ({ path: `plan.statedEnds.${index}.source`, code: source })),
  ...document.commitments.flatMap(({ source }, index) => optional(`commitments.${index}.source`, source)),
  ...(document.errata ?? []).flatMap(({ source }, index) => optional(`errata.${index}.source`, source)),
];

const optional = (path: string, code: string | undefined): readonly Named[] => (code === undefined ? [] : [{ path, code }]);

const endsBeforeStarts = (document: PlanDocument): readonly Finding[] => [
  ...document.commitments.flatMap(({ start, end }, index) => reversed(`commitments.${index}.end`, start, end)),
  ...placedMilestones(document).flatMap(({ path, milestone }) => reversed(`${path}.due`, milestone.start, milestone.due)),
  ...(document.memberships ?? []).flatMap(({ from, to }, index) => reversed(`memberships.${index}.to`, from, to)),
];

const reversed = (path: string, from: string | undefined, to: string | undefined): readonly Finding[] =>
  from !== undefined && to !== undefined && to < from ? [finding('end-before-start', path, `${to} is before ${from}.`)] : [];

const outsideDates = (document: PlanDocument): readonly Finding[] =>
  placedMilestones(document)
    .filter(({ milestone, commitment }) => isOutside(datesOf(milestone), commitment))
    .map(({ path, milestone, commitment }) =>
      finding('milestone-outside-dates', path, `Milestone ${quoted(milestone.code)} lies outside ${commitment.start} to ${commitment.end} of commitment ${quoted(commitment.code)}.`),
    );

const datesOf = ({ start, due }: DocumentMilestone) => ({ ...(start === undefined ? {} : { start }), ...(due === undefined ? {} : { due }) });

/** One warning for all of them: a table of promises may name no institution at all. */
const withoutLead = (document: PlanDocument): readonly Finding[] => {
  const codes = document.commitments.filter(({ parties }) => leadOf({ parties: parties ?? [] }) === undefined).map(({ code }) => code);
  if (codes.length === 0) return [];
  const named = `${codes.slice(0, 10).map(quoted).join(', ')}${codes.length > 10 ? ` and ${codes.length - 10} more` : ''}`;
  return [finding('nobody-leads', 'commitments', `No lead is named, so nobody can record check-ins yet: ${named}.`)];
};
