/** What was captured and said becomes records. */
import type { RecordId } from '../../domain/ids';
import type { Json } from '../../domain/json';
import type { MessageId } from '../../language/language';
import { clockOffsetOf } from '../../storage/clock-offset';
import type { Device } from '../../storage/device';
import { record } from '../../storage/record';
import type { Desk } from '../../storage/use-desk';
import { detailsOf, type CaptureTyped } from './capture-items';
import { refusalWords } from './refusals';

type Written = { readonly ids: readonly RecordId[] } | { readonly problem: MessageId };

/** One record after the other. What was written leaves the draft; the draft goes with the last. */
export const writeCapture = async (device: Device, { key, store, keeper }: Desk<CaptureTyped>): Promise<Written> => {
  const clockOffsetMs = await clockOffsetOf(device);
  const ids: RecordId[] = [];
  await keeper.flush();
  const resume = keeper.pause();
  try {
    for (const item of store.getState().items) {
      const typed = store.getState();
      const { replaces } = typed.about;
      const details = detailsOf(item, typed, clockOffsetMs) as unknown as Json;
      // Of several pieces the first takes the former's place; the others stand beside it.
      const isReplacement = replaces !== undefined && ids.length === 0;
      const act = isReplacement ? { kind: 'evidence.replace', arguments: { evidence: item.id, details, former: replaces } } : { kind: 'evidence.add', arguments: { evidence: item.id, details } };
      const isLast = typed.items.length === 1;
      const written = await record(device, { ...act, ...(isLast ? { draft: key } : {}) });
      if (!written.accepted) return stopped(resume, keeper.touch, refusalWords(written.refusal));
      ids.push(item.id);
      store.setState({ items: typed.items.filter(({ id }) => id !== item.id), ...(isReplacement ? { about: { ...typed.about, replaces: undefined } } : {}) });
      await written.value.visible.catch(() => undefined);
    }
    return { ids };
  } catch {
    return stopped(resume, keeper.touch, 'evidence.notSaved');
  }
};

const stopped = (resume: () => void, touch: () => void, problem: MessageId): Written => {
  resume();
  touch();
  return { problem };
};
