/**
 * What the first page needs, asked for before anything is drawn and all at once: its part of the app, the databases,
 * and what the page and its frame read. So a person sees the page at its first drawing, also on a slow tablet.
 */
import { addresses } from '../language/addresses';
import type { Device } from '../storage/device';
import { unsentFiles } from '../storage/item-reads';
import { stageOf } from '../storage/preparation';
import { readAhead } from '../storage/read-ahead';
import { standingOf } from '../storage/standing';
import { buildDevice, type OpenedDevice } from './build-device';
import type { Part } from './part';
import { AgreementsPage, CapturePage, CheckInPage, CommitmentPage, CommitmentsPage, CoordinationPage, DevicePlace, EvidenceItemPage, EvidencePage, MeetingPage, MeetingRoomPlace, MeetingsPage, OwingDevicesPage, SchedulePage, SharedPage, SubmittedCheckInPage, TodayPage } from './parts';
import { railFacts } from './places';
import type { Holder } from './session';

type Prepare = (device: Device) => Promise<void>;

interface Hands {
  readonly user: string;
  readonly plan: string;
}

let opened: { readonly hands: Hands; readonly device: OpenedDevice } | undefined;

/** `path` is below the app's base, with or without its first slash. Never rejects: what fails here is tried again, and told, where the page is drawn. */
export const openAhead = async ({ user, plan }: Holder, path: string): Promise<void> => {
  if (isDoor(path)) return;
  const hands = { user: user.id, plan: plan.id };
  try {
    const [device, prepare] = await Promise.all([buildDevice(hands), fetchPage(path)]);
    opened = { hands, device };
    await Promise.all([readAhead(device.device, stageOf), readAhead(device.device, railFacts), readAhead(device.device, standingOf), readAhead(device.device, unsentFiles), prepare(device.device)]);
  } catch {
    // The room that opens next meets the same failure, and says so.
  }
};

/** Pages outside of the plan. */
const isDoor = (path: string): boolean => [addresses.signIn, addresses.invitation].some((door) => door === `/${path.replace(/^\//, '')}`);

/** What was opened ahead for these hands, until the room has taken it. */
export const openedAhead = ({ user, plan }: Hands): OpenedDevice | undefined => (opened?.hands.user === user && opened.hands.plan === plan ? opened.device : undefined);

export const forgetOpened = (): void => {
  opened = undefined;
};

/** The part of the first page, which for most pages also says what to read for it. */
const fetchPage = async (path: string): Promise<Prepare> => {
  const [place = '', code, ...further] = path.split('/').filter(Boolean).map(decodeURIComponent);
  switch (`/${place}`) {
    case addresses.today:
      return prepared(TodayPage, {});
    case addresses.commitments:
      if (code === undefined) return prepared(CommitmentsPage, {});
      return further.length === 0 ? prepared(CommitmentPage, { code }) : fetched(CheckInPage);
    case addresses.meetings:
      return meetingPage(`/${place}`, code, further);
    case addresses.evidences:
      if (code === undefined) return fetched(EvidencePage);
      return evidencePage(`/${place}/${code}`);
    case addresses.coordination:
      if (code === undefined) return fetched(CoordinationPage);
      return fetched(path.endsWith(addresses.owingDevices) ? OwingDevicesPage : SubmittedCheckInPage);
    case addresses.device:
      return fetched(DevicePlace);
    default:
      return nothing;
  }
};

const evidencePage = async (address: string): Promise<Prepare> => {
  if (address === addresses.newEvidence({})) return fetched(CapturePage);
  if (address === addresses.sharedEvidence) return fetched(SharedPage);
  return address === addresses.evidenceRequests ? nothing : fetched(EvidenceItemPage);
};

const meetingPage = (place: string, id: string | undefined, further: readonly string[]): Promise<Prepare> => {
  if (id === undefined) return prepared(MeetingsPage, {});
  const address = `${place}/${id}`;
  if (address === addresses.newMeeting) return fetched(SchedulePage);
  if (address === addresses.agreements) return fetched(AgreementsPage);
  if (further[0] === 'sala') return fetched(MeetingRoomPlace);
  return further.length === 0 ? prepared(MeetingPage, { id }) : Promise.resolve(nothing);
};

const nothing: Prepare = () => Promise.resolve();

const prepared = async <Props extends object>({ fetchPart }: Part<Props>, props: Props): Promise<Prepare> => {
  const { prepare } = await fetchPart();
  return async (device) => prepare?.(device, props);
};

const fetched = async ({ fetchPart }: { readonly fetchPart: () => Promise<unknown> }): Promise<Prepare> => {
  await fetchPart();
  return nothing;
};
