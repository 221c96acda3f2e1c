/** What the acts on a review do to rows: issue, confirm, revise, and the answer of the area that was judged. */
import type { RowImage, RowKey, RowOperation, Seen } from './change';
import { isParty, type Commitment } from './commitment';
import type { Day } from './day';
import type { Deciding, DecisionRefusal, Operations } from './deciding';
import { publicationOfReview, reviewKey, reviewPublicationRows } from './decide-review-publication';
import type { Evidence } from './evidence';
import type { RecordId } from './ids';
import type { Fields } from './json';
import { mayMove } from './life-cycles';
import { isActive } from './membership';
import { areaOf, audiencesOf, may, type Person } from './permissions';
import { accept, refuse, type Result } from './result';
import { isOutdated, isReplyOpen, needsNote, replyUntil, saysWhy, type Judgement, type Review, type ReviewKind, type ReviewSubject } from './review';
import { recordOf, type Records, type RowLookup } from './rows';
import { refusalOfSpoken } from './spoken-note';
import { addWorkingDays } from './working-days';

export interface IssueArguments extends Judgement {
  readonly review: RecordId;
  readonly subject: ReviewSubject;
  readonly of: RecordId;
  /** What its author looked at: `versionOf` the row. */
  readonly version: Seen;
  /** The last day to answer, where it is not the usual one. */
  readonly until?: Day;
}

/** The same verdict, of the version that stands there now. */
export interface ConfirmArguments {
  readonly review: RecordId;
  readonly former: RecordId;
  /** The row that is judged now: the former's, or what took its place. */
  readonly of: RecordId;
  readonly version: Seen;
  readonly until?: Day;
}

export interface ReviseArguments extends ConfirmArguments, Judgement {}

export interface ReplyArguments {
  readonly review: RecordId;
  readonly text: string;
}

const key = (entity: keyof Records, id: RecordId): RowKey => ({ entity, id });

/** What is judged, with the rows that tell whose it is. */
const judgedRows = (subject: ReviewSubject, of: RecordId, row: RowLookup): readonly RowKey[] => {
  const image = row(key(subject, of));
  const commitment = image?.fields['commitment'];
  const checkIn = image?.fields['checkIn'];
  return [
    key(subject, of),
    ...(typeof commitment === 'string' ? [key('commitment', commitment)] : []),
    ...(subject === 'checkInLine' && typeof checkIn === 'string' ? [key('checkIn', checkIn)] : []),
  ];
};

export const issueRows = ({ review, subject, of, milestone }: IssueArguments, row: RowLookup): readonly RowKey[] => [
  reviewKey(review),
  ...judgedRows(subject, of, row),
  ...(milestone === undefined ? [] : [key('milestone', milestone)]),
];

/** Held by the area that is judged, coordination and the monitoring body until the area answered or its time is over. */
export const decideIssue = ({ review: id, subject, of, version, until, ...judgement }: IssueArguments, deciding: Deciding): Operations => {
  const { person, today } = deciding;
  if (!may(person, 'review.issue', today)) return refuse({ problem: 'forbidden', why: 'review.issue' });
  return stated({ id, subject, of, version, kind: 'issued', until, judgement }, deciding);
};

export const confirmRows = ({ review, former, of }: ConfirmArguments, row: RowLookup): readonly RowKey[] => {
  const known = recordOf('review', row(reviewKey(former)));
  return [
    reviewKey(review),
    reviewKey(former),
    ...(known ? [...judgedRows(known.subject, of, row), ...(known.milestone === undefined ? [] : [key('milestone', known.milestone)])] : []),
    ...versionsBetween(known, of, row),
  ];
};

/** What took the place of what the former judged, one after another, as far as it is known. */
const versionsBetween = (former: Review | undefined, of: RecordId, row: RowLookup): readonly RowKey[] => {
  if (former?.subject !== 'evidence') return [];
  const keys: RowKey[] = [];
  for (let id: RecordId | undefined = former.of; id !== undefined && id !== of; id = recordOf('evidence', row(key('evidence', id)))?.supersededBy) {
    if (keys.some((known) => known.id === id)) break;
    keys.push(key('evidence', id));
  }
  return keys;
};

/** Only where something newer stands there: what was concluded is said again of that, by whoever looked at it. */
export const decideConfirm = ({ review: id, former: formerId, of, version, until }: ConfirmArguments, deciding: Deciding): Operations =>
  onFormer({ formerId, of }, deciding, (former) => {
    if (former.of === of && !isOutdated(former, deciding.row(key(former.subject, of)))) return refuse({ problem: 'invalid', why: 'nothing-newer' });
    const { verdict, note, voice, references, milestone, verified } = former;
    const judgement = { verdict, ...(note === undefined ? {} : { note }), ...(voice ? { voice } : {}), ...(references ? { references } : {}), ...(milestone === undefined ? {} : { milestone }), ...(verified === undefined ? {} : { verified }) };
    return stated({ id, subject: former.subject, of, version, kind: 'confirmed', until, judgement, former }, deciding);
  });

export const reviseRows = ({ milestone, ...rest }: ReviseArguments, row: RowLookup): readonly RowKey[] => [...confirmRows(rest, row), ...(milestone === undefined ? [] : [key('milestone', milestone)])];

/** Another conclusion, at any time. The former stays beside it. */
export const decideRevise = ({ review: id, former: formerId, of, version, until, ...judgement }: ReviseArguments, deciding: Deciding): Operations =>
  onFormer({ formerId, of }, deciding, (former) => stated({ id, subject: former.subject, of, version, kind: 'revised', until, judgement, former }, deciding));

/** The review that is followed, for whoever may say something after it. */
const onFormer = ({ formerId, of }: { readonly formerId: RecordId; readonly of: RecordId }, { person, today, row }: Deciding, then: (former: Review) => Operations): Operations => {
  if (!may(person, 'review.issue', today)) return refuse({ problem: 'forbidden', why: 'review.issue' });
  const former = recordOf('review', row(reviewKey(formerId)));
  if (!former) return refuse({ problem: 'missing', why: 'review' });
  if (former.followedBy !== undefined) return refuse({ problem: 'closed', why: 'followed' });
  const isNewer = versionsBetween(former, of, row).some(({ id }) => recordOf('evidence', row(key('evidence', id)))?.supersededBy === of);
  return former.of === of || isNewer ? then(former) : refuse({ problem: 'invalid', why: 'another-record' });
};

interface Stated {
  readonly id: RecordId;
  readonly subject: ReviewSubject;
  readonly of: RecordId;
  readonly version: Seen;
  readonly kind: ReviewKind;
  readonly until: Day | undefined;
  readonly judgement: Judgement;
  readonly former?: Review;
}

const stated = (said: Stated, deciding: Deciding): Operations => {
  const { id, subject, of, version, kind, until, judgement, former } = said;
  const { person, today, row } = deciding;
  const image = row(key(subject, of));
  const judged = judgedIn(subject, image, row);
  if (!image || !judged) return refuse({ problem: 'missing', why: subject });
  const refusal = refusalOfReviewer(person, judged, deciding) ?? refusalOfJudgement(judgement, judged, deciding) ?? refusalOfWindow(until, today);
  if (refusal) return refuse(refusal);
  const isOf = isOutdated({ subject, version }, image);
  const last = until ?? replyUntil(today);
  const { sha256, round } = judged;
  const review: Omit<Review, 'id'> = {
    ...cleaned(judgement),
    subject,
    of,
    commitment: judged.commitment.id,
    organization: judged.organization,
    body: bodyOf(person, today),
    reviewer: person.user,
    version,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(round === undefined ? {} : { round }),
    kind,
    ...(former ? { follows: former.id } : {}),
    // Nothing is carried over to what its author has not seen: it waits for their word.
    ...(isOf ? { state: 'issued' } : { state: 'replyWindow', until: last }),
    issuedOn: today,
    ...(former ? heardBefore(judgement, former) : {}),
  };
  return accept([
    { ...reviewKey(id), act: 'create', set: review as unknown as Fields, audience: areaOf(judged.organization) },
    ...(former ? [{ ...reviewKey(former.id), act: 'patch', set: { followedBy: id } } as const] : []),
    ...underReview(subject, image),
  ]);
};

/** The same sound said once more: what is known of it, and what was written out of it, goes along. */
const heardBefore = ({ voice }: Judgement, { voice: before, voiceReceivedAt, voiceScan, writtenOut }: Review): Pick<Review, 'voiceReceivedAt' | 'voiceScan' | 'writtenOut'> =>
  voice === undefined || voice.sha256 !== before?.sha256 ? {} : { ...(voiceReceivedAt === undefined ? {} : { voiceReceivedAt }), ...(voiceScan === undefined ? {} : { voiceScan }), ...(writtenOut ? { writtenOut } : {}) };

const underReview = (subject: ReviewSubject, image: RowImage): readonly RowOperation[] =>
  subject === 'evidence' && mayMove('evidence', String(image.fields['state']), 'underReview') ? [{ ...key('evidence', image.id), act: 'patch', set: { state: 'underReview' } }] : [];

const cleaned = ({ note, references, ...judgement }: Judgement): Judgement => {
  const said = (note ?? '').trim();
  const named = (references ?? []).map((one) => one.trim()).filter((one) => one !== '');
  return { ...judgement, ...(said === '' ? {} : { note: said }), ...(named.length === 0 ? {} : { references: named }) };
};

/** Whose it is that is judged. */
interface Judged {
  readonly commitment: Commitment;
  readonly organization: RecordId;
  readonly milestones: readonly RecordId[];
  readonly sha256?: string;
  readonly round?: number;
}

const judgedIn = (subject: ReviewSubject, image: RowImage | undefined, row: RowLookup): Judged | undefined => {
  if (!image) return undefined;
  const commitment = recordOf('commitment', row(key('commitment', String(image.fields['commitment']))));
  if (!commitment) return undefined;
  if (subject === 'evidence') {
    const { organization, milestones, original } = recordOf('evidence', image) as Evidence;
    return { commitment, organization, milestones, ...(original ? { sha256: original.sha256 } : {}) };
  }
  const line = recordOf('checkInLine', image);
  const checkIn = line && recordOf('checkIn', row(key('checkIn', line.checkIn)));
  return line && checkIn ? { commitment, organization: checkIn.organization, milestones: [line.milestone], round: checkIn.round } : undefined;
};

const bodyOf = ({ memberships }: Person, today: Day): RecordId => memberships.find((one) => one.role === 'monitor' && isActive(one, today))?.organization ?? '';

/** Nobody judges themselves: an organization that takes part in the commitment, answers for it or is the one that is judged. */
export const refusalOfReviewer = ({ memberships }: Person, { commitment, organization }: { readonly commitment: Commitment; readonly organization?: RecordId }, { today }: Pick<Deciding, 'today'>): DecisionRefusal | undefined => {
  const own = memberships.filter((one) => isActive(one, today)).map((one) => one.organization);
  return own.some((one) => one === organization || isParty(commitment, one)) ? { problem: 'forbidden', why: 'reviewer-is-party' } : undefined;
};

const refusalOfJudgement = (judgement: Judgement, { milestones }: Judged, { row }: Deciding): DecisionRefusal | undefined => {
  const { milestone, verified, voice } = judgement;
  const unheard = voice && refusalOfSpoken(voice);
  if (unheard) return { problem: 'invalid', why: unheard };
  if (needsNote(judgement) && !saysWhy(judgement)) return { problem: 'invalid', why: 'note-too-short' };
  if (verified !== undefined && milestone === undefined) return { problem: 'invalid', why: 'milestone-missing' };
  if (milestone === undefined) return undefined;
  if (!row(key('milestone', milestone))) return { problem: 'missing', why: 'milestone' };
  return milestones.includes(milestone) ? undefined : { problem: 'invalid', why: 'another-milestone' };
};

const refusalOfWindow = (until: Day | undefined, today: Day): DecisionRefusal | undefined =>
  until !== undefined && until < addWorkingDays(today, 1) ? { problem: 'invalid', why: 'window-too-short' } : undefined;

export const replyRows = ({ review }: ReplyArguments, row: RowLookup): readonly RowKey[] => reviewPublicationRows(review, row);

/** The area's one answer to a review, within its time: then both are published together. */
export const decideReply = ({ review: id, text }: ReplyArguments, deciding: Deciding): Operations =>
  onReply(id, deciding, (review) => {
    const { person, today } = deciding;
    if (review.followedBy !== undefined) return refuse({ problem: 'closed', why: 'followed' });
    if (review.reply) return refuse({ problem: 'closed', why: 'already-replied' });
    if (review.state === 'issued') return refuse({ problem: 'closed', why: 'not-confirmed' });
    if (!isReplyOpen(review, today)) return refuse({ problem: 'closed', why: 'reply-window-over' });
    if (text.trim() === '') return refuse({ problem: 'invalid', why: 'text-missing' });
    const isOwn = person.memberships.some((one) => one.organization === review.organization && isActive(one, today));
    const reply = { text: text.trim(), on: today, by: person.user, ...(isOwn ? {} : { onBehalf: true }) };
    return accept(publicationOfReview(review, deciding, { reply }));
  });

/** The review if the person may answer it. Whoever may not hold it is told the same as of one that never was. */
const onReply = (id: RecordId, { person, today, row }: Deciding, then: (review: Review) => Result<readonly RowOperation[], DecisionRefusal>): Operations => {
  const image = row(reviewKey(id));
  const review = recordOf('review', image);
  if (!image || !review) return refuse({ problem: 'missing', why: 'review' });
  if (may(person, 'review.reply', today, { organization: review.organization })) return then(review);
  return refuse(audiencesOf(person, today, [review.organization]).includes(image.audience) ? { problem: 'forbidden', why: 'review.reply' } : { problem: 'missing', why: 'review' });
};
