/** Everything unsent of one person as a list that can be read: what it is, when it was written, its whole text. */
import type { Outcome } from '../domain/change';
import type { Json } from '../domain/json';
import { itemNameOf } from '../features/device/item-names';
import { subjectOf, subjectOfDraft } from '../features/device/subjects';
import { groupText } from '../features/device/two-texts';
import { writtenWords } from '../features/device/written-words';
import type { Language } from '../language/language';
import { linesText } from '../language/line-words';
import { asItWas, readCheckInDraft, readLineDraft } from '../storage/drafts';
import type { Draft } from '../storage/words-store';
import type { KnownNames } from './known-names';
import { unsentIn, type WordsHere } from './words-here';

export interface UnsentItem {
  readonly id: string;
  readonly kind: 'waiting' | 'refused' | 'draft';
  readonly title: string;
  readonly note: string | undefined;
  /** When it was written, ms since 1970, by the clock of the device. */
  readonly at: number;
  readonly text: string;
  /** What the server had answered before this page was opened. */
  readonly outcome: Outcome | undefined;
}

/** Newest first. */
export const unsentItems = (language: Language, words: WordsHere, names: KnownNames): readonly UnsentItem[] => {
  const { waiting, refused, drafts } = unsentIn(words);
  const items = [
    ...waiting.map(({ id, change, state, seq }): UnsentItem => ({ ...changeWords(language, change, names), id, kind: 'waiting', at: change.at, outcome: state === 'queued' ? undefined : { id, end: 'applied', seq: seq ?? 0 } })),
    ...refused.map(({ id, change, outcome }): UnsentItem => ({ ...changeWords(language, change, names), id, kind: 'refused', at: change.at, outcome })),
    ...drafts.map((draft): UnsentItem => ({ ...draftWords(language, draft, names), id: draft.key, kind: 'draft', at: draft.savedAt, outcome: undefined })),
  ];
  return items.sort((one, other) => other.at - one.at);
};

type Told = Pick<UnsentItem, 'title' | 'note' | 'text'>;

const changeWords = (language: Language, change: WordsHere['outbox'][number]['change'], names: KnownNames): Told =>
  orAsItStands(language, change, () => ({ ...titleOf(language, subjectOf(change), names), text: writtenWords(language, change, names) }));

const draftWords = (language: Language, kept: Draft, names: KnownNames): Told =>
  orAsItStands(language, kept.content, () => {
    const draft = asItWas(kept);
    const lines = readCheckInDraft(draft)?.lines ?? [readLineDraft(draft)?.line ?? []].flat();
    const written = lines.filter((line) => Object.entries(line).some(([field, value]) => field !== 'milestone' && value !== '' && value !== false && value !== undefined));
    const text = lines.length > 0 ? linesText(language, written, names.milestones) : everyText(language, draft.content);
    return { ...titleOf(language, subjectOfDraft(draft), names), text };
  });

const titleOf = (language: Language, subject: Parameters<typeof itemNameOf>[1], names: KnownNames): Omit<Told, 'text'> => {
  const { title, note } = itemNameOf(language, subject, names);
  return { title, note };
};

/** Words of a shape that nobody here knows are still somebody's words: all of their texts, as they stand. */
const orAsItStands = (language: Language, content: unknown, told: () => Told): Told => {
  try {
    return told();
  } catch {
    return { title: language.t('device.itemUnknown'), note: undefined, text: everyText(language, content as Json) };
  }
};

const everyText = (language: Language, content: Json): string => groupText(language, { content });
