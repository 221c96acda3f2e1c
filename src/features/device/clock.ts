/** How far this device's clock is from the server's. It never decides anything; a person should know. */

/** From this difference on it is told, in ms. */
export const clockToleranceMs = 5 * 60_000;

export type ClockReading = { readonly kind: 'unknown' } | { readonly kind: 'right' } | { readonly kind: 'behind' | 'ahead'; readonly minutes: number };

/** `offsetMs`: the server's clock minus this one's. */
export const readClock = (offsetMs: number | null): ClockReading => {
  if (offsetMs === null) return { kind: 'unknown' };
  if (Math.abs(offsetMs) <= clockToleranceMs) return { kind: 'right' };
  return { kind: offsetMs > 0 ? 'behind' : 'ahead', minutes: Math.round(Math.abs(offsetMs) / 60_000) };
};
