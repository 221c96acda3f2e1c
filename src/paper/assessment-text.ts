/** An assessment in words, in the order of the form, with nothing drawn yet: the PDF and the DOCX lay the same content out. */
import { questionsOf } from '../domain/assessment-forms';
import { sectors } from '../domain/organization';
import { formatDay } from '../language/dates';
import { htmlLang } from '../language/locale';
import type { Language } from '../language/language';
import { levelWords, questionWords } from '../language/review-words';
import { wordsIn } from '../language/words-in';
import type { AssessmentPaper } from './assessment-paper';
import type { Fact, PaperTable } from './paper-text';
import { printable } from './printable';

export interface AssessmentText {
  readonly lang: 'es-AR' | 'en';
  readonly planTitle: string;
  readonly title: string;
  /** "ARBA0011. Fomentar un Estado abierto"; of the whole plan its title. */
  readonly about: string;
  readonly state: string;
  readonly facts: readonly Fact[];
  /** In the order of the form. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  /** That what is marked is our wording. */
  readonly ownWording: string;
  readonly trail: PaperTable | undefined;
  readonly made: string;
  readonly page: (page: number, of: number) => string;
}

export const assessmentText = (language: Language, paper: AssessmentPaper): AssessmentText => {
  const { t, locale } = language;
  const { assessment, planTitle, body, commitment, trail, evidence, today } = paper;
  const { form, state, begunOn, finalOn, submittedOn, receipt, answers, files, demo } = assessment;
  const named = files.map(({ evidence: id, part }) => {
    const found = evidence.find((one) => one.id === id);
    const title = found && found.title.trim() !== '' ? found.title : (found?.original?.name ?? id);
    return part === undefined ? title : `${title} (${t('assessmentPaper.copy')})`;
  });
  const day = (name: 'begun' | 'final' | 'submitted', on: string | undefined): readonly Fact[] => (on === undefined ? [] : [{ name: t(`assessmentPaper.${name}`), lines: [formatDay(language, on)] }]);
  const said: Omit<AssessmentText, 'page'> = {
    lang: htmlLang(locale),
    planTitle: wordsIn(planTitle, locale),
    title: t(`assessmentForm.${form}`),
    about: commitment ? `${commitment.code}. ${wordsIn(commitment.title, locale)}` : wordsIn(planTitle, locale),
    state: [t(`assessmentState.${state}`), ...(demo ? [t('paper.demo')] : [])].join('. '),
    facts: [
      { name: t('assessmentPaper.body'), lines: [body ? wordsIn(body.name, locale) : ''] },
      ...day('begun', begunOn),
      ...day('final', finalOn),
      ...day('submitted', submittedOn),
      ...(receipt === undefined ? [] : [{ name: t('assessmentPaper.receipt'), lines: [receipt] }]),
      ...(named.length === 0 ? [] : [{ name: t('assessmentPaper.files'), lines: named }]),
    ],
    answers: questionsOf[form].map(({ id, number, scale, official }) => {
      const answer = (answers[id] ?? '').trim();
      return { question: `${number} ${questionWords(language, form, id)}${official ? '' : ' *'}`, answer: answer === '' ? t('assessmentPaper.noAnswer') : scale ? levelWords(language, scale, answer) : answer };
    }),
    ownWording: t('assessmentPaper.ownWording'),
    trail: trail && trailTable(language, trail),
    made: t('paper.made', { day: formatDay(language, today) }),
  };
  return { ...printable(said), page: (page, of) => t('paper.page', { page, of }) };
};

const trailTable = (language: Language, trail: NonNullable<AssessmentPaper['trail']>): PaperTable => {
  const { t } = language;
  const came = sectors.filter((sector) => trail.attendance[sector] > 0).map((sector) => `${t(`sector.${sector}`)}: ${trail.attendance[sector]}`);
  const meetings = trail.firstMeeting === null || trail.lastMeeting === null ? '0' : `${trail.meetings} (${formatDay(language, trail.firstMeeting)} – ${formatDay(language, trail.lastMeeting)})`;
  return {
    heading: t('assessmentPaper.trail'),
    columns: [t('assessmentPaper.fact'), t('assessmentPaper.count')],
    rows: [
      [t('assessmentPaper.period'), `${formatDay(language, trail.start)} – ${formatDay(language, trail.end)}`],
      ...trail.milestones.map(({ order, reported, verified }) => [t('assessmentPaper.milestone', { number: order }), `${t('answer.reported')}: ${t(`reported.${reported ?? 'unreported'}`)} · ${t('answer.verified')}: ${t(`verified.${verified}`)}`]),
      [t('assessmentPaper.checkIns'), String(trail.checkIns)],
      [t('assessmentPaper.evidence'), String(trail.evidence)],
      [t('assessmentPaper.reviews'), String(trail.reviews)],
      [t('assessmentPaper.meetings'), meetings],
      [t('assessmentPaper.attendance'), came.length === 0 ? '0' : came.join(' · ')],
    ],
    none: '',
  };
};
