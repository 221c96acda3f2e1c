/** One person who is here: how they take part, whether their name may be published, their signature. */
import { useState } from 'react';
import type { Attendance, Signature } from '../../domain/attendance';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { Kept } from '../../storage/reads';
import { Button } from '../../ui/button';
import { Check } from '../../ui/check';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { ModeChoice } from './arrival-form';
import { Glass } from './glass';
import { backAct, patchOf } from './room-acts';
import { editAct, useRoom } from './room-context';
import { glass } from './stroke-path';

export const PersonDialog = ({ row, onClose }: { readonly row: Kept<Attendance>; readonly onClose: () => void }) => {
  const { t } = useLanguage();
  const { write } = useRoom();
  const [isSigning, setSigning] = useState(false);
  const set = (part: Partial<Pick<Attendance, 'mode' | 'consent'>>): void => void write(editAct(patchOf(row, part)));
  return (
    <Dialog title={row.name ?? t('room.attendance')} onClose={onClose} actions={<Button onClick={onClose}>{t('room.ready')}</Button>}>
      <ModeChoice value={row.mode} onChange={(mode) => set({ mode })} />
      <Check label={t('room.mayPublish')} checked={row.consent === true} onChange={(consent) => set({ consent })} />
      {isSigning ? <Signing row={row} onDone={() => setSigning(false)} /> : <Signed row={row} onSign={() => setSigning(true)} />}
    </Dialog>
  );
};

const Signed = ({ row, onSign }: { readonly row: Kept<Attendance>; readonly onSign: () => void }) => {
  const language = useLanguage();
  const { t } = language;
  const { write } = useRoom();
  const { signature } = row;
  if (!signature) return <Button onClick={onSign}>{t('room.sign')}</Button>;
  return (
    <div className="stack stack--2">
      {signature.kind === 'stroke' ? (
        <svg className="glass glass--signed" viewBox={`0 0 ${glass.width} ${glass.height}`} role="img" aria-label={t('room.signedStroke')}>
          <path d={signature.path} />
        </svg>
      ) : (
        <p>
          <b>{signature.name}</b>
        </p>
      )}
      <p className="small muted">{t('room.signedAt', { moment: formatMoment(language, signature.at) })}</p>
      <Button look="quiet" onClick={() => void write(editAct(patchOf(row, { signature: undefined })), { message: t('room.signatureRemoved'), back: () => backAct(row, 'signature') })}>
        {t('room.removeSignature')}
      </Button>
    </div>
  );
};

const Signing = ({ row, onDone }: { readonly row: Kept<Attendance>; readonly onDone: () => void }) => {
  const { t } = useLanguage();
  const { now } = useDevice();
  const { write } = useRoom();
  const [name, setName] = useState('');
  const [path, setPath] = useState<string>();
  const sign = async (signature: Signature): Promise<void> => {
    if (await write(editAct(patchOf(row, { signature: { ...signature } })))) onDone();
  };
  return (
    <div className="stack">
      <p className="label">{t('room.signOnGlass')}</p>
      <Glass onDraw={setPath} />
      <Button disabled={path === undefined} onClick={() => path !== undefined && void sign({ kind: 'stroke', path, at: now() })}>
        {t('room.keepSignature')}
      </Button>
      <form
        className="stack stack--2"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void sign({ kind: 'name', name: name.trim(), at: now() });
        }}
      >
        <TextField label={t('room.signByName')} value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        <Button type="submit">{t('room.signWithName')}</Button>
      </form>
    </div>
  );
};
