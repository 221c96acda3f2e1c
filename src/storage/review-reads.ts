/** Reads of reviews, views of the forum and assessments, and of what waits for a verdict. */
import type { Assessment } from '../domain/assessment';
import type { CivilSocietyView } from '../domain/civil-society-view';
import type { Review } from '../domain/review';
import { waitingForReview, type WaitingItem } from '../domain/review-inbox';
import type { Device } from './device';
import { onOpenConnection } from './open-connection';
import { allOf, belongingTo, oneOf, type Kept } from './reads';

type Reading = Pick<Device, 'cache'>;

const latestFirst = (reviews: readonly Kept<Review>[]): readonly Kept<Review>[] => [...reviews].sort((one, other) => other.issuedOn.localeCompare(one.issuedOn) || other.id.localeCompare(one.id));

/** All that waits for the monitoring body, the earliest date first. */
export const reviewInbox = async (device: Reading): Promise<readonly WaitingItem[]> => {
  const [evidence, lines, checkIns, milestones, reviews] = await Promise.all([allOf(device, 'evidence'), allOf(device, 'checkInLine'), allOf(device, 'checkIn'), allOf(device, 'milestone'), allOf(device, 'review')]);
  return waitingForReview({ evidence, lines, checkIns, milestones, reviews });
};

/** Latest first. */
export const allReviews = async (device: Reading): Promise<readonly Kept<Review>[]> => latestFirst(await allOf(device, 'review'));

export const reviewOf = (device: Reading, id: string): Promise<Kept<Review> | undefined> => oneOf(device, 'review', id);

/** What was said of one piece of evidence or of one line, latest first. */
export const reviewsOf = async (device: Reading, thing: string): Promise<readonly Kept<Review>[]> => latestFirst(await belongingTo(device, 'review', 'of', thing));

/** Every verdict on what belongs to a commitment, latest first. */
export const reviewsOfCommitment = async (device: Reading, commitment: string): Promise<readonly Kept<Review>[]> => latestFirst(await belongingTo(device, 'review', 'commitment', commitment));

/** What was said of one area, latest first. */
export const reviewsOfArea = async (device: Reading, organization: string): Promise<readonly Kept<Review>[]> => latestFirst(await belongingTo(device, 'review', 'organization', organization));

/** Every verdict that was about a milestone, latest first. */
export const reviewsOfMilestone = async (device: Reading, milestone: string): Promise<readonly Kept<Review>[]> => latestFirst(await belongingTo(device, 'review', 'milestone', milestone));

/** Latest period first. */
export const viewsOf = async (device: Reading, commitment: string): Promise<readonly Kept<CivilSocietyView>[]> =>
  [...(await belongingTo(device, 'civilSocietyView', 'commitment', commitment))].sort((one, other) => other.from.localeCompare(one.from) || one.organization.localeCompare(other.organization));

export const allAssessments = (device: Reading): Promise<readonly Kept<Assessment>[]> => allOf(device, 'assessment');

export const assessmentOf = (device: Reading, id: string): Promise<Kept<Assessment> | undefined> => oneOf(device, 'assessment', id);

const lookedKey = 'reviewsLookedAt';

/** When this person last looked at what waits, on this device, in ms; 0 before the first time. */
export const reviewsLookedAt = async ({ words: { database } }: Pick<Device, 'words'>): Promise<number> => Number((await onOpenConnection(database, () => database.meta.get(lookedKey)))?.value ?? 0);

/** `upTo`: the server's time of the newest thing that was seen, which a device whose clock is behind has not reached. */
export const noteReviewsLooked = async ({ words: { database }, now }: Pick<Device, 'words' | 'now'>, upTo = 0): Promise<void> => {
  await onOpenConnection(database, () => database.meta.put({ key: lookedKey, value: Math.max(now(), upTo) }));
};

const keysKey = 'reviewKeys';

/** Whether single keys give verdicts on this device: they do unless somebody, who may dictate or lean on the keyboard, switched them off. */
export const reviewKeys = async ({ words: { database } }: Pick<Device, 'words'>): Promise<boolean> => (await onOpenConnection(database, () => database.meta.get(keysKey)))?.value !== 'off';

export const setReviewKeys = async ({ words: { database } }: Pick<Device, 'words'>, isOn: boolean): Promise<void> => {
  await onOpenConnection(database, () => database.meta.put({ key: keysKey, value: isOn ? 'on' : 'off' }));
};
