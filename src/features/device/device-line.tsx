/** The line of the shell. It says nothing of requests under way or of the hour: a live region speaks only when the truth changes. */
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { truthOf } from '../../storage/item-reads';
import { useLive } from '../../storage/use-live';
import { useCourierStatus } from '../../sync/status';
import { SyncLine } from '../../ui/sync-line';
import { deviceSentence } from './device-sentence';

export const DeviceLine = () => {
  const device = useDevice();
  const language = useLanguage();
  const connection = useCourierStatus((status) => status.connection);
  const unreachableSince = useCourierStatus((status) => status.unreachableSince);
  const counts = useLive(() => truthOf(device), [device]);
  if (!counts) return null;
  const { icon, text, more, link } = deviceSentence(language, { connection, unreachableSince, ...counts });
  return (
    <SyncLine icon={icon} link={link}>
      {text}
      {more !== undefined && <span className="more">{more}</span>}
    </SyncLine>
  );
};
