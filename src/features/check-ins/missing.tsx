/** What still stands between the form and sending: how many milestones lack something, with a way to each. */
import { useStore } from 'zustand';
import type { DecisionRefusal } from '../../domain/deciding';
import type { Milestone } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { lineRefusalWords } from '../../language/line-words';
import { Banner } from '../../ui/banner';
import { linesOnDesk, type Desk } from './desk';
import { lineAnchor } from './line-form';
import { refusalOf } from './refusals';

interface MissingProps {
  readonly desk: Desk;
  readonly milestones: readonly Milestone[];
}

/** Shown from the first attempt on; shrinks while the lines are put right. */
export const Missing = ({ desk, milestones }: MissingProps) => {
  const language = useLanguage();
  const { t } = language;
  // One text for all that is missing, so that a key which changes nothing of it draws nothing.
  const kinds = useStore(desk, ({ attempts }) => (attempts === 0 ? '' : linesOnDesk(desk).map((line) => refusalOf(line)?.kind ?? '').join()));
  const refusals = kinds === '' ? [] : linesOnDesk(desk).flatMap((line) => refusalOf(line) ?? []);
  if (refusals.length === 0) return null;
  return (
    <div className="line__note">
      <Banner tone="bad" title={t('checkIn.missing', { count: refusals.length })} live="alert">
        <ul>
          {refusals.map((refusal) => {
            const milestone = milestones.find((one) => one.id === refusal.milestone);
            return milestone ? (
              <li key={milestone.id} className="small">
                <a href={`#${lineAnchor(milestone)}`} onClick={focusOn(milestone)}>
                  {t('checkIn.milestone', { number: milestone.order })}
                </a>
                : {lineRefusalWords(language, refusal)}
              </li>
            ) : null;
          })}
        </ul>
      </Banner>
    </div>
  );
};

/** The router must not see a jump inside the page. */
const focusOn = (milestone: Milestone) => (event: { readonly preventDefault: () => void }): void => {
  event.preventDefault();
  document.getElementById(lineAnchor(milestone))?.querySelector<HTMLElement>('.field--bad :is(input, textarea)')?.focus();
};

/** The plan itself says no: told in words, nothing is lost. */
export const Refused = ({ refusal }: { readonly refusal: DecisionRefusal }) => {
  const { t } = useLanguage();
  return (
    <div className="line__note">
      <Banner tone="bad" title={t('checkIn.refused')} live="alert">
        <p>{t(`problem.${refusal.problem}`)}</p>
        <p>{t('checkIn.refusedKept')}</p>
      </Banner>
    </div>
  );
};
