/** What comes next in the life of the minutes, for whoever may do it. */
import { useState, type ReactNode } from 'react';
import { addDays, isDay, type Day } from '../../domain/day';
import { publicRecordOf } from '../../domain/minutes';
import { addWorkingDays, commentWindowDays } from '../../domain/working-days';
import { formatDay } from '../../language/dates';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { approve, circulate, publish } from './minutes-acts';
import { minutesOf } from './minutes-of';
import type { MinutesReading } from './read-minutes';
import { RecordView } from './record-view';

export const LifeActs = ({ reading }: { readonly reading: MinutesReading }) => {
  const { meeting, mayWrite, mayApprove, mayPublish } = reading;
  switch (meeting.state) {
    case 'minutesDraft':
      return mayWrite && <Circulate reading={reading} />;
    case 'circulated':
      return <Circulated reading={reading} mayApprove={mayApprove} />;
    case 'approved':
      return mayPublish && <Publish reading={reading} />;
    default:
      return null;
  }
};

interface ActProps {
  readonly reading: MinutesReading;
}

const Circulate = ({ reading }: ActProps) => {
  const language = useLanguage();
  const { t } = language;
  const device = useDevice();
  const proposed = addWorkingDays(reading.today, commentWindowDays);
  const [until, setUntil] = useState<Day>(proposed);
  return (
    <Act word={t('minutes.circulate')} act={() => (isDay(until) ? circulate(device, reading, until) : Promise.resolve('minutes.refused.window-in-the-past'))}>
      <p>{t('minutes.circulateNote')}</p>
      <TextField type="date" label={t('minutes.until')} hint={t('minutes.untilHint', { count: commentWindowDays, day: formatDay(language, proposed) })} min={reading.today} value={until} onChange={(event) => setUntil(event.target.value)} />
    </Act>
  );
};

const Circulated = ({ reading, mayApprove }: ActProps & { readonly mayApprove: boolean }) => {
  const language = useLanguage();
  const { t } = language;
  const device = useDevice();
  const until = reading.meeting.commentsUntil;
  const isOpen = until !== undefined && reading.today <= until;
  const unanswered = reading.comments.filter(({ state }) => state === 'open').length;
  return (
    <Banner title={t(isOpen ? 'minutes.windowOpen' : 'minutes.windowClosed', { day: until ? formatDay(language, until) : '' })}>
      {mayApprove && isOpen && <p>{t('minutes.approveFrom', { day: formatDay(language, addDays(until, 1)) })}</p>}
      {mayApprove && !isOpen && (
        <Act word={t('minutes.approve')} act={() => approve(device, reading)}>
          <p>{t('minutes.approveNote')}</p>
          {unanswered > 0 && <p className="strong">{t('minutes.unanswered', { count: unanswered })}</p>}
          <Unsettled reading={reading} />
        </Act>
      )}
    </Banner>
  );
};

/** Words that nobody has looked at since another tablet changed what they stood in. */
const Unsettled = ({ reading: { meeting, agenda } }: ActProps) => {
  const { t } = useLanguage();
  const device = useDevice();
  const text = useLive(() => minutesOf(device, meeting.id, agenda.map(({ id }) => id)), [device, meeting.id, agenda]);
  const count = text?.unsettled.length ?? 0;
  return count > 0 && <p className="strong">{t('minutes.unsettled', { count })}</p>;
};

const Publish = ({ reading }: ActProps) => {
  const { t } = useLanguage();
  const device = useDevice();
  const last = reading.versions.at(-1);
  return (
    <Act word={t('minutes.publish')} act={() => publish(device, reading)}>
      <p>{t('minutes.publishNote')}</p>
      {last && (
        <section className="acta__preview" aria-label={t('minutes.willBePublic')}>
          <RecordView record={publicRecordOf(last.record, (request) => reading.toldRequests.has(request))} names={reading.names} />
        </section>
      )}
    </Act>
  );
};

interface DialogActProps {
  /** What is done, on the button and over the question. */
  readonly word: string;
  readonly act: () => Promise<MessageId | undefined>;
  readonly children: ReactNode;
}

const Act = ({ word, act, children }: DialogActProps) => {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<MessageId>();
  const go = async (): Promise<void> => {
    const problem = await act();
    setRefused(problem);
    if (!problem) setAsking(false);
  };
  return (
    <>
      <div className="row">
        <Button look="go" onClick={() => setAsking(true)}>
          {word}
        </Button>
      </div>
      {isAsking && (
        <Dialog
          title={word}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('ui.cancel')}</Button>
              <Button look="go" onClick={() => void go()}>
                {word}
              </Button>
            </>
          }
        >
          <div className="stack">
            {children}
            {refused && <Banner tone="bad" live="alert" title={t(refused)} />}
          </div>
        </Dialog>
      )}
    </>
  );
};
