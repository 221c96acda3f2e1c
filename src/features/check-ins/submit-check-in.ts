/** Sending a check-in: first everything that is missing, then durable, then visible. */
import { recordCheckIn, type CheckInRefusal } from '../../domain/check-in';
import type { SubmitArguments } from '../../domain/decide-check-in';
import type { DecisionRefusal } from '../../domain/deciding';
import type { Json } from '../../domain/json';
import type { Device } from '../../storage/device';
import { record } from '../../storage/record';
import type { DraftKeeper } from '../../storage/draft-keeper';
import { checkInDraftKey, type CheckInDraftContent } from '../../storage/drafts';
import type { CheckInSlot } from '../../domain/schedule';

export type Sending =
  | { readonly kind: 'sent' }
  | { readonly kind: 'incomplete'; readonly refusals: readonly CheckInRefusal[] }
  | { readonly kind: 'refused'; readonly refusal: DecisionRefusal }
  /** Not on the disk: the keeper says so, the text stays. */
  | { readonly kind: 'not-saved' };

interface Parts {
  readonly device: Device;
  readonly keeper: DraftKeeper;
  readonly slot: CheckInSlot;
  readonly onBehalf: boolean;
  readonly sourceMeeting: string | undefined;
}

export const sendCheckIn = async (content: CheckInDraftContent, { device, keeper, slot, onBehalf, sourceMeeting }: Parts): Promise<Sending> => {
  const { commitment, lines, seen } = content;
  const stated = recordCheckIn({ commitment, slot, lines }, device.today());
  if (!stated.accepted) return { kind: 'incomplete', refusals: stated.refusal };
  if (!(await keeper.flush())) return { kind: 'not-saved' };
  const given: SubmitArguments = { commitment, from: slot.from, lines: stated.value, seen, ...(onBehalf ? { onBehalf } : {}), ...(sourceMeeting === undefined ? {} : { sourceMeeting }) };
  const resume = keeper.pause();
  try {
    const written = await record(device, { kind: 'check-in.submit', arguments: given as unknown as Json, draft: checkInDraftKey(commitment, slot.from) });
    if (!written.accepted) {
      resume();
      return { kind: 'refused', refusal: written.refusal };
    }
    // The words are durable. A view that could not be written heals at the next start.
    await written.value.visible.catch(() => undefined);
    return { kind: 'sent' };
  } catch {
    resume();
    keeper.touch();
    await keeper.flush();
    return { kind: 'not-saved' };
  }
};
