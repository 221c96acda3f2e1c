/** What must be said on every page: about the session, the version, and what this browser did with what was kept. */
import { useLocation } from 'wouter';
import { addresses } from '../language/addresses';
import { formatDay, timeZone } from '../language/dates';
import { dayAt } from '../domain/day';
import { useLanguage } from '../language/language-context';
import { formatNumber } from '../language/numbers';
import { preparationOf } from '../features/accounts/preparation';
import { useDevice } from '../storage/device';
import { waitingOf } from '../storage/item-reads';
import { useLive } from '../storage/use-live';
import { useCourierStatus } from '../sync/status';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { openAsOther, useSession } from './session';
import { updateWhenDone, useUpdate } from './updates';

interface NoticesProps {
  readonly lostSince: number | undefined;
  readonly onAcknowledgeLoss: () => void;
}

export const Notices = ({ lostSince, onAcknowledgeLoss }: NoticesProps) => (
  <div className="notices">
    {lostSince !== undefined && <Loss since={lostSince} onAcknowledge={onAcknowledgeLoss} />}
    <Session />
    <PartOfPlan />
    <Update />
  </div>
);

const Loss = ({ since, onAcknowledge }: { readonly since: number; readonly onAcknowledge: () => void }) => {
  const language = useLanguage();
  return (
    <Banner tone="bad" live="alert" title={language.t('app.lostTitle')}>
      <p>{language.t('app.lostText', { since: formatDay(language, dayAt(since, timeZone)) })}</p>
      <Button onClick={onAcknowledge}>{language.t('app.understood')}</Button>
    </Banner>
  );
};

const Session = () => {
  const connection = useCourierStatus((status) => status.connection);
  const other = useSession((session) => session.other);
  if (other) return <OtherPerson name={other.user.name} />;
  switch (connection) {
    case 'signed-out':
      return <SignedOut />;
    case 'outdated':
      return <Plain title="app.outdatedTitle" text="app.outdatedText" />;
    case 'not-a-member':
      return <Plain title="app.notAMemberTitle" text="app.notAMemberText" />;
    case 'refused':
      return <Plain title="app.refusedTitle" text="app.refusedText" />;
    default:
      return null;
  }
};

type PlainTitle = 'app.outdatedTitle' | 'app.notAMemberTitle' | 'app.refusedTitle';
type PlainText = 'app.outdatedText' | 'app.notAMemberText' | 'app.refusedText';

const Plain = ({ title, text }: { readonly title: PlainTitle; readonly text: PlainText }) => {
  const { t } = useLanguage();
  return (
    <Banner tone="soon" live="status" title={t(title)}>
      <p>{t(text)}</p>
    </Banner>
  );
};

const SignedOut = () => {
  const { t } = useLanguage();
  const device = useDevice();
  const [path, navigate] = useLocation();
  const waiting = useLive(() => waitingOf(device), [device]);
  if (!waiting) return null;
  return (
    <Banner tone="soon" icon="leave" live="status" title={t('app.signedOutTitle')}>
      <p>{t('app.signedOutText', { count: waiting.count })}</p>
      <Button onClick={() => navigate(addresses.signIn, { state: { from: path } })}>{t('app.signIn')}</Button>
    </Banner>
  );
};

const OtherPerson = ({ name }: { readonly name: string }) => {
  const { t } = useLanguage();
  const holder = useSession((session) => session.holder?.user.name ?? '');
  return (
    <Banner tone="soon" icon="people" live="alert" title={t('app.otherPersonTitle', { name })}>
      <p>{t('app.otherPersonText', { holder })}</p>
      <Button onClick={openAsOther}>{t('app.openAsOther', { name })}</Button>
    </Banner>
  );
};

const PartOfPlan = () => {
  const language = useLanguage();
  const device = useDevice();
  const preparation = useLive(() => preparationOf(device), [device]);
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
