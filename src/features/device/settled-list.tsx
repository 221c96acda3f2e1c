/** What was decided before: the own text stays readable, folded away. */
import { formatNearMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { DeviceFacts } from './device-facts';
import { itemNameOf } from './item-names';
import { subjectOf } from './subjects';
import { writtenWords } from './written-words';

export const SettledList = ({ facts }: { readonly facts: DeviceFacts }) => {
  const language = useLanguage();
  const { now } = useDevice();
  if (facts.settled.length === 0) return null;
  return (
    <details className="reading">
      <summary>{language.t('device.settled', { count: facts.settled.length })}</summary>
      <ul className="list">
        {facts.settled.map((entry) => (
          <li key={entry.id} className="preview">
            <h3>{itemNameOf(language, subjectOf(entry.change), facts).title}</h3>
            <p className="small muted">
              {entry.settled && `${language.t(`device.settled.${entry.settled.how}`)} · ${formatNearMoment(language, entry.settled.at, now())}`}
            </p>
            <p className="written">{writtenWords(language, entry.change, facts)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
};
