/** Why a verdict was not written, in words. */
import type { DecisionRefusal } from '../../domain/deciding';
import type { MessageId } from '../../language/language';

const words: Readonly<Record<string, MessageId>> = {
  'reviewer-is-party': 'reviews.refused.party',
  'note-too-short': 'reviews.refused.note',
  'voice-not-a-sound': 'reviews.voiceNotKept',
  'voice-too-long': 'reviews.voiceNotKept',
  'milestone-missing': 'reviews.refused.milestone',
  'another-milestone': 'reviews.refused.milestone',
  'window-too-short': 'reviews.refused.window',
  'nothing-newer': 'reviews.refused.nothingNewer',
  followed: 'reviews.refused.followed',
  forbidden: 'reviews.refused.forbidden',
  missing: 'reviews.refused.missing',
};

export const refusalWords = ({ problem, why }: DecisionRefusal): MessageId => words[why] ?? words[problem] ?? 'reviews.refused.other';
