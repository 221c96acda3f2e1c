/** Coordination's place: the deadlines, and the door through which people come in. */
import { may } from '../domain/permissions';
import { InvitePerson } from '../features/accounts/invite-person';
import { RenewAccess } from '../features/accounts/renew-access';
import { CoordinationPage } from '../features/coordination/coordination-page';
import { useDevice } from '../storage/device';
import { personOf } from '../storage/person-reads';
import { useLive } from '../storage/use-live';

// The other pages of coordination come with it: a file more costs a slow tablet more than what is in it.
export { OwingDevicesPlace } from './owing-devices-place';
export { SubmittedCheckInPlace } from './submitted-check-in-place';

export const CoordinationPlace = () => {
  const device = useDevice();
  const mayInvite = useLive(async () => may(await personOf(device), 'people.edit', device.today()), [device]);
  return (
    <div className="stack stack--6">
      <div>
        <CoordinationPage />
      </div>
      {mayInvite && <InvitePerson />}
      {mayInvite && <RenewAccess />}
    </div>
  );
};
