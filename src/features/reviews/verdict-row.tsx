/** The six verdicts: three under the thumb, the others one tap away; with their keys where there is a keyboard. */
import { useState } from 'react';
import { verdicts, type Verdict } from '../../domain/review';
import { useLanguage } from '../../language/language-context';
import { Icon, type IconName } from '../../ui/icons';

interface VerdictRowProps {
  readonly question: string;
  readonly chosen: Verdict | '';
  readonly onChoose: (verdict: Verdict) => void;
}

const icons: Readonly<Record<Verdict, IconName>> = { sufficient: 'ok', partial: 'half', insufficient: 'unproved', notRelevant: 'leave', inaccessible: 'stop', needsClarification: 'question' };
const atHand = verdicts.slice(0, 3);
const others = verdicts.slice(3);

export const VerdictRow = ({ question, chosen, onChoose }: VerdictRowProps) => {
  const { t } = useLanguage();
  const [isMore, setMore] = useState(false);
  const showsOthers = isMore || others.some((one) => one === chosen);
  return (
    <div role="group" aria-label={question} className="stack stack--2">
      <p className="small muted" aria-hidden="true">
        {question}
      </p>
      <div className="verdicts__row">
        {atHand.map((verdict) => (
          <VerdictButton key={verdict} verdict={verdict} chosen={chosen} onChoose={onChoose} />
        ))}
        <button className="verdict" type="button" aria-expanded={showsOthers} aria-label={t('reviews.otherVerdicts')} onClick={() => setMore(!showsOthers)}>
          <Icon name="dots" />
          <span>{t('reviews.other')}</span>
        </button>
      </div>
      {showsOthers && (
        <div className="verdicts__row verdicts__row--others">
          {others.map((verdict) => (
            <VerdictButton key={verdict} verdict={verdict} chosen={chosen} onChoose={onChoose} />
          ))}
        </div>
      )}
    </div>
  );
};

const VerdictButton = ({ verdict, chosen, onChoose }: Pick<VerdictRowProps, 'chosen' | 'onChoose'> & { readonly verdict: Verdict }) => {
  const { t } = useLanguage();
  return (
    <button className="verdict" type="button" aria-pressed={chosen === verdict} onClick={() => onChoose(verdict)}>
      <Icon name={icons[verdict]} />
      <span>
        {t(`verdict.${verdict}`)} <kbd aria-hidden="true">{verdicts.indexOf(verdict) + 1}</kbd>
      </span>
    </button>
  );
};
