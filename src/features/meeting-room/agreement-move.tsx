/** An agreement reported done, verified or dropped: never without a word on why. */
import { useId, useState, type FormEvent } from 'react';
import type { Agreement } from '../../domain/agreement';
import type { AgreementMove } from '../../domain/decide-agreement';
import { isReason, reasonLetters } from '../../domain/life-cycles';
import { useLanguage } from '../../language/language-context';
import type { Kept } from '../../storage/reads';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { KeptNote } from './kept-note';
import { moveAct } from './room-acts';
import { useKeptFields } from './use-kept-fields';

interface AgreementMoveDialogProps {
  readonly agreement: Kept<Agreement>;
  readonly to: AgreementMove;
  readonly onClose: () => void;
}

export const AgreementMoveDialog = ({ agreement, to, onClose }: AgreementMoveDialogProps) => {
  const { t } = useLanguage();
  const form = useId();
  const draft = `agreement-note/${agreement.id}/${to}`;
  const kept = useKeptFields({ key: draft, kind: 'agreement-note', start: { note: '' } });
  const [wasTried, setTried] = useState(false);
  if (!kept) return null;
  const { note } = kept.fields;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReason(note)) return setTried(true);
    if (await kept.send(moveAct(agreement, { to, note: note.trim(), draft }))) onClose();
  };
  const close = (): void => {
    if (note.trim() === '') kept.discard();
    onClose();
  };
  return (
    <Dialog
      title={t(`room.move.${to}`)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('ui.cancel')}</Button>
          <Button look="go" type="submit" form={form}>
            {t(`room.move.${to}`)}
          </Button>
        </>
      }
    >
      <p>{agreement.text}</p>
      <form id={form} noValidate onSubmit={(event) => void submit(event)}>
        <TextArea
          label={t(`room.moveNote.${to}`)}
          value={note}
          rows={3}
          maxLength={4000}
          onChange={(event) => kept.write({ note: event.target.value })}
          error={wasTried && !isReason(note) ? t('room.noteShort', { letters: reasonLetters }) : undefined}
        />
        <KeptNote keeper={kept.keeper} />
      </form>
    </Dialog>
  );
};
