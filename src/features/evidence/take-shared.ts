/** What another app shared becomes the beginning of evidence: files kept as any other, its words as a link or as what was seen. */
import { isWebLink } from '../../domain/check-in';
import { evidenceLimits } from '../../domain/evidence';
import { recordId, type RecordId } from '../../domain/ids';
import type { Json } from '../../domain/json';
import { beginCapture, discardCapture } from '../../storage/blobs/captures';
import type { KeepRefusal } from '../../storage/blobs/keep-blob';
import { keepFile } from '../../storage/blobs/keep-file';
import type { Device } from '../../storage/device';
import { draftOf, saveDraft } from '../../storage/drafts';
import { captureDraftKind } from '../../storage/evidence-drafts';
import type { Inbox, Share } from '../../storage/shared/inbox';
import { onShares } from '../../storage/shared/shares-here';
import { captureDraftKey, itemOfFile, nothingShown, type CaptureItem, type CaptureTyped } from './capture-items';
import type { NotKept } from './use-capture';

export interface TakenShares {
  /** Drafts that were made of them. */
  readonly begun: readonly RecordId[];
  /** What no evidence can be made of: it is said, and let go. */
  readonly notKept: readonly NotKept[];
  /** There was no room for it: it waits as it came. */
  readonly waiting: readonly NotKept[];
  /** Names of files whose copy was cut off. */
  readonly cut: readonly string[];
}

const nothing: TakenShares = { begun: [], notKept: [], waiting: [], cut: [] };

/** Takes in all that waits here for this person. Done twice, also after a kill in its middle, it is done once. */
export const takeShares = async (device: Device): Promise<TakenShares> =>
  (await onShares(device, async (inbox, { whole, cut }) => {
    let taken: TakenShares = { ...nothing, cut: cut.flatMap(({ files }) => files.map(({ name }) => name)) };
    for (const share of whole) {
      const one = await takeShare(device, inbox, share);
      taken = { ...taken, begun: [...taken.begun, ...one.begun], notKept: [...taken.notKept, ...one.notKept], waiting: [...taken.waiting, ...one.waiting] };
    }
    for (const { id } of cut) await inbox.remove(id);
    return taken;
  })) ?? nothing;

type Taken = Omit<TakenShares, 'cut'>;

/** Draft and capture bear the name of the share: whoever finds them knows that it was taken in. */
const takeShare = async (device: Device, inbox: Inbox, share: Share): Promise<Taken> => {
  const key = captureDraftKey(share.id);
  let notKept: readonly NotKept[] = [];
  let isBegun = (await draftOf(device, key)) !== undefined;
  if (!isBegun) {
    const kept = await keepAll(device, inbox, share);
    notKept = kept.notKept;
    if (notKept.some(({ refusal }) => mayFitLater(refusal))) {
      await discardCapture(device, share.id);
      return { ...nothing, waiting: notKept };
    }
    const items = withWords(kept.items, share, device);
    isBegun = items.length > 0;
    if (isBegun) await saveDraft(device, { key, kind: captureDraftKind, content: { ...nothingShown({}), captures: [share.id], items } satisfies CaptureTyped as unknown as Json });
    else await discardCapture(device, share.id);
  }
  await inbox.remove(share.id);
  return { begun: isBegun ? [share.id] : [], notKept, waiting: [] };
};

const mayFitLater = ({ code }: KeepRefusal): boolean => code === 'nearly-full' || code === 'no-room' || code === 'not-kept';

const keepAll = async (device: Device, inbox: Inbox, share: Share) => {
  const items: CaptureItem[] = [];
  const notKept: NotKept[] = [];
  const capture = await beginCapture(device, { how: 'shared', about: {}, id: share.id });
  for (const [index, { name, type }] of share.files.entries()) {
    const file = await inbox.file(share, index);
    // Only tables of text need what somebody says they are.
    const kept = file ? await keepFile(device, file, { capture, name: name || type }) : undefined;
    if (kept?.accepted) items.push(itemOfFile({ id: newId(device), file: kept.value, origin: 'imported', capturedAt: share.at }));
    else notKept.push({ name, refusal: kept ? kept.refusal : { code: 'unreadable' } });
  }
  return { items, notKept };
};

const newId = (device: Device): RecordId => recordId(device.now(), device.random(10));

/** Beside a file the words say what it shows; alone they are a page that was seen, or what somebody saw. */
const withWords = (items: readonly CaptureItem[], share: Share, device: Device): readonly CaptureItem[] => {
  const { link, words } = readWords(share);
  const [first, ...others] = items;
  const made = { id: newId(device), shows: '', origin: 'imported', capturedAt: share.at } as const;
  const seen: readonly CaptureItem[] = link === undefined ? [] : [{ ...made, kind: 'link', title: first ? '' : share.title.slice(0, evidenceLimits.title), ...(first ? {} : { shows: words.slice(0, evidenceLimits.shows) }), link: { url: link, title: share.title.slice(0, evidenceLimits.title), seenOn: device.today() } }];
  if (first) return [{ ...first, shows: words.slice(0, evidenceLimits.shows) }, ...others, ...seen];
  if (seen.length > 0 || words === '') return seen;
  return [{ ...made, kind: 'observation', title: share.title.slice(0, evidenceLimits.title), text: words.slice(0, evidenceLimits.text) }];
};

/** Most apps put the address of a page among the words. */
const readWords = ({ url, text }: Share): { readonly link: string | undefined; readonly words: string } => {
  const found = [url.trim(), ...text.split(/\s+/)].find(isWebLink);
  return { link: found, words: (found === undefined ? text : text.replace(found, '')).trim() };
};
