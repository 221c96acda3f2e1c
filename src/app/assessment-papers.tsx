/** The files of one assessment, as this device holds it at the moment somebody asks. */
import { assessmentTrail } from '../domain/assessment-trail';
import type { AssessmentPaper } from '../paper/assessment-paper';
import { AssessmentFiles } from '../paper/assessment-papers';
import { useDevice, type Device } from '../storage/device';
import { allEvidence } from '../storage/evidence-reads';
import { organizationsOf } from '../storage/person-reads';
import { commitmentsOf, planOf } from '../storage/plan-reads';
import { allOf } from '../storage/reads';
import { assessmentOf } from '../storage/review-reads';

/** `assessment` is its id. */
export const AssessmentPapers = ({ assessment }: { readonly assessment: string }) => {
  const device = useDevice();
  return <AssessmentFiles read={() => readAssessmentPaper(device, assessment)} />;
};

/** Rejects where the assessment is not on this device. */
export const readAssessmentPaper = async (device: Device, id: string): Promise<AssessmentPaper> => {
  const [assessment, plan, commitments, organizations, evidence] = await Promise.all([assessmentOf(device, id), planOf(device), commitmentsOf(device), organizationsOf(device), allEvidence(device)]);
  if (!assessment) throw new Error('An assessment was asked for that is not here.');
  const { row: _row, ...record } = assessment;
  const commitment = commitments.find((one) => one.id === assessment.of);
  const trail = commitment && (await trailOf(device, commitment, evidence));
  return { assessment: record, planTitle: plan?.title ?? { es: device.plan }, body: organizations.find((one) => one.id === assessment.body), commitment, trail, evidence, today: device.today() };
};

const trailOf = async (device: Device, commitment: Parameters<typeof assessmentTrail>[0], evidence: Parameters<typeof assessmentTrail>[1]['evidence']) => {
  const [milestones, checkIns, reviews, meetings, attendance] = await Promise.all([allOf(device, 'milestone'), allOf(device, 'checkIn'), allOf(device, 'review'), allOf(device, 'meeting'), allOf(device, 'attendance')]);
  return assessmentTrail(commitment, { milestones, checkIns, evidence, reviews, meetings, attendance });
};
