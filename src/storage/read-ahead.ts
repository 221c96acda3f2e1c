/**
 * What was read before the first page is drawn, so that it is drawn once and whole. It stands in until the live reading
 * answers, some milliseconds later, and is forgotten with the first drawing: no page that opens later finds it.
 */
import type { Device } from './device';

export type Read<Of extends readonly string[], Value> = (device: Device, ...of: Of) => Promise<Value>;

/** By device, the read and what it was asked. */
const ahead = new WeakMap<Device, Map<unknown, Map<string, unknown>>>();

const keyOf = (of: readonly string[]): string => of.join('\n');

/** Never rejects: a page whose reading failed reads again, and that failure is shown. */
export const readAhead = async <Of extends readonly string[], Value>(device: Device, read: Read<Of, Value>, ...of: Of): Promise<void> => {
  const reads = ahead.get(device) ?? new Map<unknown, Map<string, unknown>>();
  ahead.set(device, reads);
  try {
    const value = await read(device, ...of);
    reads.set(read, new Map([[keyOf(of), value]]));
  } catch {
    reads.delete(read);
  }
};

/** Undefined where it was not read ahead, or is forgotten. */
export const wasReadAhead = <Of extends readonly string[], Value>(device: Device, read: Read<Of, Value>, ...of: Of): Value | undefined =>
  ahead.get(device)?.get(read)?.get(keyOf(of)) as Value | undefined;

export const forgetReadAhead = (device: Device): void => void ahead.delete(device);
