/** What every reading of the cache shares: rows as records, without those a pending deletion hides. */
import { rowKeyText } from '../domain/change';
import { recordOf, type Records } from '../domain/rows';
import type { CachedRow } from './cache-store';
import type { Device } from './device';
import { onOpenConnection } from './open-connection';
import type { Belonging } from './row-links';

/** A record with what the screen must know of its row. */
export type Kept<Record> = Record & { readonly row: CachedRow };

export const keptOf = <Name extends keyof Records>(entity: Name, rows: readonly CachedRow[]): readonly Kept<Records[Name]>[] =>
  rows.flatMap((row) => {
    const record = row.hidden ? undefined : recordOf(entity, row);
    return record ? [{ ...record, row }] : [];
  });

export const allOf = async <Name extends keyof Records>({ cache }: Pick<Device, 'cache'>, entity: Name): Promise<readonly Kept<Records[Name]>[]> =>
  keptOf(entity, await onOpenConnection(cache.database, () => cache.database.ofKind(entity)));

/** Those that name another row in this field: of a commitment, of a meeting, about a milestone. */
export const belongingTo = async <Name extends keyof Records>({ cache }: Pick<Device, 'cache'>, entity: Name, field: Belonging, id: string): Promise<readonly Kept<Records[Name]>[]> =>
  keptOf(entity, await onOpenConnection(cache.database, () => cache.database.belongingTo(entity, field, id)));

export const oneOf = async <Name extends keyof Records>({ cache }: Pick<Device, 'cache'>, entity: Name, id: string): Promise<Kept<Records[Name]> | undefined> => {
  const row = await onOpenConnection(cache.database, () => cache.database.rows.get(rowKeyText({ entity, id })));
  return keptOf(entity, row ? [row] : [])[0];
};
