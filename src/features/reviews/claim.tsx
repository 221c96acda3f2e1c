/** What the area says of the milestone, in its own words. Links lead out and carry nothing along. */
import { isWebLink, type CheckIn, type CheckInLine } from '../../domain/check-in';
import { formatDay, formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { ReportedGlyph } from '../../ui/glyphs';

interface ClaimProps {
  readonly line: CheckInLine;
  readonly checkIn: CheckIn | undefined;
  /** Where it is what is judged. */
  readonly large?: boolean;
}

export const Claim = ({ line, checkIn, large = false }: ClaimProps) => {
  const language = useLanguage();
  const { t } = language;
  const { reported, progress, noProgress, challenges, nextSteps, evidence, correctedOnBehalf } = line;
  return (
    <div className={large ? 'stack stack--2 claim claim--large' : 'stack stack--2 claim'}>
      <p className="said">
        <ReportedGlyph reported={reported} /> <b>{t(`reported.${reported}`)}</b>
      </p>
      {checkIn && <p className="small muted">{t('reviews.claimOf', { period: formatPeriod(language, checkIn.from, checkIn.to), day: formatDay(language, checkIn.submittedOn) })}</p>}
      {noProgress && <p>{t('coordination.noProgress')}</p>}
      {progress !== undefined && <p className="prewrap">{progress}</p>}
      {challenges !== undefined && <Labelled label={t('coordination.challenges')} text={challenges} />}
      {evidence && <Labelled label={t('coordination.evidence')} text={evidence.shows} link={evidence.link} />}
      {nextSteps !== undefined && <Labelled label={t('coordination.nextSteps')} text={nextSteps} />}
      {(correctedOnBehalf || checkIn?.onBehalf) && <p className="small muted">{t('line.correctedOnBehalf')}</p>}
    </div>
  );
};

const Labelled = ({ label, text, link }: { readonly label: string; readonly text: string; readonly link?: string | undefined }) => (
  <p className="prewrap">
    <b>{label}</b> {text}{' '}
    {link !== undefined && isWebLink(link) && (
      <a href={link.trim()} rel="noreferrer noopener" target="_blank">
        {link.trim()}
      </a>
    )}
  </p>
);
