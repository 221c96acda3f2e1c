/** Words of this device that the minutes did not take: nothing of them is lost, and there are ways on. */
import { useState } from 'react';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { downloadText } from '../../ui/download';
import { Difference } from './difference';
import { comment, contribute } from './minutes-acts';
import { branchText, putBack, readBranch, readLooseWords, settleBranch, type MinutesBranch } from './minutes-branch';
import type { MinutesReading } from './read-minutes';

export const BranchNote = ({ reading }: { readonly reading: MinutesReading }) => {
  const { t } = useLanguage();
  const device = useDevice();
  const { meeting, agenda, mayWrite } = reading;
  const branch = useLive(async () => (await readBranch(device, { meeting: meeting.id, agenda, mayWrite })) ?? null, [device, meeting.id, agenda, mayWrite]);
  if (!branch) return null;
  return (
    <Banner tone="soon" live="status" title={t('minutes.branch')}>
      <p>{t(mayWrite ? 'minutes.branchOpen' : 'minutes.branchClosed')}</p>
      <details>
        <summary>{t('minutes.branchSee')}</summary>
        {branch.points.map(({ id, title, stands, mine }) => (
          <div key={id} className="stack stack--2">
            <h4>{title}</h4>
            <Difference before={stands} after={mine} />
          </div>
        ))}
      </details>
      <WaysOut reading={reading} branch={branch} />
    </Banner>
  );
};

interface WaysOutProps {
  readonly reading: MinutesReading;
  readonly branch: MinutesBranch;
}

const WaysOut = ({ reading, branch }: WaysOutProps) => {
  const { t } = useLanguage();
  const device = useDevice();
  const [said, setSaid] = useState<MessageId>();
  const { meeting, mayWrite, mayComment, mayContribute } = reading;
  const text = branchText(branch);
  const propose = async (): Promise<void> => {
    const words = { text, agendaItem: branch.points.length === 1 ? branch.points[0]?.id : undefined, draft: `minutes-branch/${meeting.id}` };
    const refused = mayComment ? await comment(device, reading, { ...words, kind: 'amendment' }) : await contribute(device, reading, words);
    if (refused) setSaid(refused);
    else await settleBranch(device, meeting.id, branch);
  };
  const again = async (): Promise<void> => {
    if (!(await putBack(device, meeting.id, branch))) setSaid('minutes.refused.closed');
  };
  return (
    <div className="row">
      {mayWrite && (
        <Button look="go" onClick={() => void again()}>
          {t('minutes.putBack')}
        </Button>
      )}
      {(mayComment || mayContribute) && <Button onClick={() => void propose()}>{t(mayComment ? 'minutes.proposeAmendment' : 'minutes.proposeContribution')}</Button>}
      <TakeAlong text={text} said={said} onSaid={setSaid} onDone={() => void settleBranch(device, meeting.id, branch)} />
    </div>
  );
};

interface TakeAlongProps {
  readonly text: string;
  readonly said: MessageId | undefined;
  readonly onSaid: (said: MessageId) => void;
  /** They are somewhere else now. */
  readonly onDone: () => void;
}

const TakeAlong = ({ text, said, onSaid, onDone }: TakeAlongProps) => {
  const { t } = useLanguage();
  const device = useDevice();
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => onSaid('minutes.copied'), () => onSaid('minutes.notCopied'));
  return (
    <>
      <Button onClick={copy}>{t('minutes.copy')}</Button>
      <Button icon="download" onClick={() => downloadText(`bitacora-${device.today()}-${t('minutes.branchFile')}.txt`, text)}>
        {t('minutes.saveFile')}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {t('minutes.branchDone')}
      </Button>
      <span role="status" className="small">
        {said && t(said)}
      </span>
    </>
  );
};

/** Words for minutes of a meeting that this person may not read any more: they stay on this device until somebody took them along. */
export const LooseWords = ({ meeting }: { readonly meeting: string }) => {
  const { t } = useLanguage();
  const device = useDevice();
  const [said, setSaid] = useState<MessageId>();
  const words = useLive(async () => (await readLooseWords(device, meeting)) ?? null, [device, meeting]);
  if (!words) return null;
  return (
    <Banner tone="soon" live="status" title={t('minutes.branch')}>
      <p>{t('minutes.branchGone')}</p>
      <p className="written">{words.text}</p>
      <div className="row">
        <TakeAlong text={words.text} said={said} onSaid={setSaid} onDone={() => void settleBranch(device, meeting, words)} />
      </div>
    </Banner>
  );
};
