import { createHash } from 'node:crypto';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../domain/json';
import { entityNames } from '../domain/entities';
import { scheduleStates } from '../domain/schedule';
import { recordSchemas } from './record-schemas';
import { protocolVersion, schemaVersion } from './sync-messages';
import { argumentSchemas } from './argument-schemas';
import { changeSchema, syncRequestSchema } from './sync-schemas';

/** Checks of our own have no JSON schema: they narrow the wire and are told by their own tests. */
const schemaOf = (schema: Parameters<typeof toJsonSchema>[0]): Json => toJsonSchema(schema, { errorMode: 'ignore' }) as unknown as Json;

const each = (schemas: Readonly<Record<string, Parameters<typeof toJsonSchema>[0]>>): Json => Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schemaOf(schema)]));

const wire = (): Json => ({ protocolVersion, schemaVersion, request: schemaOf(syncRequestSchema), change: schemaOf(changeSchema), arguments: each(argumentSchemas), records: each(recordSchemas) });

/**
 * The wire is sealed. If this fails you changed what travels between devices and servers of different ages:
 * - a field more in a record: raise `schemaVersion`; every older server must still park what it cannot read;
 * - a limit that grows, which an older server answers with 413 and the device halves: its line of history in sync-messages.ts;
 * - anything else: raise `protocolVersion` and write its line of history in sync-messages.ts;
 * then put the new hash here. If you did not mean to change the wire, undo it.
 */
const seal = 'cffe61c630e0e675cb92f6ead896ef58e6d3ff4b9f0dda25888ca6eaa2d2306a';

test('the wire is as it was sealed with its version', () => {
  expect(createHash('sha256').update(canonicalJson(wire())).digest('hex')).toBe(seal);
});

test('no record has a field for its schedule: that is computed from dates and today', () => {
  const text = JSON.stringify(each(recordSchemas));
  for (const state of scheduleStates) expect(text).not.toContain(`"${state}"`);
  for (const schema of Object.values(recordSchemas)) expect(Object.keys(schema.entries).filter((field) => /schedule|overdue|slot|^late|share|percentDone/i.test(field))).toEqual([]);
});

test('every record that may be written by hand has its shape at the door; check-ins, counted numbers, minutes, evidence and what is said of it are written by acts alone', () => {
  const byActs = ['checkIn', 'meetingCount', 'minutes', 'minutesPart', 'approvedMinutes', 'publishedMinutes', 'evidence', 'evidenceRequest', 'publishedEvidence', 'publishedRequest', 'review', 'civilSocietyView', 'assessment'];
  expect(Object.keys(recordSchemas).sort()).toEqual(entityNames.filter((name) => !byActs.includes(name)).sort());
});
