/** Where a person is signed in, and the way to close a session from afar. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatNearMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Section } from '../../ui/section';
import { anyAnswer, askServer } from './ask-server';
import { orThrow, ServerQueries, troubleOf } from './server-queries';
import { troubleWords } from './trouble-words';

interface SignedInDevice {
  readonly id: string;
  readonly label: string;
  readonly lastSeenAt: number;
  readonly current: boolean;
}

const queryKey = ['devices'];

export const DeviceList = () => (
  <ServerQueries>
    <Devices />
  </ServerQueries>
);

const Devices = () => {
  const language = useLanguage();
  const { t } = language;
  const { data, error } = useQuery({ queryKey, queryFn: () => orThrow(askServer('/devices', { read: readDevices })) });
  return (
    <Section title={t('accounts.devicesTitle')}>
      <p className="muted">{t('accounts.devicesText')}</p>
      {error && <Banner title={troubleWords(language, troubleOf(error))} live="status" />}
      {data && (
        <ul className="list">
          {data.map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </ul>
      )}
    </Section>
  );
};

const DeviceRow = ({ device: { id, label, lastSeenAt, current } }: { readonly device: SignedInDevice }) => {
  const language = useLanguage();
  const { t } = language;
  const { now } = useDevice();
  const name = label === '' ? t('accounts.unknownDevice') : label;
  const close = useCloseSession(id);
  return (
    <li className="item">
      <div>
        <h3>{name}</h3>
        <p>{current ? t('accounts.thisDevice') : t('accounts.lastSeen', { when: formatNearMoment(language, lastSeenAt, now()) })}</p>
        {close.error && <p role="alert">{troubleWords(language, troubleOf(close.error))}</p>}
      </div>
      {!current && (
        <Button disabled={close.isPending} aria-label={t('accounts.closeSessionOf', { name })} onClick={() => close.mutate()}>
          {t('accounts.closeSession')}
        </Button>
      )}
    </li>
  );
};

const useCloseSession = (id: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => orThrow(askServer(`/devices/${encodeURIComponent(id)}`, { method: 'DELETE', read: anyAnswer })),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
};

const readDevices = (answer: unknown): readonly SignedInDevice[] | undefined => (Array.isArray(answer) ? answer.filter(isDevice) : undefined);

const isDevice = (device: unknown): device is SignedInDevice => {
  const { id, label, lastSeenAt } = (device ?? {}) as Partial<SignedInDevice>;
  return typeof id === 'string' && typeof label === 'string' && typeof lastSeenAt === 'number';
};
