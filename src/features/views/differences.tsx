/** Each milestone with what the area says of it; whoever sees it differently ticks it and says why. */
import { viewLimits } from '../../domain/civil-society-view';
import { reasonLetters } from '../../domain/life-cycles';
import { reportedLevels, type Milestone } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { Check } from '../../ui/check';
import { TextArea } from '../../ui/field';
import { ReportedGlyph } from '../../ui/glyphs';
import { MarginRow } from '../../ui/margin-row';
import { Segmented } from '../../ui/segmented';
import { isShort, type TypedDifference } from './view-draft';

interface DifferencesProps {
  readonly milestones: readonly Milestone[];
  readonly differs: readonly TypedDifference[];
  readonly onChange: (differs: readonly TypedDifference[]) => void;
  readonly wasTried: boolean;
}

export const Differences = ({ milestones, differs, onChange, wasTried }: DifferencesProps) => {
  const { t } = useLanguage();
  return (
    <ol>
      {milestones.map((milestone) => {
        const { id, order, text, reported, verified = 'unreviewed' } = milestone;
        const typed = differs.find((one) => one.milestone === id);
        const set = (next: TypedDifference | undefined): void => onChange([...differs.filter((one) => one.milestone !== id), ...(next ? [next] : [])]);
        return (
          <MarginRow key={id} number={order} reported={reported} verified={verified} title={<Spoken words={text} />}>
            <p>
              {t('answer.reported')}: <b>{t(`reported.${reported ?? 'unreported'}`)}</b> · {t('answer.verified')}: <b>{t(`verified.${verified}`)}</b>
            </p>
            <Check label={t('views.weSeeItDifferently')} checked={typed !== undefined} onChange={(isOn) => set(isOn ? { milestone: id, why: '' } : undefined)} />
            {typed && (
              <div className="stack stack--2">
                <Segmented
                  legend={t('views.howFar')}
                  layout="four"
                  value={typed.sees}
                  segments={reportedLevels.map((value) => ({ value, label: t(`reported.${value}`), glyph: <ReportedGlyph reported={value} /> }))}
                  onChange={(sees) => set({ ...typed, sees })}
                />
                <TextArea
                  label={t('views.why', { number: order })}
                  rows={3}
                  maxLength={viewLimits.why}
                  value={typed.why}
                  onChange={(event) => set({ ...typed, why: event.target.value })}
                  error={wasTried && isShort(typed) ? t('ui.reasonShort', { letters: reasonLetters }) : undefined}
                />
              </div>
            )}
          </MarginRow>
        );
      })}
    </ol>
  );
};
