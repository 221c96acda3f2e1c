/** This device: what it holds, what it owes, what needs a person, and how it is set. */
import { isActive } from '../../domain/membership';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { useCourierStatus } from '../../sync/status';
import { Banner } from '../../ui/banner';
import { DemoTag } from '../../ui/demo-tag';
import { PageHead } from '../../ui/page-head';
import { AttentionTray } from './attention-tray';
import { readClock } from './clock';
import { ConnectionBanner } from './connection-note';
import { readDeviceFacts, type DeviceFacts } from './device-facts';
import { EmptierBanner } from './emptier-banner';
import { FilesSection } from './files-section';
import { ReadyCheck } from './ready-check';
import { SettledList } from './settled-list';
import { RescueSection, SpaceSection, TasteSection, type Theme } from './settings';
import { SignOutSection, type SignOutHow } from './sign-out';
import { useStorageState } from './use-storage-state';
import { ConfirmedList, WaitingList } from './waiting-list';

export interface DevicePageProps {
  readonly theme: Theme;
  /** When the server's session ends if nobody comes by before, in ms. */
  readonly sessionEndsAt: number;
  readonly onChooseTheme: (theme: Theme) => void;
  readonly onSignOut: (how: SignOutHow) => Promise<void>;
}

export const DevicePage = ({ theme, sessionEndsAt, onChooseTheme, onSignOut }: DevicePageProps) => {
  const device = useDevice();
  const { t } = useLanguage();
  const storage = useStorageState();
  const facts = useLive(() => readDeviceFacts(device), [device]);
  if (!facts) return null;
  return (
    <>
      <title>{`${t('device.title')} · ${t('ui.appName')}`}</title>
      <PageHead title={t('device.title')} sub={<Holder facts={facts} />} />
      <div className="cols">
        <div>
          <div className="stack line__note">
            <ConnectionBanner />
            <EmptierBanner />
            <ClockBanner />
          </div>
          <ReadyCheck facts={facts} storage={storage} sessionEndsAt={sessionEndsAt} />
          <AttentionTray facts={facts} />
          <WaitingList facts={facts} />
          <FilesSection />
          <ConfirmedList facts={facts} />
          <SettledList facts={facts} />
        </div>
        <aside className="stack stack--6" aria-label={t('device.settings')}>
          <SpaceSection storage={storage} />
          <TasteSection theme={theme} onChooseTheme={onChooseTheme} />
          <RescueSection />
          <SignOutSection onSignOut={onSignOut} />
        </aside>
      </div>
    </>
  );
};

/** In whose hands it is. */
const Holder = ({ facts }: { readonly facts: DeviceFacts }) => {
  const { user, today } = useDevice();
  const { t } = useLanguage();
  const own = facts.memberships.find((one) => one.person === user && isActive(one, today()));
  if (!own) return <>{t('device.holderUnknown')}</>;
  return (
    <>
      {t('device.holder', { name: own.name, role: t(`role.${own.role}`).toLowerCase() })} {own.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
    </>
  );
};

const ClockBanner = () => {
  const { t } = useLanguage();
  const clock = readClock(useCourierStatus((status) => status.clockOffsetMs));
  if (clock.kind !== 'behind' && clock.kind !== 'ahead') return null;
  return (
    <Banner tone="soon" icon="clock" title={t(clock.kind === 'behind' ? 'device.clockBehind' : 'device.clockAhead', { minutes: clock.minutes })}>
      <p>{t('device.clockWrongNote')}</p>
    </Banner>
  );
};
