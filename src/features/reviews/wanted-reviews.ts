/** What somebody looks for among what waits, and how that stands in the page's address: the same words lead through a batch. */
import { evidenceKinds } from '../../domain/evidence';
import type { WaitingItem } from '../../domain/review-inbox';
import { foldText } from '../../language/fold-text';
import { batchOf, orders, type Order } from './batches';
import type { InboxEntry, ThingKind } from './inbox-entry';

export const whys = ['new', 'outdated', 'unconfirmed'] as const satisfies readonly WaitingItem['why'][];
export const thingKinds: readonly ThingKind[] = [...evidenceKinds, 'checkInLine'];

export interface WantedReviews {
  readonly text: string;
  readonly commitment: string | undefined;
  readonly area: string | undefined;
  readonly why: WaitingItem['why'] | undefined;
  readonly kind: ThingKind | undefined;
  /** Only what came since this person last looked. */
  readonly fresh: boolean;
  readonly order: Order;
  /** One batch of that order. */
  readonly batch: string | undefined;
}

export const wantsAll: WantedReviews = { text: '', commitment: undefined, area: undefined, why: undefined, kind: undefined, fresh: false, order: 'due', batch: undefined };

/** Each word must be found; half a word is enough. */
export const filterEntries = (entries: readonly InboxEntry[], wanted: WantedReviews, today: string): readonly InboxEntry[] => {
  const words = foldText(wanted.text).split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) =>
      (wanted.commitment === undefined || entry.item.commitment === wanted.commitment) &&
      (wanted.area === undefined || entry.item.organization === wanted.area) &&
      (wanted.why === undefined || entry.item.why === wanted.why) &&
      (wanted.kind === undefined || entry.kind === wanted.kind) &&
      (!wanted.fresh || entry.isFresh) &&
      (wanted.batch === undefined || batchOf(entry.item, wanted.order, today) === wanted.batch) &&
      words.every((word) => entry.found.includes(word)),
  );
};

/** Words of the address are Spanish in every language, like the addresses themselves. */
const whyNames = { new: 'sin-revisar', outdated: 'cambio', unconfirmed: 'confirmar' } as const;
const orderNames = { due: 'fecha', commitment: 'compromiso', age: 'antiguedad' } as const;

export const wantedFrom = (query: URLSearchParams): WantedReviews => ({
  text: query.get('buscar') ?? '',
  commitment: query.get('compromiso') || undefined,
  area: query.get('area') || undefined,
  why: whys.find((why) => whyNames[why] === query.get('espera')),
  kind: thingKinds.find((kind) => kind === query.get('clase')),
  fresh: query.get('desde') === 'ultima',
  order: orders.find((order) => orderNames[order] === query.get('orden')) ?? 'due',
  batch: query.get('tanda') || undefined,
});

export const wantedToQuery = ({ text, commitment, area, why, kind, fresh, order, batch }: WantedReviews): URLSearchParams => {
  const asked = { buscar: text, compromiso: commitment, area, espera: why && whyNames[why], clase: kind, desde: fresh ? 'ultima' : undefined, orden: order === 'due' ? undefined : orderNames[order], tanda: batch };
  return new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
};
