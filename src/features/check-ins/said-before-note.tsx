/** The last period's answer, beside the new one. */
import { memo } from 'react';
import { toPublicLine } from '../../domain/publication';
import type { Day } from '../../domain/day';
import { formatLongMonth, monthName } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { ReportedGlyph } from '../../ui/glyphs';
import type { SaidBefore } from './check-in-facts';
import { SaidTexts } from './said-texts';

interface SaidBeforeNoteProps {
  readonly before: SaidBefore | undefined;
  readonly today: Day;
}

export const SaidBeforeNote = memo(({ before, today }: SaidBeforeNoteProps) => {
  const language = useLanguage();
  if (!before)
    return (
      <div className="line__was">
        <p>{language.t('checkIn.nothingBefore')}</p>
      </div>
    );
  return (
    <div className="line__was">
      <h3>{language.t(before.mine ? 'checkIn.youSaid' : 'checkIn.wasSaid', { month: monthSaid(language, before.on, today) })}</h3>
      <p className="said">
        <ReportedGlyph reported={before.reported} /> <b>{language.t(`reported.${before.reported}`)}</b>
      </p>
      {before.line ? <SaidTexts said={toPublicLine(before.line)} /> : null}
    </div>
  );
});

/** "septiembre"; of another year, "septiembre de 2025". */
export const monthSaid = (language: Language, on: Day, today: Day): string =>
  on.slice(0, 4) === today.slice(0, 4) ? monthName(language, on) : formatLongMonth(language, on);
