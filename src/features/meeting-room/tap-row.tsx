/** One person, and where they are: three words to tap. */
import { useId, type ReactNode } from 'react';
import { presences, type Presence } from '../../domain/attendance';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';

interface TapRowProps {
  readonly name: string;
  /** Undefined while nobody has said. */
  readonly presence: Presence | undefined;
  /** False for who only reads. */
  readonly isOpen: boolean;
  readonly onTap: (presence: Presence) => void;
  /** Consent, signature and how they take part; only of who was marked. */
  readonly onMore: (() => void) | undefined;
  readonly signs: readonly ('room.signed' | 'room.consented' | 'room.selfMarked')[];
  /** Where the person comes from. */
  readonly children: ReactNode;
}

export const TapRow = ({ name, presence, isOpen, onTap, onMore, signs, children }: TapRowProps) => {
  const { t } = useLanguage();
  const id = useId();
  return (
    <li className="att">
      <div>
        <b>{name}</b>
        <p>
          {children}
          {signs.map((sign) => ` · ${t(sign)}`)}
          {!isOpen && presence && ` · ${t(`presence.${presence}`)}`}
        </p>
        {isOpen && onMore && presence === 'present' && (
          <Button look="quiet" aria-label={t('room.moreOf', { name })} onClick={onMore}>
            {t('room.more')}
          </Button>
        )}
      </div>
      {isOpen && (
        <div className="seg seg--row" role="radiogroup" aria-label={name}>
          {presences.map((one) => (
            <label key={one} className="seg__opt">
              <input type="radio" name={id} checked={presence === one} onChange={() => onTap(one)} />
              <span>{t(`room.tap.${one}`)}</span>
            </label>
          ))}
        </div>
      )}
    </li>
  );
};
