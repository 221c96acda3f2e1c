/** The part of the page for one person: what is unsent, to read, to keep in a file, to send. */
import type { Outcome } from '../domain/change';
import { dayAt } from '../domain/day';
import { downloadFile } from '../ui/download';
import { formatNearMoment, timeZone } from '../language/dates';
import type { Language, MessageId } from '../language/language';
import { formatBytes } from '../language/numbers';
import type { KeptBlob } from '../storage/blobs/blob-records';
import { contentOf, filesOfCopy } from '../storage/files-of-copy';
import { savedAs, toCopy } from '../storage/save-copy';
import { banner, button, el, icon, stateOf } from './element';
import { unsentItems, type UnsentItem } from './items';
import type { KnownNames } from './known-names';
import type { SendEnd } from './send-words';
import { unsentIn, type WordsHere } from './words-here';

export interface PersonPart {
  readonly language: Language;
  readonly words: WordsHere;
  readonly names: KnownNames;
  /** Of the person, as a title. */
  readonly name: string;
  /** What the server answered on this page; it is filled while words are sent. */
  readonly outcomes: Map<string, Outcome>;
  readonly now: number;
  readonly send: (onOutcome: (outcome: Outcome) => void) => Promise<SendEnd>;
  /** The session must be opened before anything can be sent. */
  readonly onSignedOut: () => void;
}

export const personPart = (part: PersonPart): HTMLElement => {
  const { language, words, names, name, outcomes } = part;
  const { t } = language;
  const items = unsentItems(language, words, names);
  const rows = new Map(items.map((item) => [item.id, itemRow(part, item)]));
  const said = el('div', { role: 'status', class: 'rescue__said' });
  const { files } = unsentIn(words);
  const waits = items.some(({ kind }) => kind === 'waiting');
  const save = async (): Promise<void> => said.replaceChildren(...(await saveCopy(language, words)));
  const sendButton = button(t('rescue.send'), { look: 'go' });
  const send = async (): Promise<void> => {
    sendButton.disabled = true;
    said.replaceChildren(banner('info', t('rescue.sending')));
    const end = await part.send((outcome) => {
      outcomes.set(outcome.id, outcome);
      const item = items.find(({ id }) => id === outcome.id);
      if (item) rows.get(item.id)?.showState(outcome);
    });
    sendButton.disabled = false;
    said.replaceChildren(endBanner(language, end, outcomes));
    if (end.kind === 'signed-out') part.onSignedOut();
  };
  sendButton.addEventListener('click', () => void send());
  return el(
    'section',
    { class: 'section rescue__person', 'aria-label': name },
    el('div', { class: 'section__head' }, el('h2', {}, name), el('p', { class: 'muted small' }, amountsOf(language, items))),
    words.more ? banner('soon', t('rescue.newer'), t('rescue.newerNote')) : undefined,
    el('div', { class: 'row' }, waits ? sendButton : undefined, button(t('rescue.save'), { look: waits ? 'line' : 'go', icon: 'download', onClick: () => void save() })),
    said,
    items.length + files.length === 0 ? el('p', { class: 'muted' }, t('rescue.nothingOfPerson')) : el('ul', { class: 'list' }, ...[...rows.values()].map(({ row }) => row), ...files.map((file) => fileRow(language, words, file))),
  );
};

/** The words, and the files that only stand here; which of those it does not hold is said. */
const saveCopy = async (language: Language, words: WordsHere): Promise<readonly HTMLElement[]> => {
  const { plan, user, device, outbox, journal, attention, drafts, more, captures } = words;
  const savedAt = Date.now();
  try {
    const beside = await filesOfCopy(ownerOf(words), words);
    const { name, file, without } = await savedAs(toCopy({ plan, user, device: device ?? 'rescue', savedAt, outbox, journal, attention, drafts, ...(more ? { more } : {}) }), { day: dayAt(savedAt, timeZone), captures, ...beside });
    downloadFile(name, file);
    const left = without.filter(({ why }) => why !== 'on-server');
    return left.length === 0 ? [] : [banner('soon', language.t('device.copyLeftOut', { count: left.length }), left.map((one) => `${one.name ?? language.t('device.fileWithoutName')} (${formatBytes(language, one.bytes)})`).join(', '))];
  } catch (error) {
    return [banner('bad', language.t('rescue.unreadable'), language.t('rescue.unreadableNote'), String(error))];
  }
};

/** Of the bytes beside these words. */
const ownerOf = ({ user, plan }: WordsHere): string => `${user}:${plan}`;

/** A file that only stands here can be kept by itself too. */
const fileRow = (language: Language, words: WordsHere, file: KeptBlob): HTMLElement => {
  const { t } = language;
  const name = file.name ?? t('device.fileWithoutName');
  const said = el('div', { role: 'status' });
  const save = async (): Promise<void> => {
    const content = await contentOf(ownerOf(words), file).catch(() => undefined);
    if (content) downloadFile(name, content);
    else said.replaceChildren(note(t('device.fileTrouble.gone')));
  };
  return el(
    'li',
    { class: 'rescue__item' },
    el('div', { class: 'item item--state' }, el('div', {}, el('h3', {}, name), el('p', {}, [formatBytes(language, file.bytes), t('device.writtenAt', { when: formatNearMoment(language, file.keptAt, Date.now()) })].join(' · '))), el('div', { class: 'rescue__state' }, stateOf('saved', t('itemState.saved')))),
    el('div', { class: 'row' }, button(t('device.fileSave'), { icon: 'download', label: t('device.fileSaveNamed', { title: name }), onClick: () => void save() })),
    said,
  );
};

const amountsOf = ({ t }: Language, items: readonly UnsentItem[]): string => {
  const count = (kind: UnsentItem['kind']): number => items.filter((item) => item.kind === kind).length;
  return t('rescue.amounts', { waiting: count('waiting'), refused: count('refused'), drafts: count('draft') });
};

const itemRow = ({ language, now, outcomes }: PersonPart, item: UnsentItem) => {
  const { t } = language;
  const place = el('div', { class: 'rescue__state' });
  const showState = (outcome: Outcome | undefined): void => place.replaceChildren(...stateWords(language, item, outcome));
  showState(outcomes.get(item.id) ?? item.outcome);
  const written = t(item.kind === 'draft' ? 'device.draftNote' : 'device.writtenAt', { when: formatNearMoment(language, item.at, now) });
  const row = el(
    'li',
    { class: 'rescue__item' },
    el('div', { class: 'item item--state' }, el('div', {}, el('h3', {}, item.title), el('p', {}, [item.note, written].filter((words) => words !== undefined).join(' · '))), place),
    item.text === '' ? undefined : el('p', { class: 'written' }, item.text),
  );
  return { row, showState };
};

/** The words that every screen says of an item, and what follows from them here. */
const stateWords = ({ t }: Language, { kind }: UnsentItem, outcome: Outcome | undefined): readonly HTMLElement[] => {
  if (kind === 'draft') return [stateOf('saved', t('itemState.saved')), note(t('rescue.draftNote'))];
  if (outcome === undefined) return [stateOf('saved', t('itemState.saved'))];
  if (outcome.end === 'applied') return [stateOf('sent', t('itemState.sent')), note(t('rescue.hasIt'))];
  return [stateOf('attention', t('itemState.attention')), note(outcome.end === 'held' ? t('rescue.held') : t(`problem.${outcome.problem}`))];
};

const note = (words: string): HTMLElement => el('p', { class: 'small muted' }, words);

const ends: Readonly<Record<Exclude<SendEnd['kind'], 'all'>, { readonly tone: 'info' | 'soon' | 'bad'; readonly title: MessageId }>> = {
  stuck: { tone: 'soon', title: 'rescue.endBusy' },
  unreachable: { tone: 'info', title: 'rescue.endUnreachable' },
  'signed-out': { tone: 'soon', title: 'rescue.endSignedOut' },
  'not-a-member': { tone: 'soon', title: 'rescue.endNotMember' },
  busy: { tone: 'soon', title: 'rescue.endBusy' },
  outdated: { tone: 'soon', title: 'rescue.endOutdated' },
  refused: { tone: 'bad', title: 'rescue.endRefused' },
};

const endBanner = ({ t }: Language, end: SendEnd, outcomes: ReadonlyMap<string, Outcome>): HTMLElement => {
  if (end.kind !== 'all') return banner(ends[end.kind].tone, t(ends[end.kind].title), t('rescue.endStays'));
  const applied = [...outcomes.values()].filter((outcome) => outcome.end === 'applied').length;
  const others = outcomes.size - applied;
  return others === 0 ? banner('ok', t('rescue.endAll', { count: applied }), t('rescue.endAllNote')) : banner('soon', t('rescue.endSome', { applied, others }), t('rescue.endSomeNote'));
};

/** Somebody else's words, or nobody's who is here: that they are there is said, what they say is not. */
export const lockedPart = (language: Language, words: WordsHere, name: string, now: number): HTMLElement => {
  const { t } = language;
  const { waiting, refused, drafts, files } = unsentIn(words);
  const oldest = Math.min(...waiting.map(({ change }) => change.at), ...refused.map(({ change }) => change.at), ...drafts.map(({ savedAt }) => savedAt), ...files.map(({ keptAt }) => keptAt));
  const count = waiting.length + refused.length + drafts.length + files.length;
  return el(
    'section',
    { class: 'section rescue__person', 'aria-label': name },
    el('div', { class: 'section__head' }, el('h2', {}, name)),
    el('p', { class: 'rescue__locked' }, icon('lock'), el('span', {}, t('rescue.locked', { count, oldest: formatNearMoment(language, oldest, now) }))),
  );
};
