/** What the shapes at the doors are made of. */
import * as v from 'valibot';
import { isDay } from '../domain/day';
import { isRecordId } from '../domain/ids';

export const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
/** A text that says something. */
export const saying = (most: number) => v.pipe(v.string(), v.maxLength(most), v.check((said) => said.trim() !== '', 'empty'));
export const day = v.pipe(v.string(), v.check(isDay, 'not a day that exists'));
export const id = v.pipe(v.string(), v.check(isRecordId, 'not an id'));
export const states = <Name extends string>(table: Readonly<Record<Name, unknown>>) => v.picklist(Object.keys(table) as Name[]);
/** The device's time in ms since 1970. */
export const moment = v.pipe(v.number(), v.integer(), v.minValue(-8_640_000_000_000_000), v.maxValue(8_640_000_000_000_000));
export const wholeNumber = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
/** 64 hex digits, lower case. */
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const mediaType = v.pipe(text(120), v.regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/));
export const list = <Item extends v.GenericSchema>(item: Item, most: number) => v.pipe(v.array(item), v.maxLength(most));

/** Holds the wire to the domain's types: if they part, this stops compiling. */
export type Held<Schema extends v.GenericSchema, Domain> = v.InferOutput<Schema> extends Omit<Domain, 'id'> ? true : { readonly parted: v.InferOutput<Schema> };

/** The same for what an act brings. */
export type HeldArguments<Schema extends v.GenericSchema, Given> = v.InferOutput<Schema> extends Given ? true : { readonly parted: v.InferOutput<Schema> };
