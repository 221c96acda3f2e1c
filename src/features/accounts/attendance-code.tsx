/** The code that people in the room scan to mark themselves as there: a plain page of the server, so it needs the network. */
import { useMutation } from '@tanstack/react-query';
import type { RecordId } from '../../domain/ids';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { QrPicture } from '../../ui/qr-picture';
import { askServer } from './ask-server';
import { orThrow, ServerQueries, troubleOf } from './server-queries';
import { troubleWords } from './trouble-words';
import { useOnline } from './use-online';

export const AttendanceCode = ({ meeting }: { readonly meeting: RecordId }) => (
  <ServerQueries>
    <Code meeting={meeting} />
  </ServerQueries>
);

const Code = ({ meeting }: { readonly meeting: RecordId }) => {
  const language = useLanguage();
  const { t } = language;
  const isOnline = useOnline();
  const ask = useMutation({ mutationFn: () => orThrow(askServer(`/meetings/${encodeURIComponent(meeting)}/attendance-key`, { method: 'POST', read: readPath })) });
  return (
    <div className="stack stack--2">
      <Button disabled={ask.isPending} onClick={() => ask.mutate()}>
        {t('accounts.attendanceCode')}
      </Button>
      {!isOnline && <p className="small muted">{t('accounts.attendanceCodeOffline')}</p>}
      {ask.error && <Banner title={troubleWords(language, troubleOf(ask.error))} live="status" />}
      {ask.data && <CodeDialog address={new URL(ask.data.path, location.origin).href} onClose={() => ask.reset()} />}
    </div>
  );
};

const CodeDialog = ({ address, onClose }: { readonly address: string; readonly onClose: () => void }) => {
  const { t } = useLanguage();
  return (
    <Dialog title={t('accounts.attendanceCodeTitle')} onClose={onClose} actions={<Button onClick={onClose}>{t('accounts.attendanceCodeClose')}</Button>}>
      <p>{t('accounts.attendanceCodeText')}</p>
      <QrPicture text={address} label={t('accounts.attendanceCodePicture')} />
      <p className="small">
        <a href={address} target="_blank" rel="noopener noreferrer">
          {address}
        </a>
      </p>
    </Dialog>
  );
};

const readPath = (answer: unknown): { readonly path: string } | undefined => {
  const { path } = answer as { readonly path?: unknown };
  return typeof path === 'string' && path.startsWith('/asistir/') ? { path } : undefined;
};
