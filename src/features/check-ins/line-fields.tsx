/** The fields of one line. Short by default: what is not asked for yet waits behind a button, what was written is never hidden. */
import { useState, type ReactNode } from 'react';
import type { LineDraft, LineRefusal } from '../../domain/check-in';
import { isBehind, reportedLevels } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { lineRefusalWords } from '../../language/line-words';
import { Button } from '../../ui/button';
import { Check } from '../../ui/check';
import { TextArea, TextField } from '../../ui/field';
import { ReportedGlyph } from '../../ui/glyphs';
import { Segmented } from '../../ui/segmented';
import { fieldOfRefusal, type LineField } from './refusals';

interface LineFieldsProps {
  readonly line: LineDraft;
  readonly onWrite: (part: Partial<LineDraft>) => void;
  /** What the line lacks; undefined until somebody tried to send it. */
  readonly refusal: LineRefusal | undefined;
  /** The evidence that the line points to, and the way to attach more. */
  readonly attached?: ReactNode;
}

export const LineFields = ({ line, onWrite, refusal, attached }: LineFieldsProps) => {
  const language = useLanguage();
  const errorAt = (field: LineField) => (refusal && fieldOfRefusal(refusal) === field ? lineRefusalWords(language, refusal) : undefined);
  const askChallenges = (line.reported !== undefined && isBehind(line.reported)) || line.challenges !== '';
  return (
    <div className="stack">
      <Segmented
        legend={language.t('checkIn.howIsIt')}
        layout="four"
        value={line.reported}
        onChange={(reported) => onWrite({ reported })}
        error={errorAt('reported')}
        segments={reportedLevels.map((value) => ({ value, label: language.t(`reported.${value}`), glyph: <ReportedGlyph reported={value} /> }))}
      />
      <ProgressFields line={line} onWrite={onWrite} error={errorAt('progress')} />
      {askChallenges && (
        <TextArea label={language.t('checkIn.challenges')} rows={2} value={line.challenges} onChange={(event) => onWrite({ challenges: event.target.value })} error={errorAt('challenges')} />
      )}
      {attached}
      <MoreFields line={line} onWrite={onWrite} errorAt={errorAt} />
    </div>
  );
};

const ProgressFields = ({ line, onWrite, error }: Pick<LineFieldsProps, 'line' | 'onWrite'> & { readonly error: string | undefined }) => {
  const { t } = useLanguage();
  const wrote = line.progress !== '';
  return (
    <div className="stack stack--2">
      {(wrote || !line.noProgress) && (
        <TextArea label={t('checkIn.progress')} hint={t('checkIn.progressHint')} rows={3} value={line.progress} onChange={(event) => onWrite({ progress: event.target.value })} error={error} />
      )}
      {(!wrote || line.noProgress) && <Check label={t('checkIn.noProgress')} checked={line.noProgress} onChange={(noProgress) => onWrite({ noProgress })} />}
    </div>
  );
};

interface MoreFieldsProps extends Pick<LineFieldsProps, 'line' | 'onWrite'> {
  readonly errorAt: (field: LineField) => string | undefined;
}

const MoreFields = ({ line, onWrite, errorAt }: MoreFieldsProps) => {
  const { t } = useLanguage();
  const [opened, setOpened] = useState({ evidence: false, nextSteps: false });
  const evidence = opened.evidence || (line.reported === 'complete' && (line.shownBy ?? []).length === 0) || line.evidenceShows !== '' || line.evidenceLink !== '';
  const nextSteps = opened.nextSteps || line.nextSteps !== '';
  return (
    <>
      {evidence && (
        <>
          <TextArea label={t('checkIn.evidenceShows')} hint={t('checkIn.evidenceHint')} rows={2} value={line.evidenceShows} onChange={(event) => onWrite({ evidenceShows: event.target.value })} error={errorAt('evidenceShows')} />
          <TextField label={t('checkIn.evidenceLink')} inputMode="url" autoComplete="off" value={line.evidenceLink} onChange={(event) => onWrite({ evidenceLink: event.target.value })} error={errorAt('evidenceLink')} />
        </>
      )}
      {nextSteps && <TextArea label={t('checkIn.nextSteps')} rows={2} value={line.nextSteps} onChange={(event) => onWrite({ nextSteps: event.target.value })} error={errorAt('nextSteps')} />}
      {!(evidence && nextSteps) && (
        <div className="row">
          {!evidence && (
            <Button look="quiet" icon="plus" onClick={() => setOpened({ ...opened, evidence: true })}>
              {t('checkIn.addEvidence')}
            </Button>
          )}
          {!nextSteps && (
            <Button look="quiet" icon="plus" onClick={() => setOpened({ ...opened, nextSteps: true })}>
              {t('checkIn.addNextSteps')}
            </Button>
          )}
        </div>
      )}
    </>
  );
};
