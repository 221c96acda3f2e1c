/** Where the chosen words lead to. */
import type { Editor } from '@tiptap/react';
import { useState, type FormEvent } from 'react';
import { isSafeLink } from '../../domain/rich-text';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';

interface LinkDialogProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

export const LinkDialog = ({ editor, onClose }: LinkDialogProps) => {
  const { t } = useLanguage();
  const former = String(editor.getAttributes('link')['href'] ?? '');
  const [address, setAddress] = useState(former);
  const [isRefused, setIsRefused] = useState(false);
  const take = (event: FormEvent): void => {
    event.preventDefault();
    const href = wholeAddress(address);
    if (!isSafeLink(href)) return setIsRefused(true);
    linkWords(editor, href);
    onClose();
  };
  const remove = (): void => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onClose();
  };
  return (
    <Dialog
      title={t('minutes.link')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('minutes.cancel')}</Button>
          {former !== '' && <Button onClick={remove}>{t('minutes.unlink')}</Button>}
          <Button look="go" type="submit" form="minutes-link">
            {t('minutes.setLink')}
          </Button>
        </>
      }
    >
      <form id="minutes-link" noValidate onSubmit={take}>
        <TextField label={t('minutes.address')} hint={t('minutes.addressHint')} inputMode="url" autoComplete="off" value={address} onChange={(event) => setAddress(event.target.value)} error={isRefused && t('minutes.addressRefused')} />
      </form>
    </Dialog>
  );
};

const linkWords = (editor: Editor, href: string): void => {
  const chain = editor.chain().focus();
  if (!editor.state.selection.empty || editor.isActive('link')) chain.extendMarkRange('link').setLink({ href }).run();
  else chain.insertContent([{ type: 'text', text: href.replace(/^(https?:\/\/|mailto:)/, ''), marks: [{ type: 'link', attrs: { href } }] }]).run();
};

/** As people type it: without `https://`, or the address of a mailbox. */
const wholeAddress = (typed: string): string => {
  const text = typed.trim();
  if (/^[a-z]+:/i.test(text) || text === '') return text;
  return /^[^\s/@]+@[^\s/@]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
};
