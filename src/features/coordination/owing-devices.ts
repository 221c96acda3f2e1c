/** What each device of the plan said it owes, by whom, and who was never heard: as far as the server and this device know. */
import type { Day } from '../../domain/day';
import { isActive, type Membership } from '../../domain/membership';

/** As `GET /api/plans/:plan/devices` answers it; moments in ms since 1970, by the server's clock, `oldestAt` by the device's. */
export interface OwingDevice {
  readonly device: string;
  readonly by: string;
  readonly seenAt: number;
  readonly waiting: number;
  /** When the oldest change that waits was written. */
  readonly oldestAt: number | null;
  /** Null where the browser does not say. */
  readonly persisted: boolean | null;
  readonly app: string;
}

export interface HeardDevice extends OwingDevice {
  /** The newest place of its person in the plan; undefined where this device knows of none. */
  readonly membership: Membership | undefined;
  /** Tells apart the devices of one person; empty where they have one. */
  readonly mark: string;
}

export interface Heard {
  /** What waits longest stands first. */
  readonly owing: readonly HeardDevice[];
  /** Who has been silent for longest stands first. */
  readonly clear: readonly HeardDevice[];
  /** People with a place today whom the plan knows by their account, no device of whom was ever heard; by name. */
  readonly silent: readonly Membership[];
}

export const heardOf = (devices: readonly OwingDevice[], memberships: readonly Membership[], today: Day): Heard => {
  const newest = [...memberships].sort((one, other) => other.from.localeCompare(one.from));
  const heard = devices.map((device): HeardDevice => ({
    ...device,
    membership: newest.find(({ person }) => person === device.by),
    mark: devices.filter(({ by }) => by === device.by).length > 1 ? device.device.slice(-4).toUpperCase() : '',
  }));
  const known = new Set(devices.map(({ by }) => by));
  return {
    owing: heard.filter(({ waiting }) => waiting > 0).sort((one, other) => (one.oldestAt ?? one.seenAt) - (other.oldestAt ?? other.seenAt)),
    clear: heard.filter(({ waiting }) => waiting === 0).sort((one, other) => one.seenAt - other.seenAt),
    silent: onePerPerson(newest.filter((one) => one.person !== undefined && !known.has(one.person) && isActive(one, today))).sort((one, other) => one.name.localeCompare(other.name)),
  };
};

const onePerPerson = (memberships: readonly Membership[]): Membership[] => [...new Map(memberships.map((one) => [one.person, one])).values()];

/** Undefined where it is no such answer; what is not a device of this shape is left out. */
export const readOwingDevices = (answer: unknown): readonly OwingDevice[] | undefined => {
  const { devices } = (answer ?? {}) as { readonly devices?: unknown };
  return Array.isArray(devices) ? devices.filter(isOwingDevice) : undefined;
};

const isOwingDevice = (device: unknown): device is OwingDevice => {
  const { device: id, by, seenAt, waiting, oldestAt, persisted, app } = (device ?? {}) as Partial<OwingDevice>;
  const says = [id, by, app].every((text) => typeof text === 'string') && [seenAt, waiting].every((number) => typeof number === 'number');
  return says && (oldestAt === null || typeof oldestAt === 'number') && (persisted === null || typeof persisted === 'boolean');
};
