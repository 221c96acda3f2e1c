/**
 * The models of all plans on a day, read once per head: rendering on demand is the job that rebuilds a page
 * (docs/decisions/0014). Nobody can be shown a page that is older than the head at the moment of asking.
 */
import { createHash } from 'node:crypto';
import type { Day } from '../../../src/domain/day';
import type { RecordId } from '../../../src/domain/ids';
import type { PublicModel } from '../../../src/public-site/public-model';
import { toPublicModel } from '../../../src/public-site/read-public-model';
import type { PlanHead, PublicPlans } from './public-plans';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A plan that is public, in the port's order. */
export interface PublishedPlan {
  readonly id: RecordId;
  readonly model: PublicModel;
}

export interface Edition {
  /** Two editions of the same version say the same. */
  readonly version: string;
  readonly plans: readonly PublishedPlan[];
}

interface Kept {
  readonly version: string;
  readonly model: Promise<PublicModel | undefined>;
}

/** Reads a plan only when its head or the day has moved; who asks meanwhile waits for the same reading. */
export const modelReader = (port: PublicPlans): ((today: Day) => Promise<Edition>) => {
  const keptByPlan = new Map<RecordId, Kept>();

  const modelOf = ({ id, head }: PlanHead, today: Day): Promise<PublicModel | undefined> => {
    const version = `${head} ${today}`;
    const kept = keptByPlan.get(id);
    if (kept?.version === version) return kept.model;
    const model = port.readPublicRows(id).then(({ rows, updatedAt }) => toPublicModel({ rows, updatedAt, today, sha256 }));
    keptByPlan.set(id, { version, model });
    // A reading that failed is not kept: the next one to ask reads again.
    model.catch(() => keptByPlan.get(id)?.model === model && keptByPlan.delete(id));
    return model;
  };

  return async (today) => {
    const heads = await port.plans();
    const read = await Promise.all(heads.map(async (plan) => ({ id: plan.id, model: await modelOf(plan, today) })));
    for (const id of keptByPlan.keys()) if (!heads.some((plan) => plan.id === id)) keptByPlan.delete(id);
    return { version: JSON.stringify([today, heads.map(({ id, head }) => [id, head])]), plans: read.flatMap(({ id, model }) => (model ? [{ id, model }] : [])) };
  };
};
