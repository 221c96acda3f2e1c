/** What a tablet that has worked for a while sends: one change of every kind, with all that each may carry. */
import type { Change } from '../../src/domain/change';
import { emptyCursor, pushLimit, protocolVersion, schemaVersion, type SyncRequest } from '../../src/protocol/sync-messages';
import { changeIdOf, commandOf, editOf } from './change';
import { everyKindOfEvidenceChange } from './evidence';
import { everyKindOfMeetingChange } from './meeting';
import { everyKindOfReviewChange } from './review';

const writer = changeIdOf('writer');

/** Every kind of change that a device writes. */
export const everyKindOfChange = (): readonly Change[] => [
  commandOf('check-in.submit', {
    commitment: 'c-11',
    from: '2026-03-01',
    onBehalf: true,
    sourceMeeting: 'r-1',
    lines: [
      { milestone: 'c-11-m3', reported: 'limited', progress: 'Una reunión.', challenges: 'Faltó quórum.', nextSteps: 'Otra en junio.', evidence: { shows: 'El acta.', link: 'https://example.org/acta' } },
      { milestone: 'c-11-m4', reported: 'substantial', noProgress: true, shownBy: ['e-1', 'e-2'] },
    ],
    seen: { 'c-11~2026-03-01': { state: writer, round: null } },
  }),
  commandOf('check-in.accept', { checkIn: 'c-11~2026-09-01', seen: { 'c-11~2026-09-01': { state: writer } } }),
  commandOf('check-in.return', { checkIn: 'c-11~2026-09-01', reason: 'Falta el acta firmada.', seen: {} }),
  commandOf('check-in.publish', { checkIn: 'c-11~2026-09-01', seen: {} }),
  editOf(
    { entity: 'milestone', id: 'm-new', act: 'create', audience: 'members', set: { commitment: 'c-11', order: 7, text: { es: 'Nuevo', en: 'New' }, weight: 0.5, start: '2026-01-01', due: '2026-12-31' } },
    { entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { due: null, weight: 2 }, seen: { dates: writer, weight: null } },
    { entity: 'milestone', id: 'c-11-m5', act: 'audience', audience: 'members' },
    { entity: 'milestone', id: 'c-d1-m3', act: 'delete', seen: { wording: null } },
  ),
  editOf({ entity: 'contact', id: 'k-1', act: 'create', audience: 'coordination', set: { membership: 'm-tomas', email: 'tomas@example.org', phone: '+54 11 5555-5555' } }),
  editOf({ entity: 'checkInLine', id: 'c-11~2026-09-01~c-11-m4', act: 'patch', set: { progress: 'Corregido.', evidence: { shows: 'El borrador.' } }, seen: { progress: writer } }),
  ...everyKindOfMeetingChange(),
  ...everyKindOfEvidenceChange(),
  ...everyKindOfReviewChange(),
];

export const requestOf = (partial: Partial<SyncRequest> = {}): SyncRequest => ({
  protocol: protocolVersion,
  device: 'tablet',
  schema: schemaVersion,
  sentAt: Date.parse('2026-11-18T15:00:00Z'),
  cursor: emptyCursor,
  seenHeads: [],
  push: [],
  owed: { waiting: 0, oldestAt: null, persisted: null, app: '0.1.0' },
  ...partial,
});

/** With a cursor half-way, a fork's witnesses and every kind of change. */
export const fullRequest = (): SyncRequest =>
  requestOf({
    cursor: { epoch: 'epoch', seq: 40, audiences: ['public', 'members', 'area:judicial', 'user:lucia'], filling: { 'area:judicial': 12 }, observedHead: 44, observedChain: 'chain' },
    seenHeads: [[12, 'one'], [44, 'chain']],
    push: everyKindOfChange(),
    user: 'lucia',
    owed: { waiting: 7, oldestAt: Date.parse('2026-11-17T15:00:00Z'), persisted: true, app: '0.1.0' },
    pageRows: pushLimit.changes,
  });
