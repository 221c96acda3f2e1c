/** The editors of the points of an agenda, under one bar. */
import '../../ui/styles/minutes.css';
import type { Editor } from '@tiptap/react';
import { useCallback, useState, type ReactNode } from 'react';
import type { Doc } from 'yjs';
import type { RecordId } from '../../domain/ids';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Link } from '../../ui/link';
import { EditorToolbar } from './editor-toolbar';
import { ItemEditor, type PasteLeftOut } from './item-editor';
import { mentionablesOf, type Mentionable } from './mentions';
import { RichTextView } from './rich-text-view';
import { textOfFragment } from './text-of-fragment';

export interface MinutesPoint {
  readonly id: RecordId;
  readonly title: string;
}

interface PointsEditorProps {
  readonly document: Doc;
  readonly points: readonly MinutesPoint[];
  readonly heading: 'h2' | 'h3' | 'none';
  /** A point that is read here, not written. */
  readonly isRead?: (item: RecordId) => boolean;
  /** Beside the bar: where the words are. */
  readonly state?: ReactNode;
  /** Where a picture that does not belong in the text is added as evidence. */
  readonly evidenceHref?: string | undefined;
  readonly above?: ReactNode;
  readonly under?: (item: RecordId) => ReactNode;
}

const nobodyYet: readonly Mentionable[] = [];

export const PointsEditor = ({ document, points, heading, isRead = () => false, state, evidenceHref, above, under }: PointsEditorProps) => {
  const { t, locale } = useLanguage();
  const device = useDevice();
  const [editor, setEditor] = useState<Editor>();
  const [leftOut, setLeftOut] = useState<PasteLeftOut>();
  const mentionables = useLive(() => mentionablesOf(device, (words) => wordsIn(words, locale)), [device, locale]) ?? nobodyYet;
  const onFocus = useCallback((focused: Editor) => {
    setEditor(focused);
    setLeftOut(undefined);
  }, []);
  return (
    <div className="minutes">
      {points.some(({ id }) => !isRead(id)) && (
        <div className="minutes__bar">
          <EditorToolbar editor={editor} />
          {state}
        </div>
      )}
      {leftOut && (
        <Banner tone="soon" live="alert" title={t(`minutes.paste.${leftOut}`)}>
          {leftOut !== 'too-long' && evidenceHref !== undefined && (
            <p>
              <Link href={evidenceHref}>{t('minutes.paste.asEvidence')}</Link>
            </p>
          )}
        </Banner>
      )}
      {above}
      {points.map(({ id, title }) => (
        <section key={id} className="minutes__point" aria-label={title}>
          <PointHeading title={title} level={heading} />
          {isRead(id) ? (
            <RichTextView text={textOfFragment(document.getXmlFragment(id))} level={4} />
          ) : (
            <ItemEditor document={document} item={id} title={title} mentionables={mentionables} onFocus={onFocus} onPaste={setLeftOut} />
          )}
          {under?.(id)}
        </section>
      ))}
    </div>
  );
};

const PointHeading = ({ title, level: Level }: { readonly title: string; readonly level: 'h2' | 'h3' | 'none' }) => (Level === 'none' ? null : <Level>{title}</Level>);
