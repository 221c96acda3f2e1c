/** Where the day begins: the date, one sentence, what is owed, what needs a person, what happened. */
import { addresses } from '../../language/addresses';
import { formatDayTitle } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import type { Device } from '../../storage/device';
import { readAhead } from '../../storage/read-ahead';
import { useRead } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Ledger } from '../../ui/ledger';
import { Link } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { MeetingsOfToday } from './meetings-today';
import { owedRow } from './owed-row';
import { readToday, type TodayReading } from './read-today';
import { RecentEvents } from './recent-events';
import { todaySentence } from './today-sentence';
import { standingOf, whatIsOwed, type Owed, type Standing } from './what-is-owed';

/** For the app that is just being opened. */
export const prepareToday = (device: Device): Promise<void> => readAhead(device, readToday);

export const TodayPage = () => {
  const language = useLanguage();
  const reading = useRead(readToday);
  if (!reading) return null;
  const { person, today, attention } = reading;
  const standing = standingOf(person, today);
  const owed = whatIsOwed(reading);
  return (
    <>
      <PageHead title={formatDayTitle(language, today)} sub={todaySentence(language, owed, { standing, today })} />
      <div className="cols">
        <div>
          <OwedSection owed={owed} standing={standing} reading={reading} />
          <MeetingsOfToday />
        </div>
        <aside className={attention > 0 ? 'stack stack--6' : 'stack'} aria-label={language.t('today.aside')}>
          {attention > 0 && <AttentionNotice count={attention} />}
          <RecentEvents reading={reading} />
        </aside>
      </div>
    </>
  );
};

interface OwedSectionProps {
  readonly owed: readonly Owed[];
  readonly standing: Standing;
  readonly reading: TodayReading;
}

const OwedSection = ({ owed, standing, reading }: OwedSectionProps) => {
  const language = useLanguage();
  const { today } = reading;
  const isDemo = owed.some(isDemonstration);
  const beside = (
    <>
      {isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
      {owed.length > 0 && <Link href={addresses.coordination}>{language.t('today.allByDate')}</Link>}
    </>
  );
  return (
    <Section title={language.t(standing === 'watcher' ? 'today.dueTitle' : 'today.owedTitle')} beside={beside}>
      {owed.length === 0 ? (
        <EmptyNote title={language.t(`today.empty.${standing}`)}>{language.t(`today.emptyNote.${standing}`)}</EmptyNote>
      ) : (
        <Ledger
          todayWord={language.t('dates.today')}
          behind={owed.filter(({ due }) => due < today).map((one) => owedRow(language, one, reading))}
          ahead={owed.filter(({ due }) => due >= today).map((one) => owedRow(language, one, reading))}
        />
      )}
    </Section>
  );
};

const isDemonstration = (owed: Owed): boolean =>
  ('commitments' in owed ? owed.commitments : [owed.commitment]).some((commitment) => commitment?.demo === true) ||
  (owed.kind === 'milestone' && owed.milestone.demo === true) ||
  ('checkIn' in owed && owed.checkIn.demo === true) ||
  ('request' in owed && owed.request.demo === true);

const AttentionNotice = ({ count }: { readonly count: number }) => {
  const language = useLanguage();
  return (
    <Section title={language.t('itemState.attention')}>
      <Card look="look">
        <h3>{language.t('today.attention', { count })}</h3>
        <p className="small">{language.t('today.attentionNote')}</p>
        <LinkButton href={addresses.attention}>{language.t('today.attentionSee')}</LinkButton>
      </Card>
    </Section>
  );
};
