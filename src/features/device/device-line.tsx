/** The line of the shell. It says nothing of requests under way or of the hour: a live region speaks only when the truth changes. */
import { useLanguage } from '../../language/language-context';
import { unsentFiles } from '../../storage/item-reads';
import { stageOf } from '../../storage/preparation';
import { queuedIn, standingOf, type Standing } from '../../storage/standing';
import { useRead, useReadPart } from '../../storage/use-live';
import { useCourierStatus } from '../../sync/status';
import { SyncLine } from '../../ui/sync-line';
import { deviceSentence, type DeviceTruth } from './device-sentence';

export const DeviceLine = () => {
  const language = useLanguage();
  const connection = useCourierStatus((status) => status.connection);
  const unreachableSince = useCourierStatus((status) => status.unreachableSince);
  const counts = useReadPart(standingOf, countsIn);
  const files = useRead(unsentFiles)?.count;
  const plan = useRead(stageOf)?.stage;
  if (!counts || files === undefined || !plan) return null;
  const { icon, text, more, link } = deviceSentence(language, { connection, unreachableSince, plan, files, ...counts });
  return (
    <SyncLine icon={icon} link={link}>
      {text}
      {more !== undefined && <span className="more">{more}</span>}
    </SyncLine>
  );
};

const countsIn = (standing: Standing): Pick<DeviceTruth, 'queued' | 'answered' | 'attention' | 'drafts' | 'hasConfirmed'> => {
  const queued = queuedIn(standing);
  const { waiting, attention, drafts, hasConfirmed } = standing;
  return { queued, answered: waiting.length - queued, attention: attention.length, drafts, hasConfirmed };
};
