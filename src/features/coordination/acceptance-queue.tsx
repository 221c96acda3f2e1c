/** Check-ins that wait: submitted ones for acceptance, accepted ones to be published. What waits longest stands first. */
import { addresses } from '../../language/addresses';
import { formatDay, formatNear, formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { Link } from '../../ui/link';
import { Section } from '../../ui/section';
import type { CoordinationReading } from './read-coordination';

export const AcceptanceQueue = ({ reading }: { readonly reading: CoordinationReading }) => {
  const language = useLanguage();
  const { checkIns, commitments, organizations, today } = reading;
  const waiting = checkIns
    .filter(({ state }) => state === 'submitted' || state === 'accepted')
    .sort((one, other) => one.submittedOn.localeCompare(other.submittedOn))
    .flatMap((checkIn) => {
      const commitment = commitments.find(({ id }) => id === checkIn.commitment);
      return commitment ? [{ checkIn, commitment }] : [];
    });
  if (waiting.length === 0 && !reading.mayAccept) return null;
  const isDemo = waiting.some(({ checkIn }) => checkIn.demo);
  return (
    <Section title={language.t('coordination.queue')} beside={isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}>
      {waiting.length === 0 && <EmptyNote title={language.t('coordination.queueEmpty')}>{language.t('coordination.queueEmptyNote')}</EmptyNote>}
      {waiting.length > 0 && (
        <ol className="list">
          {waiting.map(({ checkIn, commitment }) => {
            const area = organizations.get(checkIn.organization);
            return (
              <li key={checkIn.id}>
                <Link className="item" href={addresses.submittedCheckIn(commitment.code, checkIn.from)}>
                  <div>
                    <h3>{language.t('coordination.checkIn', { code: commitment.code, period: formatPeriod(language, checkIn.from, checkIn.to) })}</h3>
                    <p>
                      {area && `${wordsIn(area.name, language.locale)} · `}
                      {language.t('coordination.submitted', { near: formatNear(language, checkIn.submittedOn, today) })}
                    </p>
                  </div>
                  <span className="chip" title={formatDay(language, checkIn.submittedOn)}>
                    <b>{language.t(checkIn.state === 'submitted' ? 'coordination.toAccept' : 'coordination.toPublish')}</b>
                  </span>
                </Link>
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
};
