import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { changeOf, commandOf, editOf } from '../../test/builders/change';
import { mutateRequest } from '../../test/builders/mutate';
import { everyKindOfChange, fullRequest, requestOf } from '../../test/builders/sync-request';
import { chanceOf } from '../../test/walks/chance';
import type { Change } from '../domain/change';
import { changeKinds } from '../domain/decide';
import { pushLimit, seenHeadsLimit } from './sync-messages';
import { readChange, syncRequestSchema } from './sync-schemas';

const wire = (value: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
const read = (change: unknown) => readChange(wire(change));
const secret = 'palabras que nadie más debe leer';

describe('a change that a device writes', () => {
  test('of every kind there is', () => expect([...new Set(everyKindOfChange().map(({ kind }) => kind))].sort()).toEqual([...changeKinds].sort()));

  test.each(everyKindOfChange().map((change) => [change.kind, change] as const))('%s reads as itself', (_, change) => expect(read(change)).toEqual({ read: true, change }));

  test('and a whole request reads as itself', () => {
    const request = fullRequest();
    expect(v.parse(syncRequestSchema, wire(request))).toEqual(request);
  });
});

describe('what may be newer than this version is unsupported, and is parked whole', () => {
  test.each([
    ['a format', { ...changeOf(), format: 2 }, 'format'],
    ['no format', { ...changeOf(), format: undefined }, 'format'],
    ['a kind', changeOf({ kind: 'ballot.cast' }), 'kind'],
    ['a kind named like a thing every object has', changeOf({ kind: 'constructor' }), 'kind'],
  ])('%s', (_, change, why) => expect(read(change)).toEqual({ read: false, problem: 'unsupported', why }));

  test('a record: it reads, and is told apart when it is decided', () => expect(read(editOf({ entity: 'ballot', id: 'x', act: 'create', set: { anything: [1, { deep: true }] } }))).toMatchObject({ read: true }));
});

describe('what has not the shape is invalid, with the place and never the words', () => {
  const submit = (more: object, line: object = {}) =>
    commandOf('check-in.submit', { commitment: 'c-11', from: '2026-03-01', lines: [{ milestone: 'm', reported: 'substantial', progress: secret, ...line }], seen: {}, ...more });
  const patch = (entity: string, set: object) => editOf({ entity, id: 'x', act: 'patch', set: set as never });
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['a key nobody named', { ...changeOf(), extra: secret }, 'extra'],
    ['an id', { ...changeOf(), id: secret }, 'id'],
    ['a kind that is no text', { ...changeOf(), kind: 7 }, 'kind'],
    ['a time', { ...changeOf(), at: secret }, 'at'],
    ['a device', { ...changeOf(), device: secret }, 'device'],
    ['operations that are no list', { ...changeOf(), operations: { secret } }, 'operations'],
    ['an operation’s act', editOf({ entity: 'milestone', id: 'x', act: secret as never }), 'operations.0.act'],
    ['an operation’s id', editOf({ entity: 'milestone', id: secret, act: 'delete' }), 'operations.0.id'],
    ['an audience', editOf({ entity: 'milestone', id: 'x', act: 'audience', audience: secret }), 'operations.0.audience'],
    ['what was seen', editOf({ entity: 'milestone', id: 'x', act: 'patch', seen: { dates: secret } }), 'operations.0.seen.dates'],
    ['a list in the place of what was seen', editOf({ entity: 'milestone', id: 'x', act: 'patch', set: { weight: 1 }, seen: [] as never }), 'operations.0.seen'],
    ['a list in the place of fields', editOf({ entity: 'milestone', id: 'x', act: 'patch', set: [] as never }), 'operations.0.set'],
    ['a field that the record has not', patch('milestone', { secret }), 'milestone.secret'],
    ['a field named like the prototype of things', patch('organization', JSON.parse('{"active":true,"__proto__":{"es":"x"}}') as object), 'key'],
    ['what was seen of a constructor', editOf({ entity: 'milestone', id: 'x', act: 'patch', seen: { constructor: null } as never }), 'key'],
    ['a field’s value', patch('milestone', { weight: secret }), 'milestone.weight'],
    ['a day that does not exist', patch('milestone', { due: '2026-02-30' }), 'milestone.due'],
    ['clearing what must be there', patch('milestone', { text: null }), 'milestone.text'],
    ['a language nobody named', patch('milestone', { text: { es: 'a', pt: secret } }), 'milestone.text'],
    ['a record without what must be there', editOf({ entity: 'organization', id: 'x', act: 'create', set: { sector: 'government', active: true } }), 'organization.name'],
    ['a record with null', editOf({ entity: 'organization', id: 'x', act: 'create', set: { name: { es: 'x' }, sector: 'government', active: true, acronym: null } }), 'organization.acronym'],
    ['a link that is no web address', patch('checkInLine', { evidence: { shows: 'x', link: 'javascript:alert(1)' } }), 'checkInLine.evidence'],
    ['an e-mail', patch('contact', { email: secret }), 'contact.email'],
    ['arguments of an edit, which has none', changeOf({ arguments: { secret } }), 'arguments'],
    ['no arguments', changeOf({ kind: 'check-in.accept' }), 'arguments.'],
    ['an argument nobody named', submit({ secret }), 'arguments.secret'],
    ['no lines', submit({ lines: [] }), 'arguments.lines'],
    ['a level', submit({}, { reported: secret }), 'arguments.lines.0.reported'],
    ['a withdrawal by check-in', submit({}, { reported: 'withdrawn' }), 'arguments.lines.0.reported'],
    ['a verdict in a line', submit({}, { verified: 'complete' }), 'arguments.lines.0.verified'],
    ['a text of more than four thousand letters', submit({}, { progress: 'a'.repeat(4001) }), 'arguments.lines.0.progress'],
    ['a period', submit({ from: '2026-13-01' }), 'arguments.from'],
  ];
  test.each(cases)('%s', (_, change, why) => {
    const result = read(change);
    expect(result).toMatchObject({ read: false, problem: 'invalid' });
    if (result.read) return;
    expect(result.why.startsWith(why), `${result.why} should name ${why}`).toBe(true);
    expect(JSON.stringify(result)).not.toContain('palabras');
  });

  test('a preview that a command carries is read, and its arguments decide', () => {
    const change = { ...everyKindOfChange()[1], operations: [{ entity: 'checkIn', id: 'x', act: 'patch', set: { state: 'published' } }] } as Change;
    expect(read(change)).toMatchObject({ read: true });
  });
});

describe('the request around its changes', () => {
  const refused = (body: unknown): string | undefined => {
    const result = v.safeParse(syncRequestSchema, wire(body));
    return result.success ? undefined : (v.getDotPath(result.issues[0]) ?? 'shape');
  };
  test.each<[string, object, string]>([
    ['a key nobody named', { ...requestOf(), extra: 1 }, 'extra'],
    ['too many changes', requestOf({ push: Array.from({ length: pushLimit.changes + 1 }, () => changeOf()) }), 'push'],
    ['a change without an id', { ...requestOf(), push: [{ kind: 'edit' }] }, 'push.0.id'],
    ['too many heads', requestOf({ seenHeads: Array.from({ length: seenHeadsLimit + 1 }, (_, seq) => [seq, 'c'] as const) }), 'seenHeads'],
    ['an audience that is none', requestOf({ cursor: { ...requestOf().cursor, audiences: ['everybody'] } }), 'cursor.audiences.0'],
    ['a negative place', requestOf({ cursor: { ...requestOf().cursor, seq: -1 } }), 'cursor.seq'],
    ['a place that is no number', { ...requestOf(), cursor: { ...requestOf().cursor, seq: '1' } }, 'cursor.seq'],
    ['a page without rows', requestOf({ pageRows: 0 }), 'pageRows'],
    ['a list', [], 'protocol'],
  ])('%s', (_, body, place) => expect(refused(body)).toBe(place));

  test('one broken change does not cost the others their turn: it is read alone', () => {
    const body = { ...requestOf(), push: [changeOf(), { id: changeOf().id, rubbish: true }, changeOf()] };
    const parsed = v.parse(syncRequestSchema, wire(body));
    expect(parsed.push.map((raw) => readChange(raw).read)).toEqual([true, false, true]);
  });

  test('a change so deep that it could not be written down again is refused at the door', () => {
    const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    const deep = (depth: number) => v.safeParse(syncRequestSchema, { ...requestOf(), push: [{ ...changeOf(), arguments: nested(depth) }] }).success;
    expect(deep(20)).toBe(true);
    expect(deep(100)).toBe(false);
    expect(deep(200_000)).toBe(false);
  });

  test('keys that every object has name nothing and change nothing', () => {
    const dangerous = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as object;
    const push = [...everyKindOfChange().map((change) => Object.assign(wire(change), { arguments: dangerous })), { ...editOf(), operations: [{ entity: 'milestone', id: 'x', act: 'patch', set: dangerous, seen: dangerous }] }];
    const parsed = v.safeParse(syncRequestSchema, wire({ ...requestOf(), push }));
    if (parsed.success) for (const raw of parsed.output.push) readChange(raw);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const results = parsed.success ? parsed.output.push.map((raw) => readChange(raw)) : [];
    for (const result of results) if (result.read) expect(JSON.stringify(result.change)).not.toContain('polluted');
  });
});

test('ten thousand requests that are almost right are read or refused, and none throws', () => {
  const chance = chanceOf(20_261_118);
  const base = fullRequest();
  const ends = { refused: 0, read: 0, unread: 0 };
  for (let count = 0; count < 10_000; count += 1) {
    const parsed = v.safeParse(syncRequestSchema, mutateRequest(chance, base));
    if (!parsed.success) ends.refused += 1;
    else for (const raw of parsed.output.push) ends[readChange(raw).read ? 'read' : 'unread'] += 1;
  }
  // A mutator that broke nothing, or everything, would prove nothing.
  expect(Math.min(ends.refused, ends.read, ends.unread)).toBeGreaterThan(100);
});
