/** The deadlines as a table with the line of today; on a phone each row stands in the margin of the log. */
import { useState } from 'react';
import { formatNear, formatWeekday } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { boardOf, type BoardKind, type BoardRow } from './dues-board';
import { DueRow } from './due-row';
import type { CoordinationReading } from './read-coordination';

interface DuesTableProps {
  readonly reading: CoordinationReading;
  readonly kind: BoardKind | undefined;
}

export const DuesTable = ({ reading, kind }: DuesTableProps) => {
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const { today } = reading;
  const { late, week, later, beyond } = boardOf(reading, { today, kind, all });
  const more = beyond > 0 && <Button onClick={() => setAll(true)}>{language.t('coordination.beyond', { count: beyond })}</Button>;
  if (late.length + week.length + later.length === 0)
    return (
      <EmptyNote title={language.t('coordination.noDues')} action={more}>
        {language.t('coordination.noDuesNote')}
      </EmptyNote>
    );
  return (
    <>
      <table className="board">
        <caption className="vh">{language.t('coordination.caption')}</caption>
        <thead>
          <tr>
            {(['due', 'what', 'who', 'known'] as const).map((column) => (
              <th key={column} scope="col">
                {language.t(`coordination.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="vh">{language.t('coordination.column.act')}</span>
            </th>
          </tr>
        </thead>
        <Group title={language.t('coordination.late')} rows={late} reading={reading} />
        <tbody>
          <tr className="board__today">
            <td colSpan={5}>
              <div className="board__line">
                <span>
                  {formatNear(language, today, today)}, {formatWeekday(language, today)}
                </span>
              </div>
            </td>
          </tr>
        </tbody>
        <Group title={language.t('coordination.week')} rows={week} reading={reading} />
        <Group title={language.t('coordination.later')} rows={later} reading={reading} />
      </table>
      {more && <div>{more}</div>}
    </>
  );
};

interface GroupProps {
  readonly title: string;
  readonly rows: readonly BoardRow[];
  readonly reading: CoordinationReading;
}

const Group = ({ title, rows, reading }: GroupProps) =>
  rows.length === 0 ? null : (
    <tbody>
      <tr className="board__group">
        <th colSpan={5} scope="rowgroup">
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <DueRow key={row.key} row={row} reading={reading} />
      ))}
    </tbody>
  );
