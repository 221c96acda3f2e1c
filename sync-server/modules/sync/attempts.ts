/** What the trail tells of an act that was refused: who, what, when, from which device. Of its words nothing. */
import { isRecordId } from '../../../src/domain/ids';
import type { Attempt } from '../../../src/protocol/trail-messages';
import type { ParkedChange } from './change-log-store';

/** Arguments that name a record. */
const naming = ['review', 'former', 'of', 'evidence', 'request', 'assessment', 'checkIn', 'commitment', 'milestone', 'meeting', 'agreement', 'organization'] as const;

/** Undefined for what was held: its author settles that, and nobody refused it. */
export const attemptOf = ({ id, by, at: receivedAt, outcome, body }: ParkedChange): Attempt | undefined => {
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
