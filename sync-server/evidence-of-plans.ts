/** What the rooms of evidence ask of the plans, answered from the change log, and what they write there: here the two meet. */
import type { RowOperation } from '../src/domain/change';
import { dayAt } from '../src/domain/day';
import { receivedOperations, scannedOperations } from '../src/domain/decide-evidence-publication';
import { publishedEvidenceId, type Derivative, type Evidence } from '../src/domain/evidence';
import type { RecordId, UserId } from '../src/domain/ids';
import { may, rolesOf } from '../src/domain/permissions';
import { isPublic } from '../src/domain/publication';
import { recordOf } from '../src/domain/rows';
import type { FiledEvidence, NamedBytes, PlanEvidence, ReceivedFile } from './modules/evidence/plan-evidence';
import type { EvidencePart } from './modules/evidence/safe-copies/copy-messages';
import type { Random } from './modules/sync/append-draft';
import type { ChangeLogStore, ChangeLogView } from './modules/sync/change-log-store';
import { audiencesHeld, personOf } from './modules/sync/exchange';
import { appendServerChange } from './modules/sync/server-change';
import { areasOfVoice, filedVoice, namedVoice, voiceReceived, voiceScanned } from './voices-of-plans';

export interface EvidenceOfPlansParts {
  readonly store: ChangeLogStore;
  readonly timeZone: string;
  readonly now: () => number;
  readonly random: Random;
}

export const evidenceOfPlans = ({ store, timeZone, now, random }: EvidenceOfPlansParts): PlanEvidence => {
  const today = (): string => dayAt(now(), timeZone);
  const find = (plan: RecordId, id: RecordId): Promise<FiledEvidence | undefined> => store.read(plan, (log) => filedIn(log, id));
  const heldBy = async (plan: RecordId, user: UserId): Promise<readonly string[]> => (await audiencesHeld(store, { plan, user, today: today() })) ?? [];
  const write = async (plan: RecordId, kind: string, operations: (log: ChangeLogView) => Promise<readonly RowOperation[]>): Promise<void> =>
    void (await appendServerChange({ store, plan, by: 'evidence', now: now(), random }, { kind, operations }));
  const onEvidence = (id: RecordId, operationsFor: (evidence: Evidence) => readonly RowOperation[]) => async (log: ChangeLogView): Promise<readonly RowOperation[]> => {
    const filed = await filedIn(log, id);
    return filed ? operationsFor(filed.record) : [];
  };
  return {
    find,
    named: (plan, { record, part }) => store.read(plan, (log) => (part === 'voice' ? namedVoice(log, record) : namedEvidence(log, record, part))),
    voice: (plan, review) => store.read(plan, (log) => filedVoice(log, review)),
    isMember: async (plan, user) => (await personOf(store, plan, user)).memberships.length > 0,
    maySend: async (plan, user, { part, author, area }) => {
      const person = await personOf(store, plan, user);
      return (author === user && rolesOf(person, today()).length > 0) || (part !== 'voice' && may(person, 'evidence.write', today(), { organization: area }));
    },
    mayRead: async (plan, user, { audience }) => (await heldBy(plan, user)).includes(audience),
    mayHear: async (plan, user, { organization }) => may(await personOf(store, plan, user), 'review.hear', today(), { organization }),
    mayReadBytes: async (plan, user, sha256) => {
      const held = await heldBy(plan, user);
      const [rows, judged] = await store.read(plan, async (log) => [await log.rowsOf('evidence'), await areasOfVoice(log, sha256)] as const);
      if (rows.some((row) => held.includes(row.audience) && receivedHash(recordOf('evidence', row)) === sha256)) return true;
      const person = await personOf(store, plan, user);
      return judged.some((organization) => may(person, 'review.hear', today(), { organization }));
    },
    received: (plan, { record, part }, file) =>
      part === 'voice'
        ? write(plan, 'review.voice-received', (log) => voiceReceived(log, record, file, now()))
        : write(plan, 'evidence.received', onEvidence(record, (evidence) => operationsOf(evidence, file, now()))),
    scanned: (plan, { record, part }, scan) =>
      part === 'voice' ? write(plan, 'review.voice-scanned', (log) => voiceScanned(log, record, scan)) : write(plan, 'evidence.scanned', onEvidence(record, (evidence) => scannedOperations(evidence, { scan }))),
    published: async (id) => {
      for (const plan of await store.plans()) {
        const [row] = await store.read(plan, (log) => log.rows([{ entity: 'publishedEvidence', id: publishedEvidenceId(id) }]));
        if (row && isPublic(row)) return recordOf('publishedEvidence', row);
      }
      return undefined;
    },
    namedHashes: async () => {
      const named = new Set<string>();
      for (const plan of await store.plans()) await addHashesOf(store, plan, named);
      return named;
    },
  };
};

const filedIn = async (log: ChangeLogView, id: RecordId): Promise<FiledEvidence | undefined> => {
  const [row] = await log.rows([{ entity: 'evidence', id }]);
  const record = row?.deleted ? undefined : recordOf('evidence', row);
  return row && record && { record, audience: row.audience };
};

const namedEvidence = async (log: ChangeLogView, id: RecordId, part: EvidencePart): Promise<NamedBytes | undefined> => {
  const filed = await filedIn(log, id);
  if (!filed) return undefined;
  const { original, preview, publicPicture, author, organization } = filed.record;
  const reference = { original, preview, picture: publicPicture }[part];
  return { record: id, part, author, area: organization, audience: filed.audience, ...(reference ? { reference } : {}) };
};

/** Of bytes that came: a hash that a record merely names is nobody's leave to have them. */
const receivedHash = (evidence: Evidence | undefined): string | undefined => (evidence?.receivedAt === undefined ? undefined : evidence.original?.sha256);

const operationsOf = (evidence: Evidence, { sha256, bytes, scan, unopened, derivatives: made }: ReceivedFile, receivedAt: number): readonly RowOperation[] => {
  const derivatives = merged(evidence, made, scan !== undefined);
  return scan === undefined ? scannedOperations(evidence, { derivatives }) : receivedOperations(evidence, { sha256, bytes, receivedAt, scan, ...(unopened === undefined ? {} : { unopened }), derivatives });
};

/** The device's own preview is the better one, whichever came first: it shows what its author saw. */
const merged = ({ preview, derivatives: before = [] }: Evidence, made: readonly Derivative[], ofOriginal: boolean): readonly Derivative[] => {
  const hasOwn = ofOriginal && preview !== undefined && before.some(({ part }) => part === 'preview');
  const news = made.filter(({ part }) => !(hasOwn && part === 'preview'));
  return [...before.filter(({ part }) => !news.some((each) => each.part === part)), ...news];
};

const hash = /\b[0-9a-f]{64}\b/g;
const entriesAtOnce = 500;

/** Wherever one is named: in rows, deleted ones too, in what the log remembers of former ones, in what was parked. */
const addHashesOf = async (store: ChangeLogStore, plan: RecordId, named: Set<string>): Promise<void> => {
  const add = (text: string): void => {
    for (const [found] of text.matchAll(hash)) named.add(found);
  };
  await store.read(plan, async (log) => {
    for (const entity of ['evidence', 'publishedEvidence', 'review']) for (const { fields } of await log.rows((await log.idsOf(entity)).map((id) => ({ entity, id })))) add(JSON.stringify(fields));
    for (const { body } of await log.parkedBy(undefined)) add(body);
  });
  let seq = 0;
  for (;;) {
    const entries = await store.read(plan, (log) => log.entriesAbove(seq, entriesAtOnce));
    for (const { body } of entries) add(body);
    seq = entries.at(-1)?.seq ?? seq;
    if (entries.length < entriesAtOnce) return;
  }
};
