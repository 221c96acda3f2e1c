/**
 * The ledger: the strip turned upright. Dates stand in the margin; the yellow line is today; what is late stands above it
 * and drags its tail down to it.
 */
import type { ReactNode } from 'react';
import type { Tone } from './levels';

export interface LedgerRow {
  readonly key: string;
  /** "jue 12 nov". */
  readonly date: string;
  /** "hace 6 días". */
  readonly near: string;
  readonly tone?: Tone | undefined;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** At most one. */
  readonly action?: ReactNode;
}

interface LedgerProps {
  /** What was due before today, oldest first. */
  readonly behind: readonly LedgerRow[];
  /** What is due today or later, nearest first. */
  readonly ahead: readonly LedgerRow[];
  /** On the line of today: "hoy". */
  readonly todayWord: string;
}

export const Ledger = ({ behind, ahead, todayWord }: LedgerProps) => {
  const firstLate = behind.findIndex(({ tone }) => tone === 'late');
  return (
    <ol className="ledger">
      {behind.map((row, index) => (
        <Row key={row.key} row={row} hasTail={firstLate !== -1 && index >= firstLate} meetsToday={index === behind.length - 1} />
      ))}
      <li className="ledger__today">
        <span>{todayWord}</span>
      </li>
      {ahead.map((row) => (
        <Row key={row.key} row={row} hasTail={false} meetsToday={false} />
      ))}
    </ol>
  );
};

interface RowProps {
  readonly row: LedgerRow;
  readonly hasTail: boolean;
  readonly meetsToday: boolean;
}

const Row = ({ row, hasTail, meetsToday }: RowProps) => {
  const classes = ['ledger__row', row.tone && `ledger__row--${row.tone}`, hasTail && 'ledger__row--trail', meetsToday && 'ledger__row--meets-today'];
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      <p className="ledger__when">
        <b>{row.date}</b>
        <span>{row.near}</span>
      </p>
      <div className="ledger__what">
        <h3>{row.title}</h3>
        {row.note && <p>{row.note}</p>}
        {row.action && <div className="ledger__do">{row.action}</div>}
      </div>
    </li>
  );
};
