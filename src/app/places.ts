/** The places of the rail, for one person: what they may not do is not there. */
import { may } from '../domain/permissions';
import { addresses } from '../language/addresses';
import type { Language } from '../language/language';
import type { Device } from '../storage/device';
import { personOf } from '../storage/person-reads';
import { reviewInbox } from '../storage/review-reads';
import { useLive } from '../storage/use-live';
import type { RailItem } from '../ui/rail';

export interface RailFacts {
  readonly coordinates: boolean;
  readonly reviews: boolean;
}

interface RailCounts {
  readonly unsent: number;
  /** Things that wait for a verdict. */
  readonly toReview: number;
}

export const railFacts = async (device: Device): Promise<RailFacts> => {
  const person = await personOf(device);
  return { coordinates: may(person, 'plan.edit', device.today()), reviews: may(person, 'review.issue', device.today()) };
};

/** How many things wait for a verdict of whoever gives them. Where they are judged the page says it, and nothing is read twice. */
export const useReviewsWaiting = (device: Device, path: string, { reviews }: RailFacts): number => {
  const isAsked = reviews && !isAt(path, addresses.reviews);
  return useLive(async () => (isAsked ? (await reviewInbox(device)).length : 0), [device, isAsked]) ?? 0;
};

export const placesOf = ({ t }: Language, path: string, { coordinates, reviews }: RailFacts, { unsent, toReview }: RailCounts): { readonly items: readonly RailItem[]; readonly foot: RailItem } => {
  const place = (href: string, label: string, icon: RailItem['icon']): RailItem => ({ href, label, icon, current: isAt(path, href) });
  const count = { number: unsent, words: t('app.unsent') };
  const device = { ...place(addresses.device, t('app.device'), 'tablet'), count };
  return {
    items: [
      place(addresses.today, t('app.today'), 'clock'),
      place(addresses.commitments, t('app.commitments'), 'strip'),
      place(addresses.meetings, t('app.meetings'), 'calendar'),
      place(addresses.evidences, t('app.evidence'), 'camera'),
      ...(reviews ? [{ ...place(addresses.reviews, t('app.reviews'), 'review'), count: { number: toReview, words: t('app.toReview') } }] : []),
      ...(coordinates ? [place(addresses.coordination, t('app.coordination'), 'board')] : []),
      { ...device, label: t('app.deviceShort'), only: 'narrow' },
    ],
    foot: device,
  };
};

const isAt = (path: string, href: string): boolean => path === href || (href !== '/' && path.startsWith(`${href}/`));
