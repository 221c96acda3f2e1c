/** A small plan in a server's log: an organization and the memberships a test asks for. */
import type { RowOperation } from '../../src/domain/change';
import type { Fields } from '../../src/domain/json';
import type { Membership } from '../../src/domain/membership';
import type { Container } from '../../sync-server/container';
import { appendServerChange, createPlan } from '../../sync-server/modules/sync/server-change';

type Parts = Pick<Container, 'store' | 'now' | 'random'>;
type Member = Partial<Membership> & Pick<Membership, 'id' | 'name' | 'role'>;

export const aPlanWith = async ({ store, now, random }: Parts, members: readonly Member[], plan = 'plan-1'): Promise<void> => {
  await createPlan({ store, plan, random });
  const operations: readonly RowOperation[] = [
    { entity: 'plan', id: plan, act: 'create', audience: 'public', set: { title: { es: 'Plan de prueba' }, submittedOn: '2025-05-20', statedEnds: [], leads: [], errata: [], lifecycle: 'inProgress' } },
    { entity: 'organization', id: 'area-1', act: 'create', audience: 'public', set: { name: { es: 'Área uno' }, sector: 'government', active: true } },
    ...members.map(({ id, ...fields }): RowOperation => ({ entity: 'membership', id, act: 'create', audience: 'members', set: { organization: 'area-1', from: '2025-05-20', ...fields } as Fields })),
  ];
  await appendServerChange({ store, plan, by: 'test', now: now(), random }, { kind: 'import', operations });
};
