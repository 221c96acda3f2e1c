/** What can be done to the words under the cursor. One bar for all points; it acts where somebody last wrote. */
import { useEditorState, type Editor } from '@tiptap/react';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { useState } from 'react';
import { useLanguage } from '../../language/language-context';
import type { MessageId } from '../../language/language';
import { Icon, type IconName } from '../../ui/icons';
import { LinkDialog } from './link-dialog';

interface Tool {
  readonly id: string;
  readonly icon: IconName;
  readonly label: MessageId;
  readonly isOn?: (editor: Editor) => boolean;
  readonly isPossible?: (editor: Editor) => boolean;
  readonly act: (editor: Editor) => void;
}

const tools: readonly Tool[] = [
  { id: 'bold', icon: 'bold', label: 'minutes.bold', isOn: (editor) => editor.isActive('bold'), act: (editor) => editor.chain().focus().toggleBold().run() },
  { id: 'italic', icon: 'italic', label: 'minutes.italic', isOn: (editor) => editor.isActive('italic'), act: (editor) => editor.chain().focus().toggleItalic().run() },
  { id: 'heading', icon: 'heading', label: 'minutes.heading', isOn: (editor) => editor.isActive('heading', { level: 2 }), act: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run() },
  { id: 'subheading', icon: 'subheading', label: 'minutes.subheading', isOn: (editor) => editor.isActive('heading', { level: 3 }), act: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run() },
  { id: 'list', icon: 'list', label: 'minutes.list', isOn: (editor) => editor.isActive('bulletList'), act: (editor) => editor.chain().focus().toggleBulletList().run() },
  { id: 'numbered', icon: 'numbered', label: 'minutes.numbered', isOn: (editor) => editor.isActive('orderedList'), act: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { id: 'mention', icon: 'mention', label: 'minutes.mention', act: (editor) => editor.chain().focus().insertContent(textBefore(editor) ? ' @' : '@').run() },
  { id: 'undo', icon: 'undo', label: 'minutes.undo', isPossible: ({ state }) => yUndoPluginKey.getState(state)?.hasUndoOps === true, act: (editor) => editor.chain().focus().undo().run() },
  { id: 'redo', icon: 'redo', label: 'minutes.redo', isPossible: ({ state }) => yUndoPluginKey.getState(state)?.hasRedoOps === true, act: (editor) => editor.chain().focus().redo().run() },
];

/** An `@` behind a letter is an address, not a mention. */
const textBefore = ({ state: { doc, selection } }: Editor): boolean => /\S$/.test(doc.textBetween(Math.max(0, selection.from - 1), selection.from));

export const EditorToolbar = ({ editor }: { readonly editor: Editor | undefined }) => {
  const { t } = useLanguage();
  const [isLinking, setIsLinking] = useState(false);
  const looks = useEditorState({
    editor: editor ?? null,
    selector: ({ editor: now }) => (now && !now.isDestroyed ? { on: tools.map((tool) => tool.isOn?.(now) ?? false), possible: tools.map((tool) => tool.isPossible?.(now) ?? true), link: now.isActive('link') } : null),
  });
  return (
    <div className="tools" role="group" aria-label={t('minutes.tools')}>
      {tools.map(({ id, icon, label, isOn, act }, index) => (
        <ToolButton key={id} icon={icon} label={t(label)} isOn={isOn && (looks?.on[index] ?? false)} isPossible={looks?.possible[index] ?? false} onPress={() => editor && act(editor)} />
      ))}
      <ToolButton icon="link" label={t('minutes.link')} isOn={looks?.link ?? false} isPossible={looks !== null} onPress={() => setIsLinking(true)} />
      {isLinking && editor && <LinkDialog editor={editor} onClose={() => setIsLinking(false)} />}
    </div>
  );
};

interface ToolButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isOn: boolean | undefined;
  readonly isPossible: boolean;
  readonly onPress: () => void;
}

const ToolButton = ({ icon, label, isOn, isPossible, onPress }: ToolButtonProps) => (
  // The finger does not take the cursor out of the text.
  <button type="button" className="tool" aria-pressed={isOn} disabled={!isPossible} onPointerDown={(event) => event.preventDefault()} onClick={onPress}>
    <Icon name={icon} size={20} />
    <span className="tool__word">{label}</span>
  </button>
);
