/** Everything a change says, as plain text: to read, to copy, to keep outside. */
import { lineToDraft, type StatedLine } from '../../domain/check-in';
import type { Change } from '../../domain/change';
import type { CheckInArguments, SubmitArguments } from '../../domain/decide-check-in';
import type { Language } from '../../language/language';
import { linesText } from '../../language/line-words';
import { wordsIn } from '../../language/words-in';
import type { KnownRecords } from './item-names';
import { evidenceSubjectOf, evidenceWords } from './evidence-subjects';
import { meetingSubjectOf } from './meeting-subjects';
import { meetingWords } from './meeting-written-words';
import { reviewSubjectOf, reviewWords } from './review-subjects';
import { lineNamed } from './subjects';
import { groupText } from './two-texts';

export const writtenWords = (language: Language, change: Pick<Change, 'kind' | 'operations' | 'arguments'>, known: KnownRecords): string => {
  if (change.kind === 'check-in.submit') return linesText(language, (change.arguments as unknown as SubmitArguments).lines.map((line: StatedLine) => lineToDraft(line)), known.milestones);
  if (evidenceSubjectOf(change)) return evidenceWords(change);
  if (reviewSubjectOf(change)) return reviewWords(change);
  if (meetingSubjectOf(change)) return meetingWords(language, change);
  if (change.kind !== 'edit') return (change.arguments as unknown as CheckInArguments).reason ?? '';
  return change.operations
    .map(({ entity, id, set = {} }) => {
      const milestone = entity === 'checkInLine' ? known.milestones.find((one) => one.id === lineNamed(id)?.milestone) : undefined;
      return [milestone ? `${milestone.order}. ${wordsIn(milestone.text, language.locale)}` : '', groupText(language, set)].filter((text) => text !== '').join('\n');
    })
    .join('\n\n');
};
