/** The one sentence that tells the truth about this device: computed from every item, never from the last attempt alone. */
import { addresses } from '../../language/addresses';
import { formatTime } from '../../language/dates';
import type { Language, MessageId } from '../../language/language';
import type { Preparation } from '../../storage/preparation';
import type { Connection } from '../../sync/status';
import type { IconName } from '../../ui/icons';

export interface DeviceTruth {
  readonly connection: Connection;
  readonly unreachableSince: number | null;
  /** How much of the plan is on this device. */
  readonly plan: Preparation['stage'];
  /** On this device only. */
  readonly queued: number;
  /** The server answered, our rows do not contain it yet. */
  readonly answered: number;
  readonly attention: number;
  /** Being written, sent by nobody yet. */
  readonly drafts: number;
  /** Photos, sound, documents that the server has not confirmed. */
  readonly files: number;
  /** Written here and confirmed, as far as this device remembers: of what it never had it confirms nothing. */
  readonly hasConfirmed: boolean;
}

export interface DeviceSentence {
  readonly icon: IconName;
  readonly text: string;
  /** The second half, which a phone leaves out. */
  readonly more?: string;
  readonly link?: { readonly href: string; readonly label: string };
}

/** What needs a person comes first, then who must sign in, then the network, then what is on its way. */
export const deviceSentence = (language: Language, truth: DeviceTruth): DeviceSentence => {
  const { t } = language;
  const { connection, queued, answered, attention, drafts, files, hasConfirmed } = truth;
  const isConfirmed = connection === 'reached' && hasConfirmed;
  const see = { href: addresses.device, label: t('device.see') };
  if (attention > 0) return { icon: 'warning', text: t('device.lineAttention', { count: attention }), ...(queued > 0 ? { more: ` ${t('device.lineAlsoHere', { count: queued })}` } : {}), link: { href: addresses.attention, label: t('device.see') } };
  if (connection === 'signed-out') return { icon: 'warning', text: queued > 0 ? t('device.lineSignIn', { count: queued }) : t('device.lineSignedOut'), link: { href: addresses.signIn, label: t('device.signIn') } };
  if (connection === 'not-a-member') return { icon: 'warning', text: t('device.lineNotMember'), link: see };
  if (connection === 'emptier') return { icon: 'warning', text: t('device.lineEmptier'), link: see };
  if (connection === 'outdated') return { icon: 'warning', text: t('device.lineOutdated'), link: see };
  if (queued > 0) return waiting(language, truth, see);
  if (connection === 'unreachable') return { icon: 'saved', text: offlineSince(language, truth), more: ` ${files > 0 ? t('device.lineFiles', { count: files }) : t(planHere[truth.plan])}` };
  if (answered > 0) return { icon: 'sent', text: t('device.lineAnswered', { count: answered }), link: see };
  if (files > 0) return { icon: 'saved', text: t('device.lineFiles', { count: files }), link: see };
  if (drafts > 0) return { icon: 'saved', text: t('device.lineDrafts', { count: drafts }), ...(isConfirmed ? { more: ` ${t('device.lineRestConfirmed')}` } : {}), link: see };
  return isConfirmed ? { icon: 'confirmed', text: t('device.lineConfirmed') } : { icon: 'saved', text: t('device.lineNothingWaits') };
};

const planHere: Readonly<Record<Preparation['stage'], MessageId>> = { whole: 'device.lineAllHere', part: 'device.linePartHere', nothing: 'device.lineNoPlanHere' };

const waiting = (language: Language, truth: DeviceTruth, link: DeviceSentence['link'] & object): DeviceSentence => {
  const { t } = language;
  const here = t('device.lineHere', { count: truth.queued });
  if (truth.connection === 'reached') return { icon: 'saved', text: here, more: ` ${t('device.lineOnItsWay')}`, link };
  const offline = truth.connection === 'unreachable' ? `${offlineSince(language, truth)} ` : '';
  return { icon: 'saved', text: `${offline}${here}`, more: ` ${t('device.lineWhenOpen')}`, link };
};

const offlineSince = ({ t }: Language, { unreachableSince }: DeviceTruth): string =>
  unreachableSince === null ? t('device.lineOffline') : t('device.lineOfflineSince', { time: formatTime(unreachableSince) });
