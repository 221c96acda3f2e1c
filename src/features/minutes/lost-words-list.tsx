/** Words that went down with a paragraph somebody else changed or took away at the same time: handed to whoever writes. */
import type { UserId } from '../../domain/ids';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { membershipsOf } from '../../storage/person-reads';
import { useLive } from '../../storage/use-live';
import { Button } from '../../ui/button';
import type { LostWords } from './lost-words';
import type { Settling } from './settled-words';

interface LostWordsListProps {
  readonly lost: readonly LostWords[];
  /** Absent for whoever only reads. */
  readonly onSettle: ((words: LostWords, how: Settling) => void) | undefined;
}

export const LostWordsList = ({ lost, onSettle }: LostWordsListProps) => (lost.length === 0 ? null : <Found lost={lost} onSettle={onSettle} />);

const Found = ({ lost, onSettle }: LostWordsListProps) => {
  const { t } = useLanguage();
  const device = useDevice();
  const names = useLive(async () => new Map((await membershipsOf(device)).map(({ person, name }) => [person, name])), [device]);
  const nameOf = (author: UserId): string => names?.get(author) ?? t('minutes.somebody');
  return (
    <ul className="lost-words" aria-label={t('minutes.lostWords')}>
      {lost.map((words) => (
        <li key={words.id} className="lost-words__one">
          <p className="hint">{t('minutes.lostWordsOf', { name: words.authors.map(nameOf).join(', ') || t('minutes.somebody') })}</p>
          <p className="prewrap">{words.pieces.map(({ text, isLost }, index) => (isLost ? <mark key={index}>{text}</mark> : text))}</p>
          {onSettle && (
            <div className="row">
              <Button onClick={() => onSettle(words, 'insert')}>{t('minutes.lostWordsIn')}</Button>
              <Button look="quiet" onClick={() => onSettle(words, 'dismiss')}>
                {t('minutes.lostWordsOut')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
};
