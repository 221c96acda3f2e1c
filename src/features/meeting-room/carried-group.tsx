/** What still stands of earlier meetings, above the agenda: folded where it is long, so that the agenda stays in sight. */
import { useState, type ReactNode } from 'react';
import { useLanguage } from '../../language/language-context';

interface CarriedGroupProps {
  readonly title: string;
  readonly count: number;
  /** Of which the date has passed: they are named while the rest is folded away. */
  readonly late: readonly string[];
  /** A line for each. */
  readonly children: ReactNode;
}

const shownWhole = 2;
const namedAtMost = 3;

export const CarriedGroup = ({ title, count, late, children }: CarriedGroupProps) => {
  const { t } = useLanguage();
  // As it stood when it was opened: what is closed meanwhile moves nothing under anybody's hands.
  const [isOpenAtFirst] = useState(count <= shownWhole);
  const unnamed = late.length - namedAtMost;
  return (
    <details className="carried" open={isOpenAtFirst}>
      <summary>
        <b>{title}</b> <span className="small muted">{count}</span>
        {late.length > 0 && (
          <span className="carried__late">
            {' '}
            <b>{t('room.carriedLate', { count: late.length })}</b>
            {late.slice(0, namedAtMost).map((name, index) => (
              <span key={`${index} ${name}`}> {name}</span>
            ))}
            {unnamed > 0 && <span> {t('room.carriedLateMore', { count: unnamed })}</span>}
          </span>
        )}
      </summary>
      <ul>{children}</ul>
    </details>
  );
};
