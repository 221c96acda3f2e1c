/** The texts of one line, as anybody reads them. Links lead out and carry nothing along. */
import type { PublicCheckInLine } from '../../domain/publication';
import { useLanguage } from '../../language/language-context';
import type { LineDraft } from '../../domain/check-in';
import { ReportedGlyph } from '../../ui/glyphs';
import type { ReportedLevel } from '../../domain/milestone';

export type Said = Omit<PublicCheckInLine, 'reported' | 'milestone' | 'shownBy'>;

export const SaidTexts = ({ said }: { readonly said: Said }) => {
  const { t } = useLanguage();
  const { progress, noProgress, challenges, nextSteps, evidence, correctedOnBehalf } = said;
  return (
    <>
      {noProgress && <p>{t('checkIn.noProgress')}.</p>}
      {progress !== null && <p className="prewrap">{progress}</p>}
      {challenges !== null && <Labelled label={t('checkIn.saidChallenges')} text={challenges} />}
      {evidence && (
        <p className="prewrap">
          <b>{t('checkIn.saidEvidence')}</b> {evidence.shows}
          {evidence.link !== undefined && (
            <>
              {' '}
              <a href={evidence.link} rel="noreferrer noopener" target="_blank">
                {evidence.link}
              </a>
            </>
          )}
        </p>
      )}
      {nextSteps !== null && <Labelled label={t('checkIn.saidNextSteps')} text={nextSteps} />}
      {correctedOnBehalf && <p className="small muted">{t('line.correctedOnBehalf')}</p>}
    </>
  );
};

const Labelled = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <p className="prewrap">
    <b>{label}</b> {text}
  </p>
);

/** The level with its shape and its word. */
export const SaidLevel = ({ reported }: { readonly reported: ReportedLevel | undefined }) => {
  const { t } = useLanguage();
  return (
    <p className="said">
      <ReportedGlyph reported={reported} /> <b>{t(`reported.${reported ?? 'unreported'}`)}</b>
    </p>
  );
};

/** What a line being written says so far. */
export const draftToSaid = (line: LineDraft): Said => ({
  progress: textOrNull(line.progress),
  noProgress: line.noProgress,
  challenges: textOrNull(line.challenges),
  nextSteps: textOrNull(line.nextSteps),
  evidence: line.evidenceShows.trim() === '' ? null : { shows: line.evidenceShows },
  correctedOnBehalf: false,
});

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text);
