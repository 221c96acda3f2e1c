/**
 * Ids made of codes, so that the same document names the same records wherever and however often it is imported.
 * Letters' case makes no difference between codes, hence none between ids.
 */
import type { RecordId } from '../../../src/domain/ids';

export const planIdOf = (planCode: string): RecordId => planCode.toLowerCase();

export const organizationIdOf = (plan: RecordId, code: string): RecordId => idOf(plan, code);
export const membershipIdOf = (plan: RecordId, code: string): RecordId => idOf(plan, code);
export const contactIdOf = (membership: RecordId): RecordId => idOf(membership, 'contact');
export const commitmentIdOf = (plan: RecordId, code: string): RecordId => idOf(plan, code);
export const milestoneIdOf = (commitment: RecordId, code: string): RecordId => idOf(commitment, code);
/** Only the demonstration has meetings with codes. */
export const meetingIdOf = (plan: RecordId, code: string): RecordId => idOf(plan, `demo-${code}`);

const idOf = (above: RecordId, code: string): RecordId => `${above}.${code.toLowerCase()}`;
