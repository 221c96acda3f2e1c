/** One deadline: when, what, who, and the last thing that was known. Nothing known is said as such, never as a zero. */
import { addresses } from '../../language/addresses';
import { formatDay, formatDayOfYear, formatNear, formatPeriod } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { LinkButton } from '../../ui/button';
import type { BoardRow } from './dues-board';
import type { CoordinationReading } from './read-coordination';

interface DueRowProps {
  readonly row: BoardRow;
  readonly reading: CoordinationReading;
}

export const DueRow = ({ row, reading: { organizations, today } }: DueRowProps) => {
  const language = useLanguage();
  const { due, tone, commitment, organization } = row;
  const who = organizations.get(organization ?? '');
  const day = due.slice(0, 4) === today.slice(0, 4) ? formatDayOfYear(language, due) : formatDay(language, due);
  return (
    <tr className={tone && `is-${tone}`}>
      <td className="when">
        <b>{day}</b>
        <span>{formatNear(language, due, today)}</span>
      </td>
      <td>
        <What row={row} />
        {commitment.code}
      </td>
      <td>{who ? <Spoken words={who.name} /> : language.t('coordination.nobody')}</td>
      <td>{knownOf(language, row)}</td>
      <td className="do">
        <LinkButton look="quiet" href={hrefOf(row)} aria-label={language.t('coordination.openNamed', { code: commitment.code, what: namedWhat(language, row) })}>
          {language.t('coordination.open')}
        </LinkButton>
      </td>
    </tr>
  );
};

const What = ({ row }: { readonly row: BoardRow }) => {
  const language = useLanguage();
  if (row.kind === 'checkIn') return <b>{namedWhat(language, row)}</b>;
  return (
    <b>
      {namedWhat(language, row)}: <Spoken words={row.milestone.text} />
    </b>
  );
};

const namedWhat = (language: Language, row: BoardRow): string => {
  if (row.kind === 'milestone') return language.t('coordination.milestone', { number: row.milestone.order });
  const [first] = row.slots;
  return row.slots.length === 1 && first
    ? language.t('coordination.oneCheckIn', { period: formatPeriod(language, first.slot.from, first.slot.to) })
    : language.t('coordination.manyCheckIns', { count: row.slots.length });
};

const hrefOf = (row: BoardRow): string => `${addresses.commitment(row.commitment.code)}#${row.kind === 'milestone' ? `hito-${row.milestone.order}` : 'informes'}`;

const knownOf = (language: Language, row: BoardRow): string => {
  if (row.kind === 'checkIn') {
    const returned = row.slots.find(({ checkIn }) => checkIn?.state === 'returned')?.checkIn;
    if (returned) return language.t('coordination.returned', { reason: returned.reason ?? '' });
    return row.lastHeard === undefined ? language.t('coordination.neverHeard') : language.t('coordination.lastHeard', { day: formatDay(language, row.lastHeard) });
  }
  const { reported, reportedOn, verified } = row.milestone;
  const said = reported === undefined ? language.t('coordination.unreported') : language.t('coordination.reported', { level: language.t(`reported.${reported}`).toLowerCase() });
  const when = reportedOn === undefined ? '' : ` (${formatDay(language, reportedOn)})`;
  return `${said}${when}; ${language.t('coordination.verified', { level: language.t(`verified.${verified ?? 'unreviewed'}`).toLowerCase() })}`;
};
