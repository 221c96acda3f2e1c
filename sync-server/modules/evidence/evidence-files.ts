/** What is known of each file that was sent: a line in the database per upload, from its first byte to the blob store. */
import type { Insertable, Selectable } from 'kysely';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { AccountDatabase } from '../../database/account-database';
import type { Schema } from '../../database/schema';
import type { FilePart } from './plan-evidence';
import type { ScanVerdict } from './scan/scanner';

export interface EvidenceFile {
  readonly id: string;
  readonly plan: RecordId;
  /** The piece of evidence, or the review, that names it. */
  readonly record: RecordId;
  readonly part: FilePart;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  readonly by: UserId;
  readonly area: RecordId;
}

export type FileState = 'coming' | 'whole' | 'kept';

export interface KnownFile extends EvidenceFile {
  readonly state: FileState;
  readonly tries: number;
}

export interface EvidenceFiles {
  readonly begin: (file: EvidenceFile, state: Exclude<FileState, 'kept'>, now: number) => Promise<void>;
  readonly find: (id: string) => Promise<KnownFile | undefined>;
  /** The same bytes for the same part, whole or kept already. */
  readonly arrived: (file: Pick<EvidenceFile, 'plan' | 'record' | 'part' | 'sha256'>) => Promise<KnownFile | undefined>;
  readonly move: (id: string, state: FileState, now: number) => Promise<void>;
  /** Something of it came. */
  readonly touch: (id: string, now: number) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
  /** One that waits to be worked on, for this server alone until `now + holdMs`. */
  readonly claim: (now: number, holdMs: number) => Promise<KnownFile | undefined>;
  readonly keep: (id: string, scan: ScanVerdict | undefined, now: number) => Promise<void>;
  readonly postpone: (id: string, nextAt: number) => Promise<void>;
  /** Bytes that somebody has sent or begun to send in a plan, or that an area has. */
  readonly bytesOf: (plan: RecordId, of: { readonly by: UserId } | { readonly area: RecordId }) => Promise<number>;
  readonly openOf: (plan: RecordId, by: UserId) => Promise<number>;
  /** Those that nobody has gone on with since. */
  readonly abandoned: (since: number) => Promise<readonly KnownFile[]>;
  /** Originals and voices that were kept while the scanner was away. */
  readonly unscanned: (limit: number) => Promise<readonly KnownFile[]>;
  readonly waiting: () => Promise<number>;
  /** Of everything that is on its way and not kept yet. */
  readonly hashesUnderWay: () => Promise<ReadonlySet<string>>;
  /** The blob is gone: whoever has these bytes may send them again. */
  readonly forgetBytes: (sha256: string) => Promise<void>;
}

type Line = Selectable<Schema['evidence_file']>;

const fileOf = (line: Line): KnownFile => ({ id: line.id, plan: line.plan, record: line.evidence, part: line.part as FilePart, sha256: line.sha256, bytes: line.bytes, type: line.type, by: line.by_user, area: line.area, state: line.state as FileState, tries: line.tries });

export const evidenceFiles = ({ kysely }: Pick<AccountDatabase, 'kysely'>): EvidenceFiles => {
  const all = () => kysely.selectFrom('evidence_file').selectAll();
  const at = (id: string) => kysely.updateTable('evidence_file').where('id', '=', id);
  const summed = async (query: Promise<readonly { readonly bytes: number }[]>): Promise<number> => (await query).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    begin: async (file, state, now) => {
      const line: Insertable<Schema['evidence_file']> = { id: file.id, plan: file.plan, evidence: file.record, part: file.part, sha256: file.sha256, bytes: file.bytes, type: file.type, by_user: file.by, area: file.area, state, scan: null, began_at: now, moved_at: now, tries: 0, next_at: 0, held_by: null };
      await kysely.insertInto('evidence_file').values(line).execute();
    },
    find: async (id) => firstOf(await all().where('id', '=', id).execute()),
    arrived: async ({ plan, record, part, sha256 }) =>
      firstOf(await all().where('plan', '=', plan).where('evidence', '=', record).where('part', '=', part).where('sha256', '=', sha256).where('state', '!=', 'coming').limit(1).execute()),
    move: async (id, state, now) => void (await at(id).set({ state, moved_at: now }).execute()),
    touch: async (id, now) => void (await at(id).set({ moved_at: now }).execute()),
    drop: async (id) => void (await kysely.deleteFrom('evidence_file').where('id', '=', id).execute()),
    claim: async (now, holdMs) => {
      // Previews are small, and what people look for first.
      const waiting = await all().where('state', '=', 'whole').where('next_at', '<=', now).orderBy('bytes').limit(1).execute();
      const file = firstOf(waiting);
      if (!file) return undefined;
      const taken = await at(file.id).where('state', '=', 'whole').where('next_at', '=', waiting[0]?.next_at ?? 0).set((line) => ({ next_at: now + holdMs, tries: line('tries', '+', 1) })).executeTakeFirst();
      return taken.numUpdatedRows > 0n ? { ...file, tries: file.tries + 1 } : undefined;
    },
    keep: async (id, scan, now) => void (await at(id).set({ state: 'kept', scan: scan ?? null, moved_at: now }).execute()),
    postpone: async (id, nextAt) => void (await at(id).set({ next_at: nextAt }).execute()),
    bytesOf: (plan, of) => {
      const query = kysely.selectFrom('evidence_file').select((line) => line.fn.coalesce(line.fn.sum<number>('bytes'), line.val(0)).as('bytes')).where('plan', '=', plan);
      return summed(('by' in of ? query.where('by_user', '=', of.by) : query.where('area', '=', of.area)).execute().then((lines) => lines.map(({ bytes }) => ({ bytes: Number(bytes) }))));
    },
    openOf: async (plan, by) => (await kysely.selectFrom('evidence_file').select('id').where('plan', '=', plan).where('by_user', '=', by).where('state', '=', 'coming').execute()).length,
    abandoned: async (since) => (await all().where('state', '=', 'coming').where('moved_at', '<', since).execute()).map(fileOf),
    unscanned: async (limit) => (await all().where('state', '=', 'kept').where('part', 'in', ['original', 'voice']).where('scan', '=', 'away').orderBy('moved_at').limit(limit).execute()).map(fileOf),
    waiting: async () => (await kysely.selectFrom('evidence_file').select('id').where('state', '=', 'whole').execute()).length,
    hashesUnderWay: async () => new Set((await kysely.selectFrom('evidence_file').select('sha256').where('state', '!=', 'kept').distinct().execute()).map(({ sha256 }) => sha256)),
    forgetBytes: async (sha256) => void (await kysely.deleteFrom('evidence_file').where('sha256', '=', sha256).where('state', '=', 'kept').execute()),
  };
};

const firstOf = ([line]: readonly Line[]): KnownFile | undefined => line && fileOf(line);
