/** The levels that the marks can draw: OGP's words for what is reported and verified, and the readings of a calendar. */
export type DrawnReported = 'not_started' | 'limited' | 'substantial' | 'complete' | 'withdrawn';

export type DrawnVerified = 'unreviewed' | 'no_evidence' | 'not_started' | 'limited' | 'substantial' | 'complete' | 'disputed';

export type DrawnSchedule = 'no_date' | 'upcoming' | 'on_time' | 'due_soon' | 'overdue' | 'done_on_time' | 'done_late' | 'done';

/** Late asks for red, soon for orange; everything else stays ink. */
export type Tone = 'late' | 'soon';

/** How much of a turn a level fills: the same for the disc and the ring, so that a disagreement is seen. */
export const turnOf = (level: 'not_started' | 'limited' | 'substantial' | 'complete'): number =>
  ({ not_started: 0, limited: 1 / 3, substantial: 2 / 3, complete: 1 })[level];

/** The tone of a calendar's reading. */
export const toneOf = (schedule: DrawnSchedule): Tone | undefined => {
  if (schedule === 'overdue') return 'late';
  return schedule === 'due_soon' ? 'soon' : undefined;
};
