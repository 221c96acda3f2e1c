/**
 * The decision over one change: applied, held or rejected. Pure: whoever calls has loaded the rows that `rowsNeeded` names.
 *
 * A change is one act: it is applied whole or not at all.
 */
import { applyOperation } from './apply-operation';
import { maker, rowKeyText, writerOf, type Audience, type Change, type Conflict, type Outcome, type Overwrite, type RowImage, type RowKey, type RowOperation } from './change';
import { checkInRows, decideAccept, decidePublish, decideReturn, decideSubmit, submitRows, type CheckInArguments, type SubmitArguments } from './decide-check-in';
import type { Deciding, DecisionRefusal, Operations } from './deciding';
import { agreementRows, decideAgreement, type AgreementArguments, type AgreementMove } from './decide-agreement';
import { decideEdit, editRows } from './decide-edit';
import {
  circulateRows, decideCancel, decideCirculate, decideFinish, decidePostpone, decideSchedule, decideStart, meetingRows, scheduleRows, startRows,
  type CirculateArguments, type FinishArguments, type MeetingArguments, type PostponeArguments, type ScheduleArguments, type StartArguments,
} from './decide-meeting';
import {
  appendRows, approveRows, correctRows, decideAppend, decideApprove, decideCorrect, decidePublishMinutes, publishRows,
  type AppendArguments, type ApproveArguments, type CorrectArguments, type PublishArguments,
} from './decide-minutes';
import {
  addRows, decideAdd, decideDescribe, decideReplace, decideWithdraw, describeRows, replaceRows, withdrawRows,
  type AddArguments, type DescribeArguments, type ReplaceArguments, type WithdrawArguments,
} from './decide-evidence';
import { decidePublishEvidence, publishEvidenceRows, type PublishEvidenceArguments } from './decide-evidence-publication';
import {
  answerRows, decideAcceptRequest, decideAnswer, decideAskAgain, decideDecline, decideInsufficient, decideOpenRequest, openRequestRows, requestRows,
  type AcceptRequestArguments, type AnswerArguments, type AskAgainArguments, type DeclineArguments, type InsufficientArguments, type OpenRequestArguments,
} from './decide-evidence-request';
import {
  assessmentRows, decideCommentAssessment, decideFinishAssessment, decideSaveAssessment, decideShareAssessment, decideSubmitAssessment, saveAssessmentRows,
  type AssessmentArguments, type CommentAssessmentArguments, type SaveAssessmentArguments, type ShareAssessmentArguments, type SubmitAssessmentArguments,
} from './decide-assessment';
import {
  confirmRows, decideConfirm, decideIssue, decideReply, decideRevise, issueRows, replyRows, reviseRows,
  type ConfirmArguments, type IssueArguments, type ReplyArguments, type ReviseArguments,
} from './decide-review';
import { decideWriteOut, writeOutRows, type WriteOutArguments } from './decide-write-out';
import { decideGiveView, viewRows, type GiveViewArguments } from './decide-view';
import { entityNamed, groupsOf, guardedGroupsOf, policyOf } from './entities';
import type { RecordId } from './ids';
import { sameJson, type Json } from './json';
import { refuse } from './result';
import type { RowLookup } from './rows';

interface Command {
  readonly rows: (change: Change, row: RowLookup) => readonly RowKey[];
  readonly decide: (change: Change, deciding: Deciding) => Operations;
  /** The meeting of which it must see every row there is. */
  readonly whole?: (change: Change) => RecordId;
}

const argumentsOf = <Arguments>(change: Change): Arguments => change.arguments as unknown as Arguments;

/** A command whose rows are named by its arguments, and by the rows that these lead to. */
const command = <Arguments>(rows: (given: Arguments, row: RowLookup) => readonly RowKey[], decide: (given: Arguments, deciding: Deciding) => Operations): Command => ({
  rows: (change, row) => rows(argumentsOf<Arguments>(change), row),
  decide: (change, deciding) => decide(argumentsOf<Arguments>(change), deciding),
});

const onAgreement = (to: AgreementMove): Command => command<AgreementArguments>(agreementRows, decideAgreement(to));

const onCheckIn = (decide: (given: CheckInArguments, deciding: Deciding) => Operations): Command => command<CheckInArguments>(checkInRows, decide);

const commands: Readonly<Record<string, Command>> = {
  edit: { rows: (change, row) => editRows(change.operations, row), decide: (change, deciding) => decideEdit(change.operations, deciding) },
  'check-in.submit': command<SubmitArguments>(submitRows, decideSubmit),
  'check-in.accept': onCheckIn(decideAccept),
  'check-in.return': onCheckIn(decideReturn),
  'check-in.publish': onCheckIn(decidePublish),
  'meeting.schedule': command<ScheduleArguments>(scheduleRows, decideSchedule),
  'meeting.postpone': command<PostponeArguments>(meetingRows, decidePostpone),
  'meeting.cancel': command<MeetingArguments>(meetingRows, decideCancel),
  'meeting.start': command<StartArguments>(startRows, decideStart),
  'meeting.finish': command<FinishArguments>(meetingRows, decideFinish),
  'meeting.circulate': command<CirculateArguments>(circulateRows, decideCirculate),
  'minutes.append': command<AppendArguments>(appendRows, decideAppend),
  'minutes.approve': { ...command<ApproveArguments>(approveRows, decideApprove), whole: (change) => argumentsOf<ApproveArguments>(change).meeting },
  'minutes.correct': command<CorrectArguments>(correctRows, decideCorrect),
  'minutes.publish': command<PublishArguments>(publishRows, decidePublishMinutes),
  'agreement.report': onAgreement('reportedDone'),
  'agreement.verify': onAgreement('verified'),
  'agreement.drop': onAgreement('dropped'),
  'evidence.add': command<AddArguments>(addRows, decideAdd),
  'evidence.describe': command<DescribeArguments>(describeRows, decideDescribe),
  'evidence.replace': command<ReplaceArguments>(replaceRows, decideReplace),
  'evidence.withdraw': command<WithdrawArguments>(withdrawRows, decideWithdraw),
  'evidence.publish': command<PublishEvidenceArguments>(publishEvidenceRows, decidePublishEvidence),
  'request.open': command<OpenRequestArguments>(openRequestRows, decideOpenRequest),
  'request.ask-again': command<AskAgainArguments>(requestRows, decideAskAgain),
  'request.answer': command<AnswerArguments>(answerRows, decideAnswer),
  'request.decline': command<DeclineArguments>(requestRows, decideDecline),
  'request.accept': command<AcceptRequestArguments>(requestRows, decideAcceptRequest),
  'request.insufficient': command<InsufficientArguments>(requestRows, decideInsufficient),
  'review.issue': command<IssueArguments>(issueRows, decideIssue),
  'review.confirm': command<ConfirmArguments>(confirmRows, decideConfirm),
  'review.revise': command<ReviseArguments>(reviseRows, decideRevise),
  'review.reply': command<ReplyArguments>(replyRows, decideReply),
  'review.write-out': command<WriteOutArguments>(writeOutRows, decideWriteOut),
  'view.give': command<GiveViewArguments>(viewRows, decideGiveView),
  'assessment.save': command<SaveAssessmentArguments>(saveAssessmentRows, decideSaveAssessment),
  'assessment.share': command<ShareAssessmentArguments>(assessmentRows, decideShareAssessment),
  'assessment.comment': command<CommentAssessmentArguments>(assessmentRows, decideCommentAssessment),
  'assessment.finish': command<AssessmentArguments>(assessmentRows, decideFinishAssessment),
  'assessment.submit': command<SubmitAssessmentArguments>(assessmentRows, decideSubmitAssessment),
};

export const changeKinds = Object.keys(commands);

/** The rows a decision must see, as far as the rows already found tell. Ask again until it names none that is new. */
export const rowsNeeded = (change: Change, row: RowLookup): readonly RowKey[] =>
  Object.hasOwn(commands, change.kind) ? (commands[change.kind]?.rows(change, row) ?? []) : [];

/** The meeting whose rows a decision must see all of, whoever wrote them; undefined where those that it names will do. */
export const wholeMeetingOf = (change: Change): RecordId | undefined => (Object.hasOwn(commands, change.kind) ? commands[change.kind]?.whole?.(change) : undefined);

/** What the act would do to rows, or why not; also the preview on the tablet. */
export const operationsOf = (change: Change, deciding: Deciding): Operations =>
  (Object.hasOwn(commands, change.kind) ? commands[change.kind]?.decide(change, deciding) : undefined) ?? refuse({ problem: 'unsupported', why: change.kind });

export interface Placing {
  readonly seq: number;
  readonly at: number;
}

export interface Effects {
  readonly rows: readonly RowImage[];
  readonly exits: readonly (RowKey & { readonly audience: Audience })[];
}

export interface Decision {
  readonly outcome: Outcome;
  readonly effects?: Effects;
}

/** Rules that the simulation switches off one at a time, to see that each is missed. */
export interface DecisionRules {
  readonly guard: boolean;
  readonly exits: boolean;
}

const allRules: DecisionRules = { guard: true, exits: true };

/** Decides one change at its place in the order. `seq` and `at` are the server's. */
export const decide = (change: Change, deciding: Deciding, placing: Placing, rules: DecisionRules = allRules): Decision => {
  const operations = operationsOf(change, deciding);
  if (!operations.accepted) return rejected(change, operations.refusal);
  const twice = operations.value.find((operation) => operation.act === 'create' && !entityNamed(operation.entity)?.natural && deciding.row(operation));
  if (twice) return rejected(change, { problem: 'exists', why: twice.entity });
  const conflicts = rules.guard ? operations.value.flatMap((operation) => conflictsOf(operation, deciding.row(operation))) : [];
  if (conflicts.length > 0) return { outcome: { id: change.id, end: 'held', conflicts } };
  const overwrote = operations.value.flatMap((operation) => overwritesOf(operation, deciding.row(operation)));
  const effects = effectsOf(change, operations.value, { person: deciding.person, row: deciding.row, seq: placing.seq, at: placing.at }, rules);
  return { outcome: { id: change.id, end: 'applied', seq: placing.seq, ...(overwrote.length > 0 ? { overwrote } : {}) }, effects };
};

const rejected = (change: Change, { problem, why }: DecisionRefusal): Decision => ({
  outcome: { id: change.id, end: 'rejected', problem, why },
});

/** Guarded groups that somebody wrote after what the author saw, and wrote differently. */
const conflictsOf = (operation: RowOperation, row: RowImage | undefined): readonly Conflict[] => {
  if (!row) return [];
  return groupsAtStake(operation)
    .filter((group) => policyOf(operation.entity, group) === 'guard' && writerOf(operation.seen, group) !== writerOf(row.writers, group))
    .filter((group) => !saysTheSame(operation, row, group))
    .map((group) => ({ entity: row.entity, id: row.id, group, writer: writerOf(row.writers, group), by: row.by }));
};

/** What the operation writes, and what its author says to have seen; the maker's name stands for every guarded group. */
const groupsAtStake = ({ entity, set = {}, seen = {} }: RowOperation): readonly string[] => {
  const named = Object.keys(seen).flatMap((group) => (group === maker ? guardedGroupsOf(entity) : [group]));
  return [...new Set([...groupsOf(entity, Object.keys(set)), ...named])];
};

/** Two people who wrote the same are no conflict. An operation that only names what it saw must have seen it. */
const saysTheSame = (operation: RowOperation, row: RowImage, group: string): boolean => {
  const set: Readonly<Record<string, Json>> = operation.set ?? {};
  const fields = Object.keys(set).filter((field) => groupsOf(operation.entity, [field]).includes(group));
  return fields.length > 0 && fields.every((field) => sameJson(set[field] ?? undefined, row.fields[field]));
};

/** Groups under the last writer that the operation wrote over somebody its author had not seen; who says nothing of what was seen is the house itself. */
const overwritesOf = (operation: RowOperation, row: RowImage | undefined): readonly Overwrite[] => {
  if (!row || operation.seen === undefined) return [];
  const { seen } = operation;
  return groupsOf(operation.entity, Object.keys(operation.set ?? {})).flatMap((group) => {
    const writer = writerOf(row.writers, group);
    const unseen = writer !== null && writer !== writerOf(seen, group) && policyOf(operation.entity, group) === 'lastWriter';
    return unseen ? [{ entity: row.entity, id: row.id, group, writer, by: row.by }] : [];
  });
};

/** What operations do, at their place in the order: the rows they write and the audiences those leave. */
export const effectsOf = (change: Change, operations: readonly RowOperation[], { person, row, seq, at }: Pick<Deciding, 'person' | 'row'> & Placing, rules: DecisionRules): Effects => {
  const rows = new Map<string, RowImage>();
  const exits: (RowKey & { audience: Audience })[] = [];
  for (const operation of operations) {
    const key = rowKeyText(operation);
    const before = rows.get(key) ?? row(operation);
    const content = applyOperation(before, operation, change.id);
    const { entity, id } = operation;
    if (content) rows.set(key, { entity, id, seq, by: person.user, at, audience: content.audience, fields: content.fields, writers: content.writers });
    else if (before) rows.set(key, { entity, id, seq, by: person.user, at, audience: before.audience, fields: {}, writers: before.writers, deleted: true });
    if (rules.exits && before && content && before.audience !== content.audience) exits.push({ entity, id, audience: before.audience });
  }
  return { rows: [...rows.values()], exits };
};
