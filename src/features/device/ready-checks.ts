/** What must hold before a person leaves the network behind, each line with its cure: derived from facts, never from hope. */
import { formatMoment, formatNearMoment } from '../../language/dates';
import type { Language } from '../../language/language';
import { formatBytes, formatNumber } from '../../language/numbers';
import { mediaRoomOf } from '../../storage/blobs/room';
import type { CourierStatus } from '../../sync/status';
import type { CheckTone } from '../../ui/checks';
import { readClock } from './clock';
import type { DeviceFacts } from './device-facts';
import type { StorageState } from './use-storage-state';

/** What a person may do about a line, where the app can do it. */
export type Cure = 'send' | 'protect' | 'sign-in' | 'copy' | 'bring';

export interface ReadyLine {
  readonly key: string;
  readonly tone: CheckTone;
  readonly title: string;
  readonly note: string;
  readonly cure?: Cure;
}

export interface ReadyFacts {
  readonly facts: Pick<DeviceFacts, 'commitments' | 'milestones' | 'preparation' | 'items' | 'drafts' | 'attention' | 'copiedAt' | 'files' | 'copies'>;
  readonly storage: Pick<StorageState, 'isAppKept' | 'isProtected' | 'room'>;
  readonly status: Pick<CourierStatus, 'connection' | 'lastAnswerAt' | 'clockOffsetMs'>;
  /** When the server's session ends if nobody comes by before, in ms. */
  readonly sessionEndsAt: number;
  readonly app: string;
  readonly now: number;
}

export const readyLines = (language: Language, ready: ReadyFacts): readonly ReadyLine[] =>
  [planLine, appLine, protectionLine, spaceLine, filesLine, copiesLine, sessionLine, clockLine, copyLine, versionLine].map((line) => line(language, ready));

const planLine = (language: Language, { facts: { commitments, milestones, preparation }, status: { lastAnswerAt }, now }: ReadyFacts): ReadyLine => {
  const { t } = language;
  const key = 'plan';
  if (commitments.length === 0) return { key, tone: 'bad', title: t('device.planMissing'), note: t('device.planMissingNote'), cure: 'send' };
  if (preparation.stage !== 'whole') return { key, tone: 'bad', title: t('device.planPart'), note: t('device.planPartNote', { taken: preparation.taken, head: preparation.total }), cure: 'send' };
  const amounts = t('device.planAmounts', { commitments: commitments.length, milestones: milestones.length });
  const when = lastAnswerAt === null ? '' : ` · ${t('device.planWhen', { when: formatNearMoment(language, lastAnswerAt, now) })}`;
  return { key, tone: 'ok', title: t('device.planWhole'), note: `${amounts}${when}` };
};

const appLine = ({ t }: Language, { storage: { isAppKept } }: ReadyFacts): ReadyLine => {
  const key = 'app';
  if (isAppKept) return { key, tone: 'ok', title: t('device.appKept'), note: t('device.appKeptNote') };
  return { key, tone: 'bad', title: t('device.appNotKept'), note: t('device.appNotKeptNote') };
};

const protectionLine = ({ t }: Language, { storage: { isProtected } }: ReadyFacts): ReadyLine => {
  const key = 'protection';
  if (isProtected === true) return { key, tone: 'ok', title: t('device.protected'), note: t('device.protectedNote') };
  if (isProtected === null) return { key, tone: 'soon', title: t('device.notProtected'), note: t('device.protectionUnknown') };
  return { key, tone: 'soon', title: t('device.notProtected'), note: t('device.notProtectedNote'), cure: 'protect' };
};


const spaceLine = (language: Language, { storage: { room } }: ReadyFacts): ReadyLine => {
  const { t } = language;
  const key = 'space';
  if (!room) return { key, tone: 'soon', title: t('device.roomUnknown'), note: t('device.spaceUnknown') };
  const { freeBytes, isNearlyFull } = mediaRoomOf(room);
  const note = roomInWords(language, freeBytes);
  if (isNearlyFull) return { key, tone: 'soon', title: t('device.roomLittle'), note: `${note} ${t('device.roomLittleNote')}` };
  return { key, tone: 'ok', title: t('device.roomEnough'), note };
};

/** What an hour of speech and a photo of a tablet's camera weigh, in bytes. */
const audioHourBytes = 30_000_000;
const photoBytes = 4_000_000;

/** "Entran unas 220 horas de audio o 1.600 fotos." */
export const roomInWords = (language: Language, freeBytes: number): string =>
  language.t('device.roomInWords', { hours: formatNumber(language, roughly(freeBytes / audioHourBytes)), photos: formatNumber(language, roughly(freeBytes / photoBytes)) });

/** Two digits are as much as a browser's estimate can bear. */
const roughly = (amount: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(amount, 1))) - 1);
  return Math.floor(amount / step) * step;
};

/** Files may well stay behind; whoever leaves should know that they are here alone. */
const filesLine = (language: Language, { facts: { files } }: ReadyFacts): ReadyLine => {
  const { t } = language;
  const key = 'files';
  if (files.count === 0) return { key, tone: 'ok', title: t('device.filesAllThere'), note: t('device.filesAllThereNote') };
  return { key, tone: 'soon', title: t('device.filesOnlyHere', { count: files.count }), note: t('device.filesOnlyHereNote', { size: formatBytes(language, files.bytes) }), cure: 'send' };
};

/** What others showed: whoever leaves should know what of it will not open. */
const copiesLine = (language: Language, { facts: { copies } }: ReadyFacts): ReadyLine => {
  const { t } = language;
  const key = 'copies';
  if (copies.wanted === 0) return { key, tone: 'ok', title: t('device.copiesNone'), note: t('device.copiesNoneNote') };
  if (copies.missing === 0) return { key, tone: 'ok', title: t('device.copiesHere', { count: copies.wanted }), note: t('device.copiesHereNote') };
  return { key, tone: 'soon', title: t('device.copiesMissing', { count: copies.missing, all: copies.wanted }), note: t('device.copiesMissingNote', { size: formatBytes(language, copies.missingBytes) }), cure: 'bring' };
};

const dayMs = 86_400_000;
/** A session with fewer days left may end while its person is away. */
const enoughDays = 3;

const sessionLine = (language: Language, { status: { connection }, sessionEndsAt, now }: ReadyFacts): ReadyLine => {
  const { t } = language;
  const key = 'session';
  const days = Math.floor((sessionEndsAt - now) / dayMs);
  if (connection === 'signed-out' || days < 0) return { key, tone: 'bad', title: t('device.sessionEnded'), note: t('device.sessionEndedNote'), cure: 'sign-in' };
  const title = t('device.sessionDays', { days });
  const note = `${t('device.sessionUntil', { when: formatMoment(language, sessionEndsAt) })} ${t('device.sessionNote')}`;
  return { key, tone: days < enoughDays ? 'soon' : 'ok', title, note, ...(days < enoughDays ? { cure: 'sign-in' as const } : {}) };
};

const clockLine = ({ t }: Language, { status: { clockOffsetMs } }: ReadyFacts): ReadyLine => {
  const key = 'clock';
  const clock = readClock(clockOffsetMs);
  switch (clock.kind) {
    case 'unknown':
      return { key, tone: 'soon', title: t('device.clockUnknown'), note: t('device.clockUnknownNote'), cure: 'send' };
    case 'right':
      return { key, tone: 'ok', title: t('device.clockRight'), note: t('device.clockRightNote') };
    default:
      return { key, tone: 'soon', title: t(clock.kind === 'behind' ? 'device.clockBehind' : 'device.clockAhead', { minutes: clock.minutes }), note: t('device.clockWrongNote') };
  }
};

/** What only this device has must have left it, or stand in a copy that is newer. */
const copyLine = (language: Language, { facts: { items, drafts, attention, copiedAt }, now }: ReadyFacts): ReadyLine => {
  const { t } = language;
  const key = 'copy';
  const changed = [...items.filter(({ state }) => state === 'saved').map(({ entry }) => entry.change.at), ...drafts.map(({ savedAt }) => savedAt), ...attention.map(({ at }) => at)];
  const last = copiedAt === undefined ? t('device.copyNever') : t('device.copyLast', { when: formatNearMoment(language, copiedAt, now) });
  if (changed.length === 0) return { key, tone: 'ok', title: t('device.copyNotNeeded'), note: last };
  if (copiedAt !== undefined && copiedAt >= Math.max(...changed)) return { key, tone: 'ok', title: t('device.copyFresh'), note: last };
  return { key, tone: 'soon', title: t('device.copyMissing', { count: changed.length }), note: last, cure: 'copy' };
};

const versionLine = ({ t }: Language, { status: { connection }, app }: ReadyFacts): ReadyLine => {
  const key = 'version';
  const title = t('device.version', { version: app });
  return connection === 'outdated' ? { key, tone: 'bad', title, note: t('device.versionOld') } : { key, tone: 'ok', title, note: t('device.versionNote') };
};
