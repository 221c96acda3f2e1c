/** The forms of the monitoring body, as whoever holds the device stands to them. */
import { assessmentDueOf, assessmentTerm, assessmentId, type Assessment } from '../../domain/assessment';
import { assessmentForms, type AssessmentForm } from '../../domain/assessment-forms';
import { isParty, type Commitment } from '../../domain/commitment';
import { groupedBy } from '../../domain/grouped-by';
import { isActive } from '../../domain/membership';
import { may } from '../../domain/permissions';
import type { RecordId } from '../../domain/ids';
import { allCheckIns } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { allEvidence } from '../../storage/evidence-reads';
import { stateOfRow } from '../../storage/item-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf, planOf } from '../../storage/plan-reads';
import { allOf, type Kept } from '../../storage/reads';
import { allAssessments, allReviews } from '../../storage/review-reads';

/** Every form that is due or begun, the earliest day first; whoever may not write finds those that are shared. */
export const readAssessments = async (device: Device) => {
  const [plan, commitments, milestones, assessments, person] = await Promise.all([planOf(device), commitmentsOf(device), allMilestones(device), allAssessments(device), personOf(device)]);
  const today = device.today();
  const mayWrite = may(person, 'assessment.write', today);
  const own = person.memberships.filter((one) => isActive(one, today)).map(({ organization }) => organization);
  const known = new Map(assessments.map((one) => [one.id, one]));
  const byCommitment = groupedBy(milestones, ({ commitment }) => commitment);
  const entryOf = (form: AssessmentForm, commitment: Kept<Commitment> | undefined) => {
    const id = assessmentId(form, commitment?.id ?? device.plan);
    const assessment = known.get(id);
    const due = assessmentTerm(form, { plan, commitment, milestones: byCommitment.get(commitment?.id ?? '') })?.due;
    return { id, form, commitment, assessment, due, standing: assessmentDueOf(due, assessment?.state, today) };
  };
  const all = [...commitments.flatMap((commitment) => (['inception', 'endOfCommitment'] as const).map((form) => entryOf(form, commitment))), entryOf('endOfPlan', undefined)];
  const isMine = (commitment: Commitment | undefined): boolean => mayWrite && !own.some((one) => commitment !== undefined && isParty(commitment, one));
  return {
    entries: all.filter(({ assessment, commitment }) => assessment !== undefined || isMine(commitment)).sort((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999') || one.id.localeCompare(other.id)),
    mayWrite,
    today,
  };
};

export type AssessmentEntry = Awaited<ReturnType<typeof readAssessments>>['entries'][number];

/** One form with everything that the trail says for it. `form` is undefined where the address names none. */
export const readAssessment = async (device: Device, id: string) => {
  const form = assessmentForms.find((one) => id.endsWith(`~${one}`));
  const [plan, commitments, organizations, memberships, person] = await Promise.all([planOf(device), commitmentsOf(device), organizationsOf(device), membershipsOf(device), personOf(device)]);
  const of: RecordId = form ? id.slice(0, -form.length - 1) : '';
  const commitment = commitments.find((one) => one.id === of);
  if (!form || (form === 'endOfPlan' ? of !== device.plan : !commitment)) return { form: undefined };
  const [assessments, milestones, checkIns, lines, evidence, reviews, meetings, attendance, views, state] = await Promise.all([
    allAssessments(device),
    allMilestones(device),
    allCheckIns(device),
    allOf(device, 'checkInLine'),
    allEvidence(device),
    allReviews(device),
    allOf(device, 'meeting'),
    allOf(device, 'attendance'),
    allOf(device, 'civilSocietyView'),
    stateOfRow(device, `assessment/${id}`),
  ]);
  const today = device.today();
  const assessment: Kept<Assessment> | undefined = assessments.find((one) => one.id === id);
  const own = person.memberships.filter((one) => isActive(one, today)).map(({ organization }) => organization);
  const isOwnBody = !commitment || !own.some((one) => isParty(commitment, one));
  const isOpen = assessment === undefined || assessment.state === 'sharedForComment' || (assessment.state === 'draft' && assessment.author === person.user);
  const term = assessmentTerm(form, { plan, commitment, milestones: milestones.filter((one) => one.commitment === of) });
  return {
    id,
    form,
    of,
    assessment,
    plan,
    commitment,
    /** What its last day counts from. */
    term,
    due: term?.due,
    standing: assessmentDueOf(term?.due, assessment?.state, today),
    body: organizations.find((one) => one.id === assessment?.body),
    organizations: new Map(organizations.map((one) => [one.id, one])),
    nameOf: (user: string): string | undefined => memberships.find((one) => one.person === user)?.name,
    facts: { commitments: commitment ? [commitment] : commitments, milestones, checkIns, lines, evidence, reviews, meetings, attendance, views },
    state,
    today,
    mayWrite: may(person, 'assessment.write', today) && isOwnBody && isOpen,
    maySubmit: may(person, 'assessment.write', today) && isOwnBody && assessment?.state === 'final',
    mayComment: assessment?.state === 'sharedForComment' && (assessment.commentsUntil ?? '') >= today && may(person, 'assessment.comment', today),
  };
};

export type AssessmentReading = Extract<Awaited<ReturnType<typeof readAssessment>>, { readonly facts: unknown }>;
