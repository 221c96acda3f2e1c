/** What the acts on an assessment do to rows: save, share for comment, comment, finish, submit. */
import { assessmentId, assessmentLimits, bytesOfFile, type Assessment, type AssessmentComment, type AssessmentFile } from './assessment';
import { strangeAnswer, unanswered, type AssessmentAnswers, type AssessmentForm } from './assessment-forms';
import type { Audience, RowImage, RowKey, RowOperation } from './change';
import type { Day } from './day';
import type { Deciding, DecisionRefusal, Operations, SeenRows } from './deciding';
import { refusalOfReviewer } from './decide-review';
import type { RecordId } from './ids';
import type { Fields } from './json';
import { mayMove, type AssessmentState } from './life-cycles';
import { isActive } from './membership';
import { may } from './permissions';
import { accept, refuse } from './result';
import { recordOf, type Records, type RowLookup } from './rows';
import { addWorkingDays, commentWindowDays } from './working-days';

export interface SaveAssessmentArguments {
  readonly form: AssessmentForm;
  /** The commitment; of the whole plan, the plan. */
  readonly of: RecordId;
  readonly answers: AssessmentAnswers;
  readonly files: readonly AssessmentFile[];
  readonly seen: SeenRows;
}

export interface AssessmentArguments {
  readonly assessment: RecordId;
  readonly seen: SeenRows;
}

export interface ShareAssessmentArguments extends AssessmentArguments {
  /** The last day for comments, where it is not the usual one. */
  readonly until?: Day;
}

export interface SubmitAssessmentArguments extends AssessmentArguments {
  readonly receipt?: string;
}

export interface CommentAssessmentArguments {
  readonly assessment: RecordId;
  readonly text: string;
}

const key = (entity: keyof Records, id: RecordId): RowKey => ({ entity, id });

const subjectKey = (form: AssessmentForm, of: RecordId): RowKey => key(form === 'endOfPlan' ? 'plan' : 'commitment', of);

export const saveAssessmentRows = ({ form, of, files }: SaveAssessmentArguments): readonly RowKey[] => [
  key('assessment', assessmentId(form, of)),
  subjectKey(form, of),
  ...files.map(({ evidence }) => key('evidence', evidence)),
];

/** Its author's alone until it is shared: neither an area nor coordination reads a draft of the monitoring body. */
export const decideSaveAssessment = ({ form, of, answers, files, seen }: SaveAssessmentArguments, deciding: Deciding): Operations => {
  const { person, today, row } = deciding;
  if (!may(person, 'assessment.write', today)) return refuse({ problem: 'forbidden', why: 'assessment.write' });
  const refusal = refusalOfSubject({ form, of }, deciding) ?? refusalOfAnswers({ form, of, answers, files }, row);
  if (refusal) return refuse(refusal);
  const id = assessmentId(form, of);
  const image = row(key('assessment', id));
  const former = recordOf('assessment', image);
  const set = { answers, files } as unknown as Fields;
  if (!image || !former) {
    const begun: Omit<Assessment, 'id'> = { form, of, answers, files, body: bodyOf(deciding), author: person.user, state: 'draft', begunOn: today };
    return accept([{ ...key('assessment', id), act: 'create', set: begun as unknown as Fields, audience: `user:${person.user}` }]);
  }
  const closed = refusalOfWriting(former, deciding);
  return closed ? refuse(closed) : accept([{ ...key('assessment', id), act: 'patch', set, seen: seen[id] ?? {} }]);
};

const bodyOf = ({ person, today }: Deciding): RecordId => person.memberships.find((one) => one.role === 'monitor' && isActive(one, today))?.organization ?? '';

const refusalOfSubject = ({ form, of }: Pick<Assessment, 'form' | 'of'>, deciding: Deciding): DecisionRefusal | undefined => {
  const image = deciding.row(subjectKey(form, of));
  if (!image) return { problem: 'missing', why: form === 'endOfPlan' ? 'plan' : 'commitment' };
  const commitment = form === 'endOfPlan' ? undefined : recordOf('commitment', image);
  return commitment && refusalOfReviewer(deciding.person, { commitment }, deciding);
};

const refusalOfAnswers = ({ form, of, answers, files }: Pick<Assessment, 'form' | 'of' | 'answers' | 'files'>, row: RowLookup): DecisionRefusal | undefined => {
  if (strangeAnswer(form, answers) !== undefined) return { problem: 'invalid', why: 'answer-not-in-form' };
  if (files.length > assessmentLimits.files) return { problem: 'invalid', why: 'too-many-files' };
  if (new Set(files.map(({ evidence }) => evidence)).size < files.length) return { problem: 'invalid', why: 'file-twice' };
  for (const file of files) {
    const evidence = recordOf('evidence', row(key('evidence', file.evidence)));
    if (!evidence) return { problem: 'missing', why: 'evidence' };
    if (form !== 'endOfPlan' && evidence.commitment !== of) return { problem: 'invalid', why: 'evidence-of-another-commitment' };
    const bytes = bytesOfFile(file, evidence);
    if (bytes === undefined) return { problem: 'invalid', why: 'no-such-file' };
    if (bytes > assessmentLimits.fileBytes) return { problem: 'invalid', why: 'file-too-large' };
  }
  return undefined;
};

/** A draft is its author's; what is shared is the body's. */
const refusalOfWriting = ({ state, author }: Assessment, { person }: Deciding): DecisionRefusal | undefined => {
  if (state === 'draft' && author !== person.user) return { problem: 'closed', why: 'draft-of-another' };
  return state === 'draft' || state === 'sharedForComment' ? undefined : { problem: 'closed', why: state };
};

export const assessmentRows = ({ assessment: id }: { readonly assessment: RecordId }, row: RowLookup): readonly RowKey[] => {
  const known = recordOf('assessment', row(key('assessment', id)));
  return [key('assessment', id), ...(known ? [subjectKey(known.form, known.of)] : [])];
};

/** Every member may read it and comment until a day. */
export const decideShareAssessment = (given: ShareAssessmentArguments, deciding: Deciding): Operations =>
  moving(given, 'sharedForComment', deciding, () => {
    const { today } = deciding;
    const commentsUntil = given.until ?? addWorkingDays(today, commentWindowDays);
    return commentsUntil < today ? refuse({ problem: 'invalid', why: 'until-passed' }) : accept([{ set: { sharedOn: today, commentsUntil }, audience: 'members' }]);
  });

/** Everybody reads it where what it is of is public. Nobody changes it any more. */
export const decideFinishAssessment = (given: AssessmentArguments, deciding: Deciding): Operations =>
  moving(given, 'final', deciding, ({ form, of, answers }) => {
    if (unanswered(form, answers).length > 0) return refuse({ problem: 'invalid', why: 'answers-missing' });
    const isPublic = deciding.row(subjectKey(form, of))?.audience === 'public';
    return accept([{ set: { finalOn: deciding.today }, audience: isPublic ? 'site' : 'members' }]);
  });

/** It was handed in to OGP. */
export const decideSubmitAssessment = (given: SubmitAssessmentArguments, deciding: Deciding): Operations =>
  moving(given, 'submitted', deciding, () => {
    const receipt = (given.receipt ?? '').trim();
    return accept([{ set: { submittedOn: deciding.today, ...(receipt === '' ? {} : { receipt }) } }]);
  });

interface Move {
  readonly set: Fields;
  readonly audience?: Audience;
}

type Moves = ReturnType<typeof accept<readonly Move[]>> | ReturnType<typeof refuse<DecisionRefusal>>;

const moving = (given: AssessmentArguments, to: AssessmentState, deciding: Deciding, then: (assessment: Assessment) => Moves): Operations => {
  const { person, today } = deciding;
  if (!may(person, 'assessment.write', today)) return refuse({ problem: 'forbidden', why: 'assessment.write' });
  const assessment = recordOf('assessment', deciding.row(key('assessment', given.assessment)));
  if (!assessment) return refuse({ problem: 'missing', why: 'assessment' });
  const refusal = refusalOfSubject(assessment, deciding);
  if (refusal) return refuse(refusal);
  if (assessment.state === 'draft' && assessment.author !== person.user) return refuse({ problem: 'closed', why: 'draft-of-another' });
  if (!mayMove('assessment', assessment.state, to)) return refuse({ problem: 'closed', why: assessment.state });
  const moves = then(assessment);
  if (!moves.accepted) return moves;
  return accept(moves.value.map(({ set, audience }): RowOperation => ({ ...key('assessment', assessment.id), act: 'patch', set: { ...set, state: to }, seen: given.seen[assessment.id] ?? {}, ...(audience === undefined ? {} : { audience }) })));
};

/** By any member, while it is shared and its time is not over. */
export const decideCommentAssessment = ({ assessment: id, text }: CommentAssessmentArguments, { person, today, row }: Deciding): Operations => {
  const image: RowImage | undefined = row(key('assessment', id));
  const assessment = recordOf('assessment', image);
  if (!may(person, 'assessment.comment', today)) return refuse({ problem: 'forbidden', why: 'assessment.comment' });
  if (!assessment || assessment.state === 'draft') return refuse({ problem: 'missing', why: 'assessment' });
  if (assessment.state !== 'sharedForComment') return refuse({ problem: 'closed', why: assessment.state });
  if (today > (assessment.commentsUntil ?? '')) return refuse({ problem: 'closed', why: 'comments-over' });
  if (text.trim() === '') return refuse({ problem: 'invalid', why: 'text-missing' });
  const organization = person.memberships.find((one) => isActive(one, today))?.organization ?? '';
  const comment: AssessmentComment = { text: text.trim(), by: person.user, organization, on: today };
  return accept([{ ...key('assessment', id), act: 'append', set: { comments: [comment as unknown as Fields] } }]);
};
