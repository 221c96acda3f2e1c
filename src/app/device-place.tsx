/** This device, with what only the app may do for it: the look, leaving, and the other places where the person is signed in. */
import { useLocation } from 'wouter';
import { ChangePassword } from '../features/accounts/change-password';
import { CalendarFeed } from '../features/accounts/calendar-feed';
import { DeviceList } from '../features/accounts/device-list';
import { DevicePage } from '../features/device/device-page';
import { addresses } from '../language/addresses';
import { useDevice } from '../storage/device';
import { forgetDevice } from './build-device';
import { signOut, useSession } from './session';
import { chooseTheme, useTheme } from './theme';

export const DevicePlace = () => {
  const device = useDevice();
  const theme = useTheme((look) => look.theme);
  // The people of the demonstration have no password at all.
  const isDemo = useSession((session) => session.holder?.demo ?? false);
  const sessionEndsAt = useSession((session) => session.holder?.expiresAt ?? 0);
  const [, navigate] = useLocation();
  const leave = async (how: 'keep' | 'discard'): Promise<void> => {
    navigate(addresses.signIn);
    await signOut();
    if (how === 'discard') await forgetDevice(device);
  };
  return (
    <div className="stack stack--6">
      <div>
        <DevicePage theme={theme} sessionEndsAt={sessionEndsAt} onChooseTheme={chooseTheme} onSignOut={leave} />
      </div>
      <DeviceList />
      <CalendarFeed />
      {!isDemo && <ChangePassword />}
    </div>
  );
};
