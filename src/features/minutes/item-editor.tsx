/** The editor of one point of the agenda, bound to its fragment of the shared document. */
import { Collaboration } from '@tiptap/extension-collaboration';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { memo, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Doc } from 'yjs';
import { MentionList } from './mention-list';
import { mentionLookup, mentionsFor, type Mentionable, type MentionChoice } from './mentions';
import { minutesSchema } from './minutes-schema';
import { tidyPaste } from './tidy-paste';

interface ItemEditorProps {
  readonly document: Doc;
  readonly item: string;
  readonly title: string;
  readonly mentionables: readonly Mentionable[];
  readonly onFocus: (editor: Editor) => void;
  /** What of a paste could not be taken; undefined where all of it was. */
  readonly onPaste: (leftOut: PasteLeftOut | undefined) => void;
}

/** `too-long`: nothing was taken. `files`: nothing but pictures and files. `pictures`: the text was, without them. */
export type PasteLeftOut = 'too-long' | 'files' | 'pictures';

const nothingYet = { type: 'doc', content: [{ type: 'paragraph' }] };

/** Longest text of one paste: what it becomes still fits in one update. */
const longestPaste = 40_000;

/** Drawn anew only for itself: what is said around it changes with every word that is kept. */
export const ItemEditor = memo(({ document, item, title, mentionables, onFocus, onPaste }: ItemEditorProps) => {
  const lookup = useMentions(mentionables);
  const listId = useId();
  const isRefused = (leftOut: PasteLeftOut | undefined): boolean => {
    onPaste(leftOut);
    return leftOut === 'too-long' || leftOut === 'files';
  };
  const editor = useEditor(
    {
      extensions: [...minutesSchema, Collaboration.configure({ document, field: item }), mentionLookup(lookup.options)],
      // Never shown: the shared document is. Without it the editor parses an empty page, which Trusted Types forbid.
      content: nothingYet,
      injectCSS: false,
      // Nobody listens for what was deleted: telling of it costs every key.
      enableCoreExtensions: { delete: false },
      // What the schema cannot show is kept where it is, not deleted.
      enableContentCheck: true,
      onFocus: ({ editor: focused }) => onFocus(focused),
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': title, class: 'minutes__text' },
        transformPastedHTML: tidyPaste,
        handlePaste: (_view, event, { size }) => isRefused(leftOutOf(event.clipboardData, size)),
        handleDrop: (_view, event, { size }, isMoved) => !isMoved && isRefused(leftOutOf(event.dataTransfer, size)),
      },
    },
    [document, item],
  );
  return (
    <div className="minutes__field">
      <EditorContent editor={editor} />
      {lookup.choice && <MentionList id={listId} choice={lookup.choice} selected={lookup.selected} />}
    </div>
  );
});

/** `size` of what the editor made of it: text that comes as a page alone has no plain words to count. */
const leftOutOf = (pasted: DataTransfer | null, size: number): PasteLeftOut | undefined => {
  if (!pasted) return undefined;
  if (Math.max(size, pasted.getData('text/plain').length) > longestPaste) return 'too-long';
  if (pasted.files.length === 0 && !/<img\b/i.test(pasted.getData('text/html'))) return undefined;
  return size === 0 ? 'files' : 'pictures';
};

const useMentions = (mentionables: readonly Mentionable[]) => {
  const [choice, setChoice] = useState<MentionChoice>();
  const [selected, setSelected] = useState(0);
  // What the editor's plugin reads when a key comes: it is made once, these change.
  const now = useRef({ choice, selected, mentionables });
  useLayoutEffect(() => {
    now.current = { choice, selected, mentionables };
  });
  const [options] = useState(() => ({
    find: (query: string) => mentionsFor(now.current.mentionables, query),
    show: (next: MentionChoice | undefined) => {
      setChoice(next);
      setSelected(0);
    },
    onKey: ({ key }: KeyboardEvent): boolean => {
      const { choice: open, selected: at } = now.current;
      const one = open?.found[at];
      if (!open || !one) return false;
      if (key === 'ArrowDown') setSelected((at + 1) % open.found.length);
      else if (key === 'ArrowUp') setSelected((at + open.found.length - 1) % open.found.length);
      else if (key === 'Enter' || key === 'Tab') open.choose(one);
      else return false;
      return true;
    },
  }));
  return { choice, selected, options };
};
