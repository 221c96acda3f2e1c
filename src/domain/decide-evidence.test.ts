import { describe, expect, test } from 'vitest';
import { commandOf, decideOn, editOf, rowsAfter, type Ground } from '../../test/builders/change';
import { addPhoto, hashOf, photoDetails, receiptOf } from '../../test/builders/evidence';
import { rowsAfterStep, seenAll } from '../../test/builders/meeting';
import { planRows } from '../../test/builders/plan';
import type { Change, RowImage, RowOperation } from './change';
import { receivedOperations, scannedOperations } from './decide-evidence-publication';
import { recordOf, type Records } from './rows';
import { applyOperation } from './apply-operation';

const rows = planRows();
const endOf = (change: Change, ground: Partial<Ground> = {}): string => {
  const { outcome } = decideOn(change, { rows, by: 'lucia', ...ground });
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why ?? ''}` : outcome.end;
};
const step = (at: readonly RowImage[], change: Change, ground: Partial<Ground> = {}): readonly RowImage[] => {
  expect(endOf(change, { ...ground, rows: at })).toBe('applied');
  return rowsAfter(change, { by: 'lucia', ...ground, rows: at });
};
const rowNamed = (at: readonly RowImage[], id: string) => at.find((row) => row.id === id);
const recordNamed = <Name extends keyof Records>(at: readonly RowImage[], entity: Name, id: string): Records[Name] => recordOf(entity, rowNamed(at, id)) as Records[Name];
const evidenceIn = (at: readonly RowImage[], id = 'e-1') => recordNamed(at, 'evidence', id);
/** What the server writes by itself. */
const written = (at: readonly RowImage[], operations: readonly RowOperation[]): readonly RowImage[] =>
  at.map((row) => operations.filter(({ entity, id }) => entity === row.entity && id === row.id).reduce((now, operation) => ({ ...now, ...applyOperation(now, operation, 'server'.padEnd(22, '-')) }), row));
const received = (at: readonly RowImage[], id = 'e-1') => written(at, receivedOperations(evidenceIn(at, id), receiptOf()));

const added = rowsAfter(addPhoto(), { rows, by: 'lucia' });
const publish = (at: readonly RowImage[], id = 'e-1'): Change => commandOf('evidence.publish', { evidence: id, seen: seenAll(at, id) });
const withdraw = (reason = 'Se ve a un menor de edad.', evidence = 'e-1'): Change => commandOf('evidence.withdraw', { evidence, reason });
const describing = (at: readonly RowImage[], set: object, evidence = 'e-1'): Change => commandOf('evidence.describe', { evidence, set, seen: seenAll(at, evidence) });

describe('evidence is added', () => {
  test('by an area for a commitment that it is a party of, by coordination on its behalf, and by nobody else', () => {
    expect(rowNamed(added, 'e-1')).toMatchObject({ audience: 'area:judicial', fields: { state: 'captured', author: 'lucia', addedOn: '2026-11-18' } });
    expect(evidenceIn(added).onBehalf).toBeUndefined();
    expect(evidenceIn(rowsAfter(addPhoto(), { rows, by: 'martin' })).onBehalf).toBe(true);
    for (const by of ['bruno', 'tomas', 'vera', 'nobody']) expect(endOf(addPhoto(), { by })).toBe('forbidden: evidence.add');
    expect(endOf(addPhoto('e-2', { commitment: 'c-d2', organization: 'osc', milestones: ['c-d2-m1'] }), { by: 'tomas' })).toBe('applied');
  });

  test('with bytes, a link or words, as its kind asks for', () => {
    const { original: _, ...bare } = photoDetails();
    const add = (details: object) => endOf(commandOf('evidence.add', { evidence: 'e-2', details: { ...bare, ...details } }));
    expect(add({})).toBe('invalid: original-missing');
    expect(add({ kind: 'link' })).toBe('invalid: link-missing');
    expect(add({ kind: 'observation', text: '  ' })).toBe('invalid: text-missing');
    expect(add({ kind: 'dataset' })).toBe('invalid: nothing-shown');
    expect(add({ kind: 'link', link: { url: 'javascript:alert(1)', title: '', seenOn: '2026-11-12' } })).toBe('invalid: link-not-understood');
    expect(add({ kind: 'dataset', link: { url: 'https://example.org/datos', title: 'Datos', seenOn: '2026-11-12' } })).toBe('applied');
    expect(endOf(addPhoto('e-2', { preview: { sha256: hashOf('p'), bytes: 41_000, type: 'image/webp' } }))).toBe('invalid: preview-too-large');
    expect(endOf(addPhoto('e-2', { sensitivity: 'embargoed' }))).toBe('invalid: embargo-without-day');
  });

  test('and what has no bytes is here as soon as the server has it', () => {
    const { original: _, ...bare } = photoDetails();
    const link = commandOf('evidence.add', { evidence: 'e-2', details: { ...bare, kind: 'link', link: { url: 'https://example.org', title: 'Sitio', seenOn: '2026-11-12' } } });
    expect(evidenceIn(rowsAfter(link, { rows, by: 'lucia' }), 'e-2').state).toBe('received');
  });

  test('of milestones, meetings, agreements and check-ins of its commitment, and of no other', () => {
    const met = rowsAfterStep('agree', rows);
    expect(endOf(addPhoto('e-2', { meeting: 'r-1', agreement: 'a-1', checkIn: 'c-11~2026-09-01' }), { rows: met })).toBe('applied');
    expect(endOf(addPhoto('e-2', { milestones: ['c-8-m1'] }))).toBe('invalid: milestone-of-another-commitment');
    expect(endOf(addPhoto('e-2', { milestones: ['c-11-m3', 'c-11-m3'] }))).toBe('invalid: milestones-twice');
    expect(endOf(addPhoto('e-2', { checkIn: 'c-8~2026-09-01' }))).toBe('invalid: check-in-of-another-commitment');
    const elsewhere = addPhoto('e-2', { commitment: 'c-8', organization: 'ambiente', milestones: [], meeting: 'r-1' });
    expect(endOf(elsewhere, { rows: met, by: 'bruno' })).toBe('invalid: meeting-of-another-commitment');
    expect(endOf(addPhoto('e-2', { meeting: 'never-was' }), { rows: met })).toBe('invalid: meeting-of-another-commitment');
  });

  test('with the name of its file in one spelling, whatever made it', () => {
    const decomposed = 'reunio\u0301n.jpg';
    const at = rowsAfter(addPhoto('e-2', { original: { ...receiptOf(), type: 'image/jpeg', name: decomposed } as never }), { rows, by: 'lucia' });
    expect(evidenceIn(at, 'e-2').original?.name).toBe('reunión.jpg');
  });
});

describe('its bytes count only when their hash is right (invariant 16)', () => {
  test('then it is received, with what was made of it', () => {
    const at = received(added);
    expect(evidenceIn(at)).toMatchObject({ state: 'received', receivedAt: receiptOf().receivedAt, scan: 'clean' });
    expect(evidenceIn(at).derivatives).toHaveLength(2);
  });

  test('any other bytes, and fewer of them, change nothing', () => {
    expect(receivedOperations(evidenceIn(added), { ...receiptOf(), sha256: hashOf('others') })).toEqual([]);
    expect(receivedOperations(evidenceIn(added), { ...receiptOf(), bytes: 5 })).toEqual([]);
  });

  test('what comes a second time keeps the hour at which it was received', () => {
    const once = received(added);
    const twice = written(once, receivedOperations(evidenceIn(once), { ...receiptOf(), receivedAt: receiptOf().receivedAt + 60_000 }));
    expect(evidenceIn(twice)).toEqual(evidenceIn(once));
  });

  test('those of what was withdrawn meanwhile are received, and it stays withdrawn', () => {
    const at = received(step(added, withdraw()));
    expect(evidenceIn(at)).toMatchObject({ state: 'withdrawn', receivedAt: receiptOf().receivedAt });
  });

  test('no edit by hand reaches it, whoever writes', () => {
    for (const entity of ['evidence', 'evidenceRequest', 'publishedEvidence', 'publishedRequest'])
      for (const by of ['lucia', 'martin', 'vera']) expect(endOf(editOf({ entity, id: 'e-1', act: 'patch', set: { state: 'received' }, seen: {} }), { rows: added, by })).toBe('forbidden: by its own acts only');
  });
});

describe('what it shows is said', () => {
  test('while it is not published, by its area or coordination; two who said it differently both keep their words', () => {
    const at = step(added, describing(added, { shows: 'Otra cosa.', milestones: ['c-11-m4'] }));
    expect(evidenceIn(at)).toMatchObject({ shows: 'Otra cosa.', milestones: ['c-11-m4'] });
    expect(endOf(describing(added, { shows: 'Tercera.' }), { rows: at, by: 'martin' })).toBe('held');
    expect(endOf(describing(at, { milestones: ['c-8-m1'] }), { rows: at })).toBe('invalid: milestone-of-another-commitment');
    expect(endOf(describing(at, {}), { rows: at })).toBe('invalid: nothing-said');
    expect(endOf(describing(at, { shows: 'De otra área.' }), { rows: at, by: 'bruno' })).toBe('missing: evidence');
    expect(endOf(describing(at, { sensitivity: 'embargoed' }), { rows: at })).toBe('invalid: embargo-without-day');
  });

  test('what arrives meanwhile holds nobody up', () => expect(endOf(describing(added, { shows: 'Otra cosa.' }), { rows: received(added) })).toBe('applied'));

  test('and what turns out to be restricted goes back to those who held it at first', () => {
    const opened = added.map((row) => (row.id === 'e-1' ? { ...row, audience: 'members' } : row));
    expect(rowNamed(step(opened, describing(opened, { sensitivity: 'restricted' })), 'e-1')?.audience).toBe('area:judicial');
    expect(endOf(describing(opened, { shows: 'x' }), { rows: opened, by: 'tomas' })).toBe('forbidden: evidence.write');
  });
});

describe('evidence is replaced', () => {
  const replace = (partial: object = {}): Change => commandOf('evidence.replace', { evidence: 'e-2', details: photoDetails({ title: 'Mejor foto', ...partial }), former: 'e-1' });

  test('by a new one, and the former stays and names it', () => {
    const at = step(added, replace());
    expect(evidenceIn(at)).toMatchObject({ state: 'superseded', supersededBy: 'e-2', title: photoDetails().title });
    expect(evidenceIn(at, 'e-2')).toMatchObject({ supersedes: 'e-1', state: 'captured' });
    expect(endOf(replace(), { rows: at })).toBe('closed: superseded');
  });

  test('of the same area and commitment', () => expect(endOf(replace({ organization: 'poder-ciudadano' }), { rows: added, by: 'martin' })).toBe('invalid: evidence-of-another'));

  test('and the public sees the new one in its place once that is published too', () => {
    const shown = step(received(added), publish(received(added)), { by: 'martin' });
    const replaced = step(shown, replace());
    expect(recordNamed(replaced, 'publishedEvidence', 'e-1~public').supersededBy).toBeUndefined();
    const both = received(replaced, 'e-2');
    const at = step(both, publish(both, 'e-2'), { by: 'martin' });
    expect(recordNamed(at, 'publishedEvidence', 'e-1~public').supersededBy).toBe('e-2');
    expect(recordNamed(at, 'publishedEvidence', 'e-1~public').shows).toBe(photoDetails().shows);
  });
});

describe('evidence is published', () => {
  const at = received(added);

  test('by coordination alone, as a copy of what everybody may know', () => {
    for (const by of ['lucia', 'vera']) expect(endOf(publish(at), { rows: at, by })).toBe('forbidden: evidence.publish');
    const shown = step(at, publish(at), { by: 'martin' });
    expect(rowNamed(shown, 'e-1')).toMatchObject({ audience: 'members', fields: { publishedOn: '2026-11-18' } });
    expect(rowNamed(shown, 'e-1~public')).toMatchObject({ audience: 'public', fields: { evidence: 'e-1', shows: photoDetails().shows, original: { sha256: hashOf('photo'), bytes: 1_234_567, type: 'image/jpeg' } } });
    expect(recordNamed(shown, 'publishedEvidence', 'e-1~public').derivatives.map(({ part }) => part)).toEqual(['picture']);
    expect(endOf(publish(shown), { rows: shown, by: 'martin' })).toBe('closed: published');
    expect(endOf(describing(shown, { shows: 'Otra.' }), { rows: shown })).toBe('closed: published');
  });

  test('as it was when its author looked: words that changed meanwhile hold it', () => {
    const moved = step(at, describing(at, { shows: 'Otra cosa.' }));
    expect(endOf(publish(at), { rows: moved, by: 'martin' })).toBe('held');
    expect(endOf(publish(added), { rows: at, by: 'martin' })).toBe('applied');
  });

  test.each<[string, object, string]>([
    ['restricted', { sensitivity: 'restricted' }, 'not-public'],
    ['with personal data', { sensitivity: 'personalData' }, 'not-public'],
    ['embargoed until another day', { sensitivity: 'embargoed', embargoedUntil: '2026-11-19' }, 'embargoed'],
    ['of minors, with no blurred picture', { people: 'minors' }, 'minors'],
    ['that says nothing', { shows: ' ' }, 'says-nothing'],
    ['with a blurred picture that has not come', { publicPicture: { sha256: hashOf('blurred'), bytes: 5, type: 'image/jpeg' } }, 'public-picture-missing'],
  ])('never where it is %s', (_, set, why) => {
    const said = step(at, describing(at, set));
    expect(endOf(publish(said), { rows: said, by: 'martin' })).toBe(`invalid: ${why}`);
  });

  test('from the day on which its embargo ends', () => {
    const said = step(at, describing(at, { sensitivity: 'embargoed', embargoedUntil: '2026-11-18' }));
    expect(endOf(publish(said), { rows: said, by: 'martin' })).toBe('applied');
  });

  test('never before its bytes came and were looked at, unless the operator chose to look at none', () => {
    expect(endOf(publish(added), { rows: added, by: 'martin' })).toBe('invalid: not-received');
    const scanned = (scan: 'pending' | 'infected' | 'notScanned') => written(at, scannedOperations(evidenceIn(at), { scan }));
    expect(endOf(publish(at), { rows: scanned('pending'), by: 'martin' })).toBe('invalid: not-scanned');
    expect(endOf(publish(at), { rows: scanned('infected'), by: 'martin' })).toBe('invalid: infected');
    expect(endOf(publish(at), { rows: scanned('notScanned'), by: 'martin' })).toBe('applied');
  });

  test('never while its commitment is not public', () => {
    const inside = at.map((row) => (row.id === 'c-11' ? { ...row, audience: 'members' } : row));
    expect(endOf(publish(inside), { rows: inside, by: 'martin' })).toBe('invalid: commitment-not-public');
  });

  test('with the blurred picture and nothing of the sharp one', () => {
    const blurred = step(at, describing(at, { people: 'minors', publicPicture: { sha256: hashOf('blurred'), bytes: 5, type: 'image/jpeg' } }));
    const derived = written(blurred, scannedOperations(evidenceIn(blurred), { derivatives: [...receiptOf().derivatives, { part: 'public', sha256: hashOf('safe'), bytes: 4, type: 'image/webp' }] }));
    const shown = step(derived, publish(derived), { by: 'martin' });
    expect(recordNamed(shown, 'publishedEvidence', 'e-1~public').derivatives.map(({ part }) => part)).toEqual(['public']);
    expect(JSON.stringify(rowNamed(shown, 'e-1~public'))).not.toContain(hashOf('picture'));
  });

  test('and nothing of it is shown on once a scanner finds it harmful', () => {
    const shown = step(at, publish(at), { by: 'martin' });
    const found = written(shown, scannedOperations(evidenceIn(shown), { scan: 'infected' }));
    expect(recordNamed(found, 'publishedEvidence', 'e-1~public').derivatives).toEqual([]);
  });
});

describe('evidence is withdrawn', () => {
  test('for a reason of ten letters, once, and stays as a tombstone', () => {
    expect(endOf(withdraw('no'), { rows: added })).toBe('invalid: reason-too-short');
    const at = step(added, withdraw());
    expect(evidenceIn(at)).toMatchObject({ state: 'withdrawn', reason: 'Se ve a un menor de edad.', withdrawnOn: '2026-11-18' });
    expect(endOf(withdraw(), { rows: at })).toBe('closed: withdrawn');
    expect(endOf(describing(at, { shows: 'x' }), { rows: at })).toBe('closed: withdrawn');
  });

  test('once it is public by coordination: code, hash and reason stay, what it said and showed is gone', () => {
    const whole = received(added);
    const shown = step(whole, publish(whole), { by: 'martin' });
    expect(endOf(withdraw(), { rows: shown })).toBe('forbidden: evidence.publish');
    const { code } = recordNamed(shown, 'publishedEvidence', 'e-1~public');
    const tombstone = recordNamed(step(shown, withdraw(), { by: 'martin' }), 'publishedEvidence', 'e-1~public');
    expect(tombstone).toMatchObject({ code, withdrawnOn: '2026-11-18', reason: 'Se ve a un menor de edad.', derivatives: [], original: { sha256: hashOf('photo') } });
    expect(tombstone).not.toHaveProperty('shows');
    expect(tombstone).not.toHaveProperty('title');
  });
});

describe('a line of a check-in points to evidence', () => {
  const submit = (line: object): Change => commandOf('check-in.submit', { commitment: 'c-11', from: '2026-09-01', lines: [{ milestone: 'c-11-m3', reported: 'complete', progress: 'La mesa se reunió.', ...line }], seen: {} });
  const move = (at: readonly RowImage[], kind: string): Change => commandOf(`check-in.${kind}`, { checkIn: 'c-11~2026-09-01', seen: seenAll(at, 'c-11~2026-09-01', 'c-11~2026-09-01~c-11-m3') });

  test('and complete needs one that says what it shows, or words (invariant 5)', () => {
    expect(endOf(submit({}), { rows: added })).toBe('invalid: complete-needs-evidence');
    expect(endOf(submit({ shownBy: ['e-1'] }), { rows: added })).toBe('applied');
    expect(endOf(submit({ evidence: { shows: 'Las tres actas.' } }), { rows: added })).toBe('applied');
    const silent = rowsAfter(describing(added, { shows: '' }), { rows: added, by: 'lucia' });
    expect(endOf(submit({ shownBy: ['e-1'] }), { rows: silent })).toBe('invalid: complete-needs-evidence');
    expect(endOf(submit({ shownBy: ['e-1'], evidence: { shows: 'Las tres actas.' } }), { rows: silent })).toBe('applied');
  });

  test('of its own area and commitment that stands', () => {
    const other = rowsAfter(addPhoto('e-8', { commitment: 'c-8', organization: 'ambiente', milestones: [] }), { rows: added, by: 'bruno' });
    expect(endOf(submit({ shownBy: ['e-8'] }), { rows: other })).toBe('missing: evidence');
    expect(endOf(submit({ shownBy: ['never-was'] }), { rows: other })).toBe('missing: evidence');
    expect(endOf(submit({ shownBy: ['e-1'] }), { rows: step(added, withdraw()) })).toBe('closed: withdrawn');
  });

  test('and a correction is held to the same', () => {
    const at = step(added, submit({ shownBy: ['e-1'] }));
    const line = 'c-11~2026-09-01~c-11-m3';
    const correct = (set: object) => editOf({ entity: 'checkInLine', id: line, act: 'patch', set: set as never, seen: seenAll(at, line)[line] ?? {} });
    expect(endOf(correct({ shownBy: null }), { rows: at })).toBe('invalid: complete-needs-evidence');
    expect(endOf(correct({ shownBy: ['never-was'] }), { rows: at })).toBe('missing: evidence');
    expect(endOf(correct({ shownBy: null, reported: 'substantial' }), { rows: at })).toBe('applied');
    expect(endOf(correct({ nextSteps: 'Publicar.' }), { rows: at })).toBe('applied');
  });

  test('members read it once the check-in is accepted, everybody a copy once it is published; what is restricted stays with the area', () => {
    const two = step(received(added), addPhoto('e-2', { sensitivity: 'restricted' }));
    const submitted = step(two, submit({ shownBy: ['e-1', 'e-2'] }));
    const accepted = step(submitted, move(submitted, 'accept'), { by: 'martin' });
    expect([rowNamed(accepted, 'e-1')?.audience, rowNamed(accepted, 'e-2')?.audience]).toEqual(['members', 'area:judicial']);
    const published = step(accepted, move(accepted, 'publish'), { by: 'martin' });
    expect(rowNamed(published, 'e-1~public')?.audience).toBe('public');
    expect(rowNamed(published, 'e-2~public')).toBeUndefined();
    expect(rowNamed(published, 'e-2')?.audience).toBe('area:judicial');
    expect(rowNamed(published, 'c-11~2026-09-01')?.audience).toBe('public');
  });

  test('and is not accepted once all that showed it was taken back, unless words say what shows it', () => {
    const two = step(added, addPhoto('e-2'));
    const [one, both, said] = [{ shownBy: ['e-1'] }, { shownBy: ['e-1', 'e-2'] }, { shownBy: ['e-1'], evidence: { shows: 'Las tres actas.' } }].map((line) => step(step(two, submit(line)), withdraw()));
    if (!one || !both || !said) throw new Error('nothing was submitted');
    expect(endOf(move(one, 'accept'), { rows: one, by: 'martin' })).toBe('invalid: evidence-withdrawn');
    expect(endOf(move(both, 'accept'), { rows: both, by: 'martin' })).toBe('applied');
    expect(endOf(move(said, 'accept'), { rows: said, by: 'martin' })).toBe('applied');
    expect(endOf(commandOf('check-in.return', { checkIn: 'c-11~2026-09-01', reason: 'Se retiró la evidencia del hito 3.', seen: seenAll(one, 'c-11~2026-09-01') }), { rows: one, by: 'martin' })).toBe('applied');
  });

  test('what has not come when the check-in is published may follow by its own act', () => {
    const submitted = step(added, submit({ shownBy: ['e-1'] }));
    const accepted = step(submitted, move(submitted, 'accept'), { by: 'martin' });
    const published = step(accepted, move(accepted, 'publish'), { by: 'martin' });
    expect(rowNamed(published, 'e-1~public')).toBeUndefined();
    const late = received(published);
    expect(endOf(publish(late), { rows: late, by: 'martin' })).toBe('applied');
  });
});
