/**
 * What the four acts on a check-in do to rows: submit, accept, return, publish.
 * The tablet calls it for what it shows at once, the server to decide; only the server's word stands.
 */
import type { RowKey, RowOperation } from './change';
import { checkInId, checkInLineId, lineToDraft, slotStarting, stateLine, type CheckIn, type CheckInLine, type StatedLine } from './check-in';
import { leadOf } from './commitment';
import type { Day } from './day';
import { evidenceKey, openedToMembers, refusalOfPointing } from './decide-evidence';
import { evidencePublicationRows, publishedWith } from './decide-evidence-publication';
import { saysWhatItShows } from './evidence';
import type { RecordId } from './ids';
import type { Fields, Json } from './json';
import { isReason, mayMove } from './life-cycles';
import { isWithdrawn } from './milestone';
import type { Deciding, DecisionRefusal, Operations, SeenRows } from './deciding';
import { areaOf, may } from './permissions';
import { accept, refuse } from './result';
import { recordOf, type RowLookup } from './rows';

export interface SubmitArguments {
  readonly commitment: RecordId;
  readonly from: Day;
  readonly lines: readonly StatedLine[];
  readonly onBehalf?: boolean;
  /** The meeting in which it was written. */
  readonly sourceMeeting?: RecordId;
  readonly seen: SeenRows;
}

export interface CheckInArguments {
  readonly checkIn: RecordId;
  readonly reason?: string;
  readonly seen: SeenRows;
}

export const submitRows = ({ commitment, from, lines, sourceMeeting }: SubmitArguments): readonly RowKey[] => {
  const id = checkInId(commitment, from);
  return [
    { entity: 'commitment', id: commitment },
    ...(sourceMeeting === undefined ? [] : [{ entity: 'meeting', id: sourceMeeting }]),
    { entity: 'checkIn', id },
    ...lines.flatMap((line) => [
      { entity: 'milestone', id: line.milestone },
      { entity: 'checkInLine', id: checkInLineId(id, line.milestone) },
      ...(line.shownBy ?? []).map(evidenceKey),
    ]),
  ];
};

/** A submission: a new check-in, or the answer to one that was returned, or a correction of one that waits. */
export const decideSubmit = (given: SubmitArguments, { person, today, row }: Deciding): Operations => {
  const commitment = recordOf('commitment', row({ entity: 'commitment', id: given.commitment }));
  if (!commitment) return refuse({ problem: 'missing', why: 'commitment' });
  const act = given.onBehalf ? 'checkIn.recordOnBehalf' : 'checkIn.record';
  if (!may(person, act, today, { commitment })) return refuse({ problem: 'forbidden', why: act });
  const organization = leadOf(commitment);
  const slot = slotStarting(commitment, given.from);
  if (!slot || organization === undefined) return refuse({ problem: 'invalid', why: 'no-such-period' });
  if (slot.from > today) return refuse({ problem: 'invalid', why: 'period-not-open' });
  const foreign = given.lines.find((line) => recordOf('milestone', row({ entity: 'milestone', id: line.milestone }))?.commitment !== commitment.id);
  if (foreign) return refuse({ problem: 'invalid', why: 'milestone-of-another-commitment' });
  if (given.sourceMeeting !== undefined && !recordOf('meeting', row({ entity: 'meeting', id: given.sourceMeeting }))?.commitments.includes(commitment.id)) return refuse({ problem: 'invalid', why: 'meeting-of-another-commitment' });
  const owed = given.lines.map(owedBy).find((why) => why !== undefined);
  if (owed !== undefined) return refuse({ problem: 'invalid', why: owed });
  const unshown = given.lines.map((line) => unshownBy(line, { commitment: commitment.id, organization }, row)).find((why) => why !== undefined);
  if (unshown) return refuse(unshown);

  const id = checkInId(commitment.id, given.from);
  const former = recordOf('checkIn', row({ entity: 'checkIn', id }));
  if (former && former.state !== 'returned' && former.state !== 'submitted') return refuse({ problem: 'closed', why: former.state });
  const head: Fields = {
    commitment: commitment.id,
    organization,
    ...slot,
    milestones: [...new Set([...(former?.milestones ?? []), ...given.lines.map((line) => line.milestone)])],
    submittedBy: person.user,
    submittedOn: today,
    state: 'submitted',
    round: (former?.round ?? 0) + 1,
    onBehalf: given.onBehalf ? true : null,
    sourceMeeting: given.sourceMeeting ?? former?.sourceMeeting ?? null,
    reason: null,
  };
  const audience = areaOf(organization);
  return accept([
    { entity: 'checkIn', id, act: former ? 'patch' : 'create', set: head, seen: given.seen[id] ?? {}, ...(former ? {} : { audience }) },
    ...given.lines.map((line): RowOperation => {
      const lineId = checkInLineId(id, line.milestone);
      const existing = row({ entity: 'checkInLine', id: lineId });
      const fields = lineFields(line, { checkIn: id, commitment: commitment.id });
      // Who states the line anew answers for all of it.
      const set = existing?.fields['correctedOnBehalf'] === undefined ? fields : { ...fields, correctedOnBehalf: null };
      return { entity: 'checkInLine', id: lineId, act: existing ? 'patch' : 'create', set, seen: given.seen[lineId] ?? {}, ...(existing ? {} : { audience }) };
    }),
  ]);
};

/** What a line still owes to what it says (challenges, evidence, a word on progress), or undefined. A device may be older than the rule, so it is asked again. */
export const owedBy = (line: StatedLine): string | undefined => {
  const stated = stateLine(lineToDraft(line));
  return stated.accepted ? undefined : stated.refusal.kind;
};

/** Why the evidence that a line points to shows nothing of it, or undefined. */
export const unshownBy = (line: StatedLine, of: { readonly commitment: RecordId; readonly organization: RecordId }, row: RowLookup): DecisionRefusal | undefined => {
  const ids = line.shownBy ?? [];
  const refusal = refusalOfPointing(ids, of, row);
  if (refusal || line.reported !== 'complete' || line.evidence) return refusal;
  const isSaid = ids.some((id) => saysWhatItShows(recordOf('evidence', row(evidenceKey(id))) ?? { shows: '' }));
  return isSaid ? undefined : { problem: 'invalid', why: 'complete-needs-evidence' };
};

export const checkInRows = ({ checkIn: id }: CheckInArguments, row: RowLookup): readonly RowKey[] => {
  const checkIn = recordOf('checkIn', row({ entity: 'checkIn', id }));
  if (!checkIn) return [{ entity: 'checkIn', id }];
  return [
    { entity: 'checkIn', id },
    { entity: 'commitment', id: checkIn.commitment },
    ...checkIn.milestones.flatMap((milestone) => [
      { entity: 'milestone', id: milestone },
      { entity: 'checkInLine', id: checkInLineId(id, milestone) },
    ]),
    ...shownIn(linesOf(checkIn, row)).flatMap((evidence) => evidencePublicationRows(evidence, row)),
  ];
};

const linesOf = (checkIn: CheckIn, row: RowLookup): readonly CheckInLine[] =>
  checkIn.milestones.flatMap((milestone) => recordOf('checkInLine', row({ entity: 'checkInLine', id: checkInLineId(checkIn.id, milestone) })) ?? []);

/** The evidence that lines point to, each once. */
const shownIn = (lines: readonly CheckInLine[]): readonly RecordId[] => [...new Set(lines.flatMap(({ shownBy }) => shownBy ?? []))];

/** Accepting is about form: it never changes content, and refuses what lost its evidence since it was sent. Members may read it from now on. */
export const decideAccept = (given: CheckInArguments, deciding: Deciding): Operations =>
  movingCheckIn(given, deciding, 'accepted', (checkIn, lines) => {
    if (lines.some((line) => hasLostItsEvidence(line, deciding.row))) return refuse({ problem: 'invalid', why: 'evidence-withdrawn' });
    return accept([
      statePatch(checkIn, given, { state: 'accepted', acceptedOn: deciding.today }, 'members'),
      ...lines.map((line) => audienceOf(line, given, 'members')),
      ...openedToMembers(shownIn(lines), deciding.row),
    ]);
  });

/** Said to be complete, without a word on what shows it, and all that showed it was taken back. */
const hasLostItsEvidence = ({ reported, evidence, shownBy = [] }: CheckInLine, row: RowLookup): boolean =>
  reported === 'complete' && !evidence && shownBy.length > 0 && shownBy.every((id) => recordOf('evidence', row(evidenceKey(id)))?.state === 'withdrawn');

/** Returning needs a reason; the area reads it and writes again. */
export const decideReturn = (given: CheckInArguments, deciding: Deciding): Operations => {
  const { reason } = given;
  if (!isReason(reason)) return refuse({ problem: 'invalid', why: 'reason-too-short' });
  return movingCheckIn(given, deciding, 'returned', (checkIn) => accept([statePatch(checkIn, given, { state: 'returned', reason: reason.trim() })]));
};

/** Publishing opens check-in and lines to everybody, shows what may be shown of their evidence, and moves what each milestone is reported as. */
export const decidePublish = (given: CheckInArguments, deciding: Deciding): Operations =>
  movingCheckIn(given, deciding, 'published', (checkIn, lines) =>
    accept([
      statePatch(checkIn, given, { state: 'published', publishedOn: deciding.today }, 'public'),
      ...lines.map((line) => audienceOf(line, given, 'public')),
      ...publishedWith(shownIn(lines), deciding),
      ...lines.flatMap((line) => reportedPatch(checkIn, line, deciding.row)),
    ]),
  );

const acts = { accepted: 'checkIn.accept', returned: 'checkIn.return', published: 'checkIn.publish' } as const;

const movingCheckIn = (
  given: CheckInArguments,
  { person, today, row }: Deciding,
  to: keyof typeof acts,
  operations: (checkIn: CheckIn, lines: readonly CheckInLine[]) => Operations,
): Operations => {
  const checkIn = recordOf('checkIn', row({ entity: 'checkIn', id: given.checkIn }));
  // Asked first: whoever may not do it does not learn either whether an area has written.
  if (!may(person, acts[to], today)) return refuse({ problem: 'forbidden', why: acts[to] });
  if (!checkIn) return refuse({ problem: 'missing', why: 'checkIn' });
  if (!mayMove('checkIn', checkIn.state, to)) return refuse({ problem: 'closed', why: checkIn.state });
  return operations(checkIn, linesOf(checkIn, row));
};

const statePatch = (checkIn: CheckIn, given: CheckInArguments, set: Fields, audience?: string): RowOperation => ({
  entity: 'checkIn',
  id: checkIn.id,
  act: 'patch',
  set,
  seen: given.seen[checkIn.id] ?? {},
  ...(audience === undefined ? {} : { audience }),
});

const audienceOf = (line: CheckInLine, given: CheckInArguments, audience: string): RowOperation => ({
  entity: 'checkInLine',
  id: line.id,
  act: 'audience',
  audience,
  seen: given.seen[line.id] ?? {},
});

const reportedPatch = (checkIn: CheckIn, line: CheckInLine, row: RowLookup): readonly RowOperation[] => {
  const milestone = recordOf('milestone', row({ entity: 'milestone', id: line.milestone }));
  if (!milestone || isWithdrawn(milestone) || (milestone.reportedFor ?? '') > checkIn.from) return [];
  // What was complete before anybody stated the day is not complete since today.
  const since = milestone.reported === 'complete' ? null : checkIn.submittedOn;
  const completedOn = line.reported === 'complete' ? (milestone.completedOn ?? since) : null;
  const set: Fields = { reported: line.reported, reportedOn: checkIn.submittedOn, reportedIn: checkIn.id, reportedFor: checkIn.from, completedOn };
  return [{ entity: 'milestone', id: milestone.id, act: 'patch', set }];
};

const lineFields = (line: StatedLine, of: { readonly checkIn: RecordId; readonly commitment: RecordId }): Fields => ({
  ...of,
  milestone: line.milestone,
  reported: line.reported,
  challenges: line.challenges ?? null,
  progress: line.progress ?? null,
  noProgress: line.noProgress ?? null,
  nextSteps: line.nextSteps ?? null,
  evidence: (line.evidence as Json | undefined) ?? null,
  shownBy: line.shownBy ?? null,
});
