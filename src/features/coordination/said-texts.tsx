/** What one line says, as anybody reads it: the level with its shape, then the words. Links lead out and carry nothing along. */
import { isWebLink } from '../../domain/check-in';
import type { PublicCheckInLine } from '../../domain/publication';
import { useLanguage } from '../../language/language-context';
import { ReportedGlyph } from '../../ui/glyphs';

export const SaidTexts = ({ said }: { readonly said: Omit<PublicCheckInLine, 'milestone'> }) => {
  const language = useLanguage();
  const { reported, progress, noProgress, challenges, nextSteps, evidence, correctedOnBehalf } = said;
  return (
    <>
      <p className="said">
        <ReportedGlyph reported={reported} /> <b>{language.t(`reported.${reported}`)}</b>
      </p>
      {noProgress && <p>{language.t('coordination.noProgress')}</p>}
      {progress !== null && <p className="prewrap">{progress}</p>}
      {challenges !== null && <Labelled label={language.t('coordination.challenges')} text={challenges} />}
      {evidence && <Labelled label={language.t('coordination.evidence')} text={evidence.shows} link={evidence.link} />}
      {nextSteps !== null && <Labelled label={language.t('coordination.nextSteps')} text={nextSteps} />}
      {correctedOnBehalf && <p className="small muted">{language.t('line.correctedOnBehalf')}</p>}
    </>
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
