/** Which move a record's state may make. Whoever wants a state asks here first. */
export const lifeCycles = {
  plan: { draft: ['submitted'], submitted: ['inImplementation'], inImplementation: ['closed'], closed: ['archived'], archived: [] },
  commitment: {
    drafting: ['inConsultation'],
    inConsultation: ['agreed'],
    agreed: ['planned', 'withdrawn'],
    planned: ['inImplementation', 'withdrawn'],
    inImplementation: ['implemented', 'withdrawn'],
    implemented: ['assessed', 'withdrawn'],
    assessed: ['carriedOver'],
    withdrawn: [],
    carriedOver: [],
  },
  meeting: {
    scheduled: ['held', 'postponed', 'cancelled'],
    held: ['minutesDraft'],
    minutesDraft: ['circulated'],
    circulated: ['approved'],
    approved: ['published'],
    published: [],
    // A room without signal may meet without knowing: what was held was held, and its words are kept.
    postponed: ['held'],
    cancelled: ['held'],
  },
  agreement: { open: ['reportedDone', 'dropped'], reportedDone: ['verified'], verified: [], dropped: [] },
  checkIn: { submitted: ['returned', 'accepted'], returned: ['submitted'], accepted: ['published'], published: [] },
  evidence: {
    captured: ['received', 'superseded', 'withdrawn'],
    received: ['underReview', 'superseded', 'withdrawn'],
    underReview: ['reviewed', 'superseded', 'withdrawn'],
    reviewed: ['superseded', 'withdrawn'],
    superseded: ['withdrawn'],
    withdrawn: [],
  },
  // Insufficient is said of an answer, and opens the request again in the same act.
  evidenceRequest: { open: ['answered', 'declined'], answered: ['accepted', 'insufficient'], insufficient: ['open'], accepted: [], declined: [] },
  // A draft lives on its author's device alone. Issued is what waits for its author: what was judged had changed when it arrived.
  review: { issued: ['final'], replyWindow: ['final'], final: [] },
  assessment: { draft: ['sharedForComment'], sharedForComment: ['final'], final: ['submitted'], submitted: [] },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type PlanState = keyof typeof lifeCycles.plan;
export type CommitmentState = keyof typeof lifeCycles.commitment;
/** `draft` is a state of this device only: the server never hears of it. */
export type CheckInState = keyof typeof lifeCycles.checkIn;
export type MeetingState = keyof typeof lifeCycles.meeting;
export type AgreementState = keyof typeof lifeCycles.agreement;
export type EvidenceState = keyof typeof lifeCycles.evidence;
export type ReviewState = keyof typeof lifeCycles.review;
export type AssessmentState = keyof typeof lifeCycles.assessment;
export type EvidenceRequestState = keyof typeof lifeCycles.evidenceRequest;

/** How a record begins that a person makes by hand; what an import brings may be further along. */
export const firstStates = { plan: 'draft', commitment: 'drafting' } as const satisfies Partial<Record<keyof typeof lifeCycles, string>>;

export const mayMove = (record: keyof typeof lifeCycles, from: string, to: string): boolean => {
  const moves: Readonly<Record<string, readonly string[]>> = lifeCycles[record];
  return Object.hasOwn(moves, from) && (moves[from] ?? []).includes(to);
};

/** From *agreed* on a commitment is a promise to the public: it may be withdrawn with a reason, and nothing else takes it away. */
export const isAgreed = (state: CommitmentState): boolean => state !== 'drafting' && state !== 'inConsultation';

/** Return, withdraw, drop, decline, cancel: each is told with at least this many letters of reason. */
export const reasonLetters = 10;

export const isReason = (text: string | undefined | null): text is string => (text ?? '').trim().length >= reasonLetters;
