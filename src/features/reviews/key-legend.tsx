/** Which keys judge, for who has a keyboard; and how not to have them. */
import { verdicts } from '../../domain/review';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { setReviewKeys } from '../../storage/review-reads';
import { Check } from '../../ui/check';

const others = ['enter', 'note', 'voice', 'next', 'previous', 'confirm', 'undo'] as const;
const keyOf = { enter: 'Enter', note: 'N', voice: 'V', next: 'J', previous: 'K', confirm: 'C', undo: 'U' } as const;

export const KeyLegend = ({ isOn }: { readonly isOn: boolean }) => {
  const device = useDevice();
  const { t } = useLanguage();
  return (
    <details className="keys">
      <summary>{t('reviews.keys')}</summary>
      <dl>
        {verdicts.map((verdict, index) => (
          <div key={verdict}>
            <dt>
              <kbd>{index + 1}</kbd>
            </dt>
            <dd>{t(`verdict.${verdict}`)}</dd>
          </div>
        ))}
        {others.map((each) => (
          <div key={each}>
            <dt>
              <kbd>{keyOf[each]}</kbd>
            </dt>
            <dd>{t(`reviews.key.${each}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{t('reviews.keysNote')}</p>
      <Check label={t('reviews.keysOn')} checked={isOn} onChange={(on) => void setReviewKeys(device, on)} />
    </details>
  );
};
