/** Whom and what the minutes may name: looked up with `@`. */
import { Extension } from '@tiptap/core';
import { Suggestion, type SuggestionKeyDownProps, type SuggestionProps } from '@tiptap/suggestion';
import type { Words } from '../../domain/json';
import type { MentionKind } from '../../domain/rich-text';
import type { Device } from '../../storage/device';
import { membershipsOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';


export interface Mentionable {
  readonly kind: MentionKind;
  readonly id: string;
  readonly label: string;
}

const longestLabel = 120;

/** Everybody and everything of the plan, people first. `say` chooses the language of a text. */
export const mentionablesOf = async (device: Pick<Device, 'cache'>, say: (words: Words) => string): Promise<readonly Mentionable[]> => {
  const [memberships, commitments, milestones] = await Promise.all([membershipsOf(device), commitmentsOf(device), allMilestones(device)]);
  const people = new Map(memberships.map(({ id, name }) => [name, { kind: 'person', id, label: name } as const]));
  return [
    ...people.values(),
    ...commitments.map(({ id, code, title }) => ({ kind: 'commitment', id, label: short(`${code} · ${say(title)}`) }) as const),
    ...milestones.map(({ id, text }) => ({ kind: 'milestone', id, label: short(say(text)) }) as const),
  ];
};

const short = (text: string): string => (text.length <= longestLabel ? text : `${text.slice(0, longestLabel - 1)}…`);

const shown = 8;

/** Letters as somebody in a hurry types them. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();

export const mentionsFor = (all: readonly Mentionable[], query: string): readonly Mentionable[] => {
  const wanted = folded(query);
  return all.filter(({ label }) => folded(label).split(/[\s·]+/).some((word) => word.startsWith(wanted)) || folded(label).startsWith(wanted)).slice(0, shown);
};

export interface MentionChoice {
  readonly found: readonly Mentionable[];
  readonly choose: (one: Mentionable) => void;
  /** Where the `@` stands on the screen. */
  readonly at: DOMRect | null;
}

interface MentionOptions {
  readonly find: (query: string) => readonly Mentionable[];
  /** Shows what was found; undefined takes it away. */
  readonly show: (choice: MentionChoice | undefined) => void;
  /** True if the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Looks up what follows an `@`, and puts what is chosen in its place. */
export const mentionLookup = ({ find, show, onKey }: MentionOptions) =>
  Extension.create({
    name: 'mentionLookup',
    addProseMirrorPlugins() {
      const shownOf = ({ items, command, clientRect }: SuggestionProps<Mentionable, Mentionable>): void =>
        show({ found: items, choose: command, at: clientRect?.() ?? null });
      return [
        Suggestion<Mentionable, Mentionable>({
          editor: this.editor,
          char: '@',
          items: ({ query }) => [...find(query)],
          command: ({ editor, range, props: { kind, id, label } }) =>
            void editor.chain().focus().insertContentAt(range, [{ type: 'mention', attrs: { kind, id, label } }, { type: 'text', text: ' ' }]).run(),
          render: () => ({
            onStart: shownOf,
            onUpdate: shownOf,
            onExit: () => show(undefined),
            onKeyDown: ({ event }: SuggestionKeyDownProps) => onKey(event),
          }),
        }),
      ];
    },
  });
