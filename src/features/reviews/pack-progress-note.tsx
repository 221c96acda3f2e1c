/** How far taking along has come, and why it ended before everything was here. */
import { useLanguage } from '../../language/language-context';
import { formatBytes } from '../../language/numbers';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Meter } from '../../ui/meter';
import { stopPack, type PackRun } from './pack-run';

export const PackProgressNote = ({ run }: { readonly run: PackRun }) => {
  const language = useLanguage();
  const { t } = language;
  if (run.kind === 'idle') return null;
  const { progress, of } = run;
  const words = t('reviews.packProgress', { parts: progress.parts, all: of.parts, bytes: formatBytes(language, progress.bytes), allBytes: formatBytes(language, of.bytes) });
  if (run.kind === 'running')
    return (
      <div className="stack stack--2" role="status">
        <p>{words}</p>
        <Meter label={words} percent={of.bytes === 0 ? 100 : (progress.bytes / of.bytes) * 100} />
        <div className="row">
          <Button onClick={stopPack}>{t('reviews.packStop')}</Button>
          <span className="small muted">{t('reviews.packGoesOn')}</span>
        </div>
      </div>
    );
  return (
    <Banner tone={run.stop === undefined && run.refused === 0 ? 'ok' : 'soon'} live="status" title={t(run.stop === undefined ? 'reviews.packDone' : `reviews.packStopped.${run.stop}`)}>
      <p>
        {words} {run.stop !== undefined && t('reviews.packResumes')}
      </p>
      {run.refused > 0 && <p>{t('reviews.packRefused', { count: run.refused })}</p>}
    </Banner>
  );
};
