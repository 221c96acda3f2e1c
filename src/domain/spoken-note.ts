/**
 * A reason said aloud (motivo hablado): the voice of whoever judged, named by its hash in the review, so that no other sound can take
 * its place. What it says may be written out afterwards, once, by the monitoring body. What acts do to rows: decide-write-out.ts.
 */
import type { Day } from './day';
import type { BlobReference } from './evidence';
import type { UserId } from './ids';
import type { MediaType } from './media-type';

export interface SpokenNote extends Omit<BlobReference, 'name'> {
  readonly durationMs: number;
}

/** What was said, in writing: added beside the sound, which stays what it is. */
export interface WrittenOut {
  readonly text: string;
  readonly on: Day;
  readonly by: UserId;
}

/** Some minutes: a reason, and no lecture. Bytes as a phone without our bit rate would make of them. */
export const spokenLimits = { ms: 5 * 60_000, bytes: 12 * 1024 * 1024 } as const;

/** What recorders make, and every player plays. */
const spokenTypes: readonly string[] = ['audio/webm', 'audio/mp4', 'audio/ogg', 'audio/mpeg'] satisfies readonly MediaType[];

export type SpokenRefusal = 'voice-not-a-sound' | 'voice-too-long';

/** Why it cannot stand with a review, or undefined. A piece of a second on top is the recorder's, not the person's. */
export const refusalOfSpoken = ({ type, bytes, durationMs }: SpokenNote): SpokenRefusal | undefined => {
  if (!spokenTypes.includes(type)) return 'voice-not-a-sound';
  return bytes > spokenLimits.bytes || durationMs > spokenLimits.ms + 5000 ? 'voice-too-long' : undefined;
};

/** It was said and nobody has written it out: closed to who cannot hear, and to everybody outside. */
export const waitsToBeWrittenOut = ({ voice, writtenOut }: { readonly voice?: SpokenNote; readonly writtenOut?: WrittenOut }): boolean => voice !== undefined && writtenOut === undefined;
