/** What the records say for one question, in words that the monitoring body may take over: counted and quoted, never concluded. */
import { assessmentTrail } from '../../domain/assessment-trail';
import type { Commitment } from '../../domain/commitment';
import type { Milestone } from '../../domain/milestone';
import { verifiedProgress } from '../../domain/progress';
import { sectors } from '../../domain/organization';
import { formatDay, formatPeriod } from '../../language/dates';
import type { Language } from '../../language/language';
import { formatPercent } from '../../language/numbers';
import { wordsIn } from '../../language/words-in';
import type { AssessmentReading } from './read-assessments';

type Reading = Pick<AssessmentReading, 'form' | 'facts' | 'organizations'>;
type Tells = (language: Language, reading: Reading) => readonly string[];

/** Undefined where the records say nothing for it. */
export const trailText = (language: Language, question: string, reading: Reading): string | undefined => {
  const lines = tells[reading.form][question]?.(language, reading) ?? [];
  return lines.length === 0 ? undefined : lines.join('\n');
};

const byCommitment = ({ facts }: Reading, said: (commitment: Commitment) => string): readonly string[] => facts.commitments.map(said);

/** Where there are several, each line says of which. */
const named = ({ facts }: Reading, commitment: Commitment, text: string): string => (facts.commitments.length > 1 ? `${commitment.code}. ${text}` : text);

const milestonesOf = ({ facts }: Reading, commitment: Commitment): readonly Milestone[] => facts.milestones.filter((one) => one.commitment === commitment.id);

const measured: Tells = (language, reading) =>
  byCommitment(reading, (commitment) => {
    const progress = verifiedProgress(milestonesOf(reading, commitment));
    const share = progress.measured === 0 ? language.t('verified.unreviewed') : formatPercent(language, progress.share * 100);
    return named(reading, commitment, language.t('assessments.trail.verified', { share, measured: progress.measured, unmeasured: progress.unmeasured, total: progress.total }));
  });

const milestones: Tells = (language, reading) =>
  reading.facts.commitments.flatMap((commitment) =>
    milestonesOf(reading, commitment).map(({ order, text, due, reported, verified = 'unreviewed', completedOn }) =>
      [
        `${order}. ${wordsIn(text, language.locale)}`,
        `${language.t('answer.reported')}: ${language.t(`reported.${reported ?? 'unreported'}`)}`,
        `${language.t('answer.verified')}: ${language.t(`verified.${verified}`)}`,
        ...(due === undefined ? [] : [language.t('assessments.trail.due', { day: formatDay(language, due) })]),
        ...(completedOn === undefined ? [] : [language.t('assessments.trail.done', { day: formatDay(language, completedOn) })]),
      ].join(' · '),
    ),
  );

const counts: Tells = (language, reading) =>
  byCommitment(reading, (commitment) => {
    const { checkIns, evidence, reviews } = assessmentTrail(commitment, reading.facts);
    return named(reading, commitment, language.t('assessments.trail.counts', { checkIns, evidence, reviews }));
  });

const attendance: Tells = (language, reading) =>
  byCommitment(reading, (commitment) => {
    const { meetings, firstMeeting, lastMeeting, attendance: came } = assessmentTrail(commitment, reading.facts);
    if (firstMeeting === null || lastMeeting === null) return named(reading, commitment, language.t('assessments.trail.noMeetings'));
    const bySector = sectors.filter((sector) => came[sector] > 0).map((sector) => `${language.t(`sector.${sector}`)} ${came[sector]}`).join(', ');
    const held = language.t('assessments.trail.meetings', { count: meetings, from: formatDay(language, firstMeeting), to: formatDay(language, lastMeeting) });
    return named(reading, commitment, bySector === '' ? held : `${held} ${language.t('assessments.trail.attendance', { sectors: bySector })}`);
  });

/** Each organization of the forum with its own word. */
const views: Tells = (language, reading) =>
  reading.facts.views
    .filter(({ commitment }) => reading.facts.commitments.some(({ id }) => id === commitment))
    .map((view) => {
      const name = reading.organizations.get(view.organization)?.name;
      const said = language.t('assessments.trail.view', { name: name ? wordsIn(name, language.locale) : view.organization, period: formatPeriod(language, view.from, view.to), sees: language.t(`progressSeen.${view.seesProgress}`).toLowerCase() });
      return [said, view.stretch, ...view.differs.map(({ why }) => why)].filter((one) => one !== undefined && one !== '').join(' · ');
    });

/** What held the area up, in its own words. */
const challenges: Tells = ({ t, locale }, { facts }) =>
  facts.lines.flatMap(({ commitment, milestone, challenges: said }) => {
    const found = facts.milestones.find(({ id }) => id === milestone);
    return said !== undefined && said.trim() !== '' && found && facts.commitments.some(({ id }) => id === commitment) ? [t('assessments.trail.challenge', { milestone: `${found.order}. ${wordsIn(found.text, locale)}`, said: said.trim() })] : [];
  });

const deliverables: Tells = (language, reading) =>
  byCommitment(reading, (commitment) => {
    const own = milestonesOf(reading, commitment);
    return language.t('assessments.trail.deliverables', { named: own.filter(({ deliverable }) => deliverable !== undefined).length, total: own.length, dated: own.filter(({ due }) => due !== undefined).length });
  });

const values: Tells = ({ t }, reading) => byCommitment(reading, ({ ogpValues }) => t('assessments.trail.values', { values: ogpValues.map((value) => t(`ogpValue.${value}`)).join(', ') }));

const ownWords =
  (part: 'statusQuo' | 'action'): Tells =>
  ({ locale }, reading) =>
    reading.facts.commitments.flatMap((commitment) => {
      const words = commitment[part];
      return words ? [wordsIn(words, locale)] : [];
    });

const all =
  (...parts: readonly Tells[]): Tells =>
  (language, reading) =>
    parts.flatMap((part) => part(language, reading));

const tells: Readonly<Record<Reading['form'], Readonly<Record<string, Tells>>>> = {
  inception: { verifiable: deliverables, verifiableWhy: milestones, relevant: values, relevantWhy: values, novelty: ownWords('statusQuo'), change: ownWords('action'), participation: attendance, recommendations: views },
  endOfCommitment: { completion: measured, completionWhy: all(measured, counts), milestonesDone: milestones, openedWhy: views, participation: all(attendance, views), lessons: challenges },
  endOfPlan: { coCreation: attendance, implementation: counts, completion: measured, completionWhy: measured, results: views, lessons: challenges },
};
