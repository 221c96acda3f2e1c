/** The text of a meeting's minutes as this device holds it now: what is approved, printed or read. */
import type { RecordId } from '../../domain/ids';
import type { PartLengths } from '../../domain/minutes';
import type { RichText } from '../../domain/rich-text';
import type { Device } from '../../storage/device';
import { minutesPartsOf } from '../../storage/meeting-reads';
import { foldMinutes, type FoldedPart } from './minutes-fold';

export interface MinutesText {
  /** By point of the agenda; every one of `items` has its text, empty where nobody wrote. Lost words stand in it too. */
  readonly bodies: Readonly<Record<RecordId, RichText>>;
  /** How long each part was: what an approval says it has seen. */
  readonly parts: PartLengths;
  /** Points with words that went down with what somebody else changed, and that nobody has looked at. */
  readonly unsettled: readonly RecordId[];
}

/** Folds the parts of a meeting, this device's own pending words included. */
export const minutesOf = async (device: Pick<Device, 'cache'>, meeting: RecordId, items: readonly RecordId[]): Promise<MinutesText> => {
  const fold = foldMinutes();
  fold.take(await foldedPartsOf(device, meeting), items);
  return { bodies: fold.bodies(), parts: fold.lengths(), unsettled: [...new Set(fold.lost().map(({ item }) => item))] };
};

/** The parts of a meeting as this device sees them. */
export const foldedPartsOf = async (device: Pick<Device, 'cache'>, meeting: RecordId): Promise<readonly FoldedPart[]> =>
  (await minutesPartsOf(device, meeting)).map(({ id, updates, author, row }) => ({ id, updates, author, at: row.at }));
