/** One device: whose it is, what it owed when it was last heard, and how safe that is there. */
import { formatNearMoment } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { HeardDevice } from './owing-devices';

interface OwingDeviceRowProps {
  readonly device: HeardDevice;
  readonly area: string | undefined;
}

export const OwingDeviceRow = ({ device, area }: OwingDeviceRowProps) => {
  const language = useLanguage();
  const { t } = language;
  const here = useDevice();
  const isHere = device.device === here.id && device.by === here.user;
  const name = device.membership?.name ?? t('coordination.deviceOfNobody');
  return (
    <li className="item item--state">
      <div>
        <h3>{device.mark === '' ? name : t('coordination.deviceOf', { name, mark: device.mark })}</h3>
        <p>{[area, isHere && t('coordination.deviceHere'), t('coordination.deviceSeen', { when: formatNearMoment(language, device.seenAt, here.now()) })].filter(Boolean).join(' · ')}</p>
        <p>{[t(protectionOf(device)), versionOf(language, device.app, here.app)].join(' · ')}</p>
      </div>
      {device.waiting > 0 && (
        <p>
          <b>{t('coordination.deviceOwes', { count: device.waiting })}</b>
          <br />
          {device.oldestAt === null ? t('coordination.deviceOldestUnknown') : t('coordination.deviceOldest', { when: formatNearMoment(language, device.oldestAt, here.now()) })}
        </p>
      )}
    </li>
  );
};

const protectionOf = ({ persisted }: HeardDevice) =>
  persisted === null ? 'coordination.deviceProtectionUnknown' : persisted ? 'coordination.deviceProtected' : 'coordination.deviceUnprotected';

const versionOf = ({ t }: Language, version: string, own: string): string => t(version === own ? 'coordination.deviceVersion' : 'coordination.deviceOtherVersion', { version });
