/** What each device owes, for coordination: as each said it when it last spoke with the server, and no more than that. */
import { useQuery } from '@tanstack/react-query';
import { may } from '../../domain/permissions';
import { addresses } from '../../language/addresses';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useDevice, type Device } from '../../storage/device';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { heardOf, type OwingDevice } from './owing-devices';
import { OwingDeviceRow } from './owing-device-row';

interface OwingDevicesPageProps {
  /** Asks the server; rejects with why it could not. */
  readonly ask: () => Promise<readonly OwingDevice[]>;
  /** Why, in words a person reads. */
  readonly wordsOf: (error: Error) => string;
}

const readPeople = async (device: Device) => {
  const [memberships, organizations, person] = await Promise.all([membershipsOf(device), organizationsOf(device), personOf(device)]);
  return { memberships, organizations: new Map(organizations.map((one) => [one.id, one])), maySee: may(person, 'devices.see', device.today()) };
};

type People = Awaited<ReturnType<typeof readPeople>>;

export const OwingDevicesPage = ({ ask, wordsOf }: OwingDevicesPageProps) => {
  const device = useDevice();
  const language = useLanguage();
  const people = useLive(() => readPeople(device), [device]);
  if (!people) return null;
  const isDemo = people.memberships.some(({ demo }) => demo);
  const sub = (
    <>
      {language.t('coordination.devicesLead')} {isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
    </>
  );
  return (
    <>
      <PageHead title={language.t('coordination.devices')} sub={sub} crumbs={[{ label: language.t('coordination.place'), href: addresses.coordination }]} />
      {people.maySee ? (
        <Answer ask={ask} wordsOf={wordsOf} people={people} />
      ) : (
        <EmptyNote level={2} title={language.t('coordination.devicesNotYours')}>
          {language.t('coordination.devicesNotYoursNote')}
        </EmptyNote>
      )}
    </>
  );
};

const Answer = ({ ask, wordsOf, people }: OwingDevicesPageProps & { readonly people: People }) => {
  const language = useLanguage();
  const { t } = language;
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery({ queryKey: ['owing-devices'], queryFn: ask });
  return (
    <div className="stack stack--6">
      {error && <Banner title={t('coordination.devicesUnknown')} live="status"><p>{wordsOf(error)}</p></Banner>}
      {isFetching && !data && <p role="status">{t('coordination.devicesAsking')}</p>}
      {data && <Lists devices={data} people={people} />}
      <div className="row">
        <Button disabled={isFetching} onClick={() => void refetch()}>
          {t('coordination.devicesAgain')}
        </Button>
        {data && <p className="muted small">{t('coordination.devicesAsOf', { when: formatMoment(language, dataUpdatedAt) })}</p>}
      </div>
    </div>
  );
};

const Lists = ({ devices, people }: { readonly devices: readonly OwingDevice[]; readonly people: People }) => {
  const language = useLanguage();
  const { t } = language;
  const { owing, clear, silent } = heardOf(devices, people.memberships, useDevice().today());
  const areaOf = (id: string | undefined): string | undefined => {
    const organization = people.organizations.get(id ?? '');
    return organization && (organization.acronym ?? wordsIn(organization.name, language.locale));
  };
  const rows = (list: typeof owing) => (
    <ul className="list">
      {list.map((one) => (
        <OwingDeviceRow key={`${one.by} ${one.device}`} device={one} area={areaOf(one.membership?.organization)} />
      ))}
    </ul>
  );
  return (
    <>
      <Section title={t('coordination.devicesOwing')}>
        {owing.length > 0 ? rows(owing) : <EmptyNote title={t('coordination.devicesNoneOwes')}>{t('coordination.devicesNoneOwesNote')}</EmptyNote>}
      </Section>
      {clear.length > 0 && <Section title={t('coordination.devicesClear')}>{rows(clear)}</Section>}
      {silent.length > 0 && (
        <Section title={t('coordination.devicesSilent')}>
          <p className="muted">{t('coordination.devicesSilentNote')}</p>
          <ul className="list">
            {silent.map(({ id, name, organization }) => (
              <li key={id} className="item">
                <div>
                  <h3>{name}</h3>
                  <p>{areaOf(organization)}</p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};
