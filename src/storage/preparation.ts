/** How far this device is with bringing the plan, as its cursor says: what was taken stands in the database, whatever the network does. */
import type { Device } from './device';
import { onOpenConnection } from './open-connection';
import { planOf } from './plan-reads';

/**
 * `nothing`: no page has come yet, so there is no plan to show. `part`: one can work, and something may be missing.
 * `taken` and `total` are places in the server's order.
 */
export interface Preparation {
  readonly stage: 'nothing' | 'part' | 'whole';
  readonly taken: number;
  readonly total: number;
}

export const preparationOf = async (device: Pick<Device, 'cache' | 'plan'>): Promise<Preparation> => {
  const { database } = device.cache;
  // In one transaction: it is read again with every answer of the server.
  const [{ seq, filling, observedHead }, plan] = await onOpenConnection(database, () => database.transaction('r', ['meta', 'rows'], () => Promise.all([device.cache.cursor(), planOf(device)])));
  const taken = Math.min(seq, ...Object.values(filling));
  const amounts = { taken, total: observedHead };
  if (!plan) return { stage: 'nothing', ...amounts };
  return { stage: taken < observedHead ? 'part' : 'whole', ...amounts };
};

/** What every page shows of it. The amounts are only there where something is missing: otherwise they grow with every word that is sent, and say nothing. */
export type Stage = { readonly stage: 'whole' } | (Preparation & { readonly stage: 'nothing' | 'part' });

export const stageOf = async (device: Pick<Device, 'cache' | 'plan'>): Promise<Stage> => {
  const { stage, ...amounts } = await preparationOf(device);
  return stage === 'whole' ? { stage } : { stage, ...amounts };
};
