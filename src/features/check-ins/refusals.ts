/** What a line lacks, and the field where that is put right. */
import { stateLine, type LineDraft, type LineRefusal } from '../../domain/check-in';

export type LineField = 'reported' | 'progress' | 'challenges' | 'nextSteps' | 'evidenceShows' | 'evidenceLink';

const fields = {
  'reported-missing': 'reported',
  'progress-missing': 'progress',
  'behind-needs-challenges': 'challenges',
  'complete-needs-evidence': 'evidenceShows',
  'link-not-understood': 'evidenceLink',
} as const;

export const fieldOfRefusal = (refusal: LineRefusal): LineField => (refusal.kind === 'text-too-long' ? refusal.field : fields[refusal.kind]);

/** The first thing a line lacks; undefined when it could be sent. */
export const refusalOf = (line: LineDraft): LineRefusal | undefined => {
  const stated = stateLine(line);
  return stated.accepted ? undefined : stated.refusal;
};
