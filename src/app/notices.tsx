/** What must be said on every page besides the line of this device: who came in, what is missing, a new version, what the browser deleted. */
import { formatDay, timeZone } from '../language/dates';
import { dayAt } from '../domain/day';
import { useLanguage } from '../language/language-context';
import { formatNumber } from '../language/numbers';
import { stageOf } from '../storage/preparation';
import { useRead } from '../storage/use-live';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { openAsOther, useSession } from './session';
import { updateWhenDone, useUpdate } from './updates';

interface NoticesProps {
  /** A newer app in another tab has taken the words over: nothing is kept here any more. */
  readonly isOvertaken: boolean;
  readonly lostSince: number | undefined;
  readonly onAcknowledgeLoss: () => void;
}

export const Notices = ({ isOvertaken, lostSince, onAcknowledgeLoss }: NoticesProps) => (
  <div className="notices">
    {isOvertaken && <Overtaken />}
    {lostSince !== undefined && <Loss since={lostSince} onAcknowledge={onAcknowledgeLoss} />}
    <OtherPerson />
    <PartOfPlan />
    <Update />
  </div>
);

const Overtaken = () => {
  const { t } = useLanguage();
  return (
    <Banner tone="bad" live="alert" title={t('app.overtakenTitle')}>
      <p>{t('app.overtakenText')}</p>
      <Button onClick={() => location.reload()}>{t('app.errorReload')}</Button>
    </Banner>
  );
};

const Loss = ({ since, onAcknowledge }: { readonly since: number; readonly onAcknowledge: () => void }) => {
  const language = useLanguage();
  return (
    <Banner tone="bad" live="alert" title={language.t('app.lostTitle')}>
      <p>{language.t('app.lostText', { since: formatDay(language, dayAt(since, timeZone)) })}</p>
      <Button onClick={onAcknowledge}>{language.t('app.understood')}</Button>
    </Banner>
  );
};

const OtherPerson = () => {
  const { t } = useLanguage();
  const { holder, other } = useSession();
  if (!holder || !other) return null;
  const name = other.user.name;
  return (
    <Banner tone="soon" icon="people" live="alert" title={t('app.otherPersonTitle', { name })}>
      <p>{t('app.otherPersonText', { holder: holder.user.name })}</p>
      <Button onClick={openAsOther}>{t('app.openAsOther', { name })}</Button>
    </Banner>
  );
};

const PartOfPlan = () => {
  const language = useLanguage();
  const preparation = useRead(stageOf);
  if (preparation?.stage !== 'part') return null;
  const { taken, total } = preparation;
  return (
    <Banner icon="download" live="status" title={language.t('app.partTitle', { taken: formatNumber(language, taken), total: formatNumber(language, total) })}>
      <p>{language.t('app.partText')}</p>
    </Banner>
  );
};

const Update = () => {
  const { t } = useLanguage();
  const state = useUpdate((update) => update.state);
  if (state === 'none') return null;
  return (
    <Banner live="status" title={t('app.updateTitle')}>
      <p>{t(state === 'ready' ? 'app.updateText' : 'app.updateWaits')}</p>
      {state === 'ready' && <Button onClick={() => void updateWhenDone()}>{t('app.updateWhenDone')}</Button>}
    </Banner>
  );
};
