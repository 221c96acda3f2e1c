/** What the trail tells of acts that were refused: who, what, when, from which device. Of their words nothing. */
import * as v from 'valibot';
import { isChangeId, isRecordId } from '../../../src/domain/ids';
import type { Attempt, AttemptsPage } from '../../../src/protocol/trail-messages';
import type { ChangeLogView, ParkedChange, ParkedPlace } from './change-log-store';

const onAPage = 100;
/** What is looked at for one page at most: where hardly anything was refused, a page may be short, and says where it goes on. */
const lookedAt = 1000;

const placeOf = (text: string): ParkedPlace => ({ at: Number(text.slice(0, text.indexOf('.'))), id: text.slice(text.indexOf('.') + 1) });
const placeText = ({ at, id }: ParkedPlace): string => `${at}.${id}`;
const isPlaceText = (text: string): boolean => /^\d{1,15}\./.test(text) && isChangeId(placeOf(text).id);

/** What may be asked: where the page before ended. */
export const attemptsQuery = v.strictObject({ after: v.exactOptional(v.pipe(v.string(), v.maxLength(40), v.check(isPlaceText, 'no place'))) });

/** The newest refusals, or those behind a place. */
export const attemptsPage = async (log: Pick<ChangeLogView, 'parkedBehind'>, after: string | undefined): Promise<AttemptsPage> => {
  const parked = await log.parkedBehind(after === undefined ? undefined : placeOf(after), lookedAt);
  const refused = parked.flatMap((change) => {
    const attempt = attemptOf(change);
    return attempt ? [{ attempt, change }] : [];
  });
  const page = refused.slice(0, onAPage);
  const end = refused.length > onAPage ? page.at(-1)?.change : parked.length === lookedAt ? parked.at(-1) : undefined;
  return { attempts: page.map(({ attempt }) => attempt), next: end ? placeText(end) : null };
};

/** Arguments that name a record. */
const naming = ['review', 'former', 'of', 'evidence', 'request', 'assessment', 'checkIn', 'commitment', 'milestone', 'meeting', 'agreement', 'organization'] as const;

/** Undefined for what was held: its author settles that, and nobody refused it. */
const attemptOf = ({ id, by, at: receivedAt, outcome, body }: ParkedChange): Attempt | undefined => {
  if (outcome.end !== 'rejected') return undefined;
  const sent = JSON.parse(body) as { readonly kind?: unknown; readonly device?: unknown; readonly at?: unknown; readonly operations?: unknown; readonly arguments?: unknown };
  return {
    change: id,
    kind: typeof sent.kind === 'string' ? sent.kind.slice(0, 60) : '',
    by,
    device: typeof sent.device === 'string' ? sent.device.slice(0, 64) : null,
    at: typeof sent.at === 'number' ? sent.at : null,
    receivedAt,
    problem: outcome.problem,
    ...(outcome.why === undefined ? {} : { why: outcome.why }),
    names: [...namesIn(sent.arguments), ...namesOfOperations(sent.operations)],
  };
};

type Name = Attempt['names'][number];

/** It was refused, so nothing about its shape is known. */
const namesIn = (given: unknown): readonly Name[] => {
  const said = given as Readonly<Record<string, unknown>> | null | undefined;
  return naming.flatMap((what) => nameOf(what, said?.[what]));
};

const namesOfOperations = (operations: unknown): readonly Name[] =>
  Array.isArray(operations) ? (operations as readonly ({ readonly entity?: unknown; readonly id?: unknown } | null)[]).slice(0, 50).flatMap((one) => nameOf(one?.entity, one?.id)) : [];

const nameOf = (what: unknown, id: unknown): readonly Name[] => (typeof what === 'string' && what.length <= 40 && typeof id === 'string' && isRecordId(id) ? [{ what, id }] : []);
