/** The words of a check-in's line: why it cannot be sent yet, and all of it as plain text. Shared by every screen that handles one. */
import { lineTextLimit, type LineDraft, type LineRefusal } from '../domain/check-in';
import type { Milestone } from '../domain/milestone';
import type { Language } from './language';
import { formatNumber } from './numbers';
import { wordsIn } from './words-in';

export const lineRefusalWords = (language: Language, refusal: LineRefusal): string => {
  switch (refusal.kind) {
    case 'reported-missing':
      return language.t('checkIn.refusalReported');
    case 'progress-missing':
      return language.t('checkIn.refusalProgress');
    case 'behind-needs-challenges':
      return language.t('checkIn.refusalChallenges', { level: language.t(`reported.${refusal.reported}`) });
    case 'complete-needs-evidence':
      return language.t('checkIn.refusalEvidence');
    case 'link-not-understood':
      return language.t('checkIn.refusalLink');
    case 'text-too-long':
      return language.t('checkIn.refusalLong', { limit: formatNumber(language, lineTextLimit) });
  }
};

type NamedMilestone = Pick<Milestone, 'id' | 'order' | 'text'>;

/** Lines as plain text, to copy by hand when nothing else works. */
export const linesText = (language: Language, lines: readonly LineDraft[], milestones: readonly NamedMilestone[]): string =>
  lines.map((line) => lineText(language, line, milestones.find((one) => one.id === line.milestone))).join('\n\n');

const lineText = ({ t, locale }: Language, line: LineDraft, milestone: NamedMilestone | undefined): string =>
  [
    milestone ? `${milestone.order}. ${wordsIn(milestone.text, locale)}` : '',
    t(`reported.${line.reported ?? 'unreported'}`),
    line.noProgress ? t('checkIn.noProgress') : '',
    labelled(t('checkIn.progress'), line.progress),
    labelled(t('checkIn.challenges'), line.challenges),
    labelled(t('checkIn.evidenceShows'), line.evidenceShows),
    line.evidenceLink,
    labelled(t('checkIn.nextSteps'), line.nextSteps),
  ]
    .filter((text) => text !== '')
    .join('\n');

const labelled = (label: string, text: string): string => (text === '' ? '' : `${label} ${text}`);
