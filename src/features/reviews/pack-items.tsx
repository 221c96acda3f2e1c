/** Each piece that could be taken along, whether it is, and in words what this device has of it. */
import { useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { addresses } from '../../language/addresses';
import { kindAndDay, titleOf } from '../../language/evidence-words';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { Check } from '../../ui/check';
import { Link } from '../../ui/link';
import type { Presence } from './pack-choice';
import type { DeskReading } from './read-desk';

interface PackItemsProps {
  readonly evidence: readonly Evidence[];
  readonly left: ReadonlySet<string>;
  readonly onToggle: (id: string, isIn: boolean) => void;
  readonly presenceOf: (evidence: Evidence) => Presence;
  readonly reading: DeskReading;
}

const drawnAtOnce = 40;
const inOrder: readonly Presence[] = ['away', 'missing', 'small', 'wordsOnly', 'here'];

export const PackItems = ({ evidence, left, onToggle, presenceOf, reading }: PackItemsProps) => {
  const language = useLanguage();
  const { t } = language;
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const items = evidence.map((one) => ({ one, presence: presenceOf(one) })).sort((one, other) => inOrder.indexOf(one.presence) - inOrder.indexOf(other.presence));
  const notHere = items.filter(({ presence }) => presence === 'away' || presence === 'missing').length;
  return (
    <>
      <p className="small muted">{notHere === 0 ? t('reviews.allHere') : t('reviews.notHere', { count: notHere })}</p>
      <ul className="list">
        {items.slice(0, drawn).map(({ one, presence }) => (
          <li key={one.id} className="item">
            <div>
              <Check label={titleOf(language, one)} checked={!left.has(one.id)} onChange={(isIn) => onToggle(one.id, isIn)} />
              <p>
                {[kindAndDay(language, one), reading.commitments.get(one.commitment)?.code].filter(Boolean).join(' · ')} · <b>{t(`reviews.presence.${presence}`)}</b>
              </p>
            </div>
            <Link href={addresses.toReview(one.id)} aria-label={t('reviews.reviewOf', { title: titleOf(language, one) })}>
              {t('app.reviews')}
            </Link>
          </li>
        ))}
      </ul>
      {items.length > drawn && <Button onClick={() => setDrawn(drawn + drawnAtOnce)}>{t('reviews.more', { count: Math.min(drawnAtOnce, items.length - drawn) })}</Button>}
    </>
  );
};
