/** What an author had seen, at the door. */
import * as v from 'valibot';
import { maker } from '../domain/change';
import { isChangeId } from '../domain/ids';
import { id } from './schema-parts';

export const changeIdSchema = v.pipe(v.string(), v.check(isChangeId, 'not a change id'));
export const group = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/));

/** A list would pass for a record without keys, and be kept as another thing than was sent. */
export const recordOf = <Key extends v.GenericSchema<string, string | number | symbol>, Value extends v.GenericSchema>(key: Key, value: Value) =>
  v.pipe(v.unknown(), v.check((input) => !Array.isArray(input), 'a list is no record'), v.record(key, value));

export const seen = recordOf(v.union([group, v.literal(maker)]), v.nullable(changeIdSchema));

const atMost = (rows: number) => v.pipe(recordOf(id, seen), v.check((named) => Object.keys(named).length <= rows, 'too many rows'));

export const seenRows = atMost(500);
/** Of a whole meeting: its agenda, its people, its agreements. */
export const seenMeeting = atMost(4000);
