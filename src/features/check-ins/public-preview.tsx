/** What anybody will read of this check-in, through the same whitelist as the public page: the area speaks, no person is named. */
import { stateLine, type LineDraft } from '../../domain/check-in';
import { toPublicLine } from '../../domain/publication';
import { formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { spokenIn, wordsIn } from '../../language/words-in';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { PeriodFacts } from './check-in-facts';
import { listNumbers } from './list-numbers';
import { SaidLevel, SaidTexts } from './said-texts';

interface PublicPreviewProps {
  readonly facts: PeriodFacts;
  readonly lines: readonly LineDraft[];
  readonly onClose: () => void;
}

export const PublicPreview = ({ facts, lines, onClose }: PublicPreviewProps) => {
  const language = useLanguage();
  const { t, locale } = language;
  const stated = lines.map((line) => ({ line, result: stateLine(line) }));
  const milestoneOf = (id: string) => facts.milestones.find((one) => one.id === id);
  const unready = stated.filter(({ result }) => !result.accepted).flatMap(({ line }) => milestoneOf(line.milestone)?.order ?? []);
  return (
    <Dialog title={t('checkIn.previewTitle')} onClose={onClose} actions={<Button onClick={onClose}>{t('ui.close')}</Button>}>
      <p className="small muted">{t('checkIn.previewLead')}</p>
      <div>
        <p>
          <b>{facts.organization ? wordsIn(facts.organization, locale) : facts.commitment.code}</b>
        </p>
        <p className="small">
          {facts.commitment.code} · {formatPeriod(language, facts.slot.from, facts.slot.to)}
          {facts.writing === 'onBehalf' && ` · ${t('checkIn.onBehalfShort')}`}
        </p>
      </div>
      <ol className="list">
        {stated.map(({ line, result }) => {
          const milestone = milestoneOf(line.milestone);
          if (!result.accepted || !milestone) return null;
          const said = toPublicLine(result.value);
          const title = spokenIn(milestone.text, locale);
          return (
            <li key={line.milestone} className="preview">
              <h3>
                {milestone.order}. <span lang={title.lang}>{title.text}</span>
              </h3>
              <SaidLevel reported={said.reported} />
              <SaidTexts said={said} />
            </li>
          );
        })}
      </ol>
      {unready.length > 0 && <p className="small muted">{t('checkIn.previewMissing', { count: unready.length, numbers: listNumbers(language, unready) })}</p>}
    </Dialog>
  );
};
