/** Showing something: files are kept one by one as they come, words as they are typed; all of it becomes records when the person says so. */
import { useRef, useState } from 'react';
import type { EvidenceOrigin } from '../../domain/evidence';
import { recordId, type RecordId } from '../../domain/ids';
import type { MessageId } from '../../language/language';
import type { CaptureHow, KeptFile } from '../../storage/blobs/blob-records';
import { beginCapture, discardCapture, endCapture } from '../../storage/blobs/captures';
import { keepBlob, type KeepRefusal } from '../../storage/blobs/keep-blob';
import { keepFile, keepRecording } from '../../storage/blobs/keep-file';
import { useDevice } from '../../storage/device';
import { askForProtection } from '../../storage/protection';
import type { Recording } from '../../storage/recording-records';
import { deleteRecording } from '../../storage/recordings';
import type { Result } from '../../domain/result';
import { throwAway, useTyped, type Desk } from '../../storage/use-desk';
import { itemOfFile, unnamed, type CaptureItem, type CaptureTyped } from './capture-items';
import { writeCapture } from './write-capture';

export interface NotKept {
  readonly name: string;
  readonly refusal: KeepRefusal;
}

interface FileFacts {
  readonly how: CaptureHow;
  readonly origin: EvidenceOrigin;
  readonly name?: string | undefined;
  readonly pages?: number | undefined;
}

export interface Capture {
  readonly typed: CaptureTyped;
  readonly type: (part: Partial<CaptureTyped>) => void;
  /** What was found out by itself: nothing is kept for it before somebody does something. */
  readonly know: (part: Partial<CaptureTyped>) => void;
  readonly typeItem: (id: RecordId, part: Partial<CaptureItem>) => void;
  /** Files that are being copied now. */
  readonly keeping: number;
  readonly notKept: readonly NotKept[];
  /** Before any camera, microphone or picker opens. */
  readonly begin: (how: CaptureHow) => Promise<RecordId>;
  readonly addFiles: (files: readonly Blob[], facts: FileFacts) => Promise<void>;
  readonly addRecording: (recording: Recording) => Promise<boolean>;
  /** One page of a scan, on the disk before the next; false where it was not kept. */
  readonly addPage: (photo: Blob) => Promise<boolean>;
  readonly addWords: (item: Pick<CaptureItem, 'kind' | 'text' | 'link'>) => void;
  /** Of pages that died before this one: what was kept and never named. */
  readonly takeIn: (files: readonly KeptFile[], openedAt: number) => void;
  readonly cover: (id: RecordId, picture: Blob) => Promise<boolean>;
  readonly remove: (id: RecordId) => void;
  /** The records that were written; undefined where one was not, and why is said. */
  readonly save: () => Promise<readonly RecordId[] | undefined>;
  readonly problem: MessageId | undefined;
  /** Nothing of it is kept. */
  readonly giveUp: () => Promise<void>;
}

export const useCapture = (desk: Desk<CaptureTyped>): Capture => {
  const device = useDevice();
  const [typed, type] = useTyped(desk);
  const { keep, begin, keeping, notKept, forgetNotKept } = useFileKeeper(desk);
  const [problem, setProblem] = useState<MessageId>();
  const now = (): CaptureTyped => desk.store.getState();
  const newId = (): RecordId => recordId(device.now(), device.random(10));
  const addItem = (item: CaptureItem): void => type({ items: [...now().items, item] });
  const typeItem = (id: RecordId, part: Partial<CaptureItem>): void => type({ items: now().items.map((item) => (item.id === id ? { ...item, ...part } : item)) });

  return {
    typed,
    type,
    know: (part) => desk.store.setState(part),
    typeItem,
    keeping,
    notKept,
    begin,
    problem,
    // One after the other: two films at once would be two films in memory.
    addFiles: async (files, { how, origin, name, pages }) => {
      forgetNotKept();
      for (const file of files) {
        const called = name ?? (file instanceof File ? file.name : '');
        const at = origin === 'imported' && file instanceof File ? file.lastModified || device.now() : device.now();
        const kept = await keep(called, async () => keepFile(device, file, { capture: await begin(how), ...(called === '' ? {} : { name: called }) }));
        if (kept) addItem(itemOfFile({ id: newId(), file: kept, origin, capturedAt: at, pages }));
      }
      await desk.keeper.flush();
      void askForProtection();
    },
    addRecording: async (recording) => {
      const kept = await keep('', async () => keepRecording(device, recording, { capture: await begin('recorder') }));
      if (!kept) return false;
      addItem(itemOfFile({ id: recording.meeting, file: kept, origin: 'captured', capturedAt: recording.startedAt, durationMs: recording.ms }));
      // Its pieces go once the whole is on the disk and named by the draft.
      if (await desk.keeper.flush()) await deleteRecording(device, recording.id);
      return true;
    },
    addPage: async (photo) => {
      const kept = await keep('', async () => keepFile(device, photo, { capture: await begin('scan') }));
      if (kept) type({ spent: [...now().spent, kept.original.sha256] });
      return kept !== undefined;
    },
    takeIn: (files, openedAt) => {
      for (const file of unnamed(files, now())) addItem(itemOfFile({ id: newId(), file, origin: 'captured', capturedAt: openedAt }));
    },
    addWords: (item) => addItem({ id: newId(), title: '', shows: '', origin: 'captured', capturedAt: device.now(), ...item }),
    cover: async (id, picture) => {
      const kept = await resultOf(async () => keepBlob(device, picture, { capture: await begin('files') }));
      if (kept.accepted) typeItem(id, { publicPicture: kept.value });
      return kept.accepted;
    },
    remove: (id) => type({ items: now().items.filter((item) => item.id !== id) }),
    save: async () => {
      setProblem(undefined);
      const written = await writeCapture(device, desk);
      if ('problem' in written) return void setProblem(written.problem);
      // Until its record is written, what was kept belongs to nobody else.
      for (const capture of now().captures) await endCapture(device, capture);
      return written.ids;
    },
    giveUp: async () => {
      await throwAway(device, desk);
      for (const capture of now().captures) await discardCapture(device, capture);
    },
  };
};

type Keep = (name: string, work: () => Promise<Result<KeptFile, KeepRefusal>>) => Promise<KeptFile | undefined>;

/** Keeps files under one capture, which is on the disk before the first of them is asked for. */
const useFileKeeper = ({ store, keeper }: Desk<CaptureTyped>) => {
  const device = useDevice();
  const [keeping, setKeeping] = useState(0);
  const [notKept, setNotKept] = useState<readonly NotKept[]>([]);
  const begun = useRef<Promise<RecordId>>(undefined);
  const begin = (how: CaptureHow): Promise<RecordId> => {
    begun.current ??= beginCapture(device, { how, about: aboutOf(store.getState()) }).then(async (id) => {
      store.setState({ captures: [...store.getState().captures, id] });
      keeper.touch();
      await keeper.flush();
      return id;
    });
    // A disk that refused is asked again by whoever tries again.
    begun.current.catch(() => (begun.current = undefined));
    return begun.current;
  };
  const keep: Keep = async (name, work) => {
    setKeeping((count) => count + 1);
    const kept = await resultOf(work);
    setKeeping((count) => count - 1);
    if (kept.accepted) return kept.value;
    setNotKept((before) => [...before, { name, refusal: kept.refusal }]);
    return undefined;
  };
  return { begin, keep, keeping, notKept, forgetNotKept: () => setNotKept([]) };
};

const resultOf = async <Value>(work: () => Promise<Result<Value, KeepRefusal>>): Promise<Result<Value, KeepRefusal>> => {
  try {
    return await work();
  } catch (error) {
    return { accepted: false, refusal: { code: 'not-kept', why: String(error) } };
  }
};

const aboutOf = ({ about, commitment }: CaptureTyped) => {
  const { replaces: _replaces, ...named } = about;
  const said = { ...named, commitment: commitment || named.commitment };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''));
};
