/** The line of the shell. It says nothing of requests under way or of the hour: a live region speaks only when the truth changes. */
import { useLanguage } from '../../language/language-context';
import { truthOf } from '../../storage/item-reads';
import { preparationOf } from '../../storage/preparation';
import { useRead } from '../../storage/use-live';
import { useCourierStatus } from '../../sync/status';
import { SyncLine } from '../../ui/sync-line';
import { deviceSentence } from './device-sentence';

export const DeviceLine = () => {
  const language = useLanguage();
  const connection = useCourierStatus((status) => status.connection);
  const unreachableSince = useCourierStatus((status) => status.unreachableSince);
  const counts = useRead(truthOf);
  const plan = useRead(preparationOf)?.stage;
  if (!counts || !plan) return null;
  const { icon, text, more, link } = deviceSentence(language, { connection, unreachableSince, plan, ...counts });
  return (
    <SyncLine icon={icon} link={link}>
      {text}
      {more !== undefined && <span className="more">{more}</span>}
    </SyncLine>
  );
};
