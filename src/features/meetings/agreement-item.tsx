/** One agreement: what, who owes it, until when, in what state, and what this person may do with it. */
import { useState } from 'react';
import { agreementDueOf, type Agreement } from '../../domain/agreement';
import type { Day } from '../../domain/day';
import { mayMoveAgreement } from '../../domain/decide-agreement';
import { mayMove } from '../../domain/life-cycles';
import type { Organization } from '../../domain/organization';
import type { Person } from '../../domain/permissions';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { agreementDueWords } from '../../language/meeting-words';
import { wordsIn } from '../../language/words-in';
import type { Kept } from '../../storage/reads';
import { Button, LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { Icon, type IconName } from '../../ui/icons';
import { Link } from '../../ui/link';
import { AgreementDialog, moveOf, type AgreementAct } from './agreement-dialog';
import type { Acts } from './use-acts';

interface AgreementItemProps {
  readonly agreement: Kept<Agreement>;
  readonly person: Person;
  readonly today: Day;
  readonly organizations: ReadonlyMap<string, Organization>;
  /** The area that convened its meeting. */
  readonly host: string | undefined;
  /** Where it was made, if that is not where one reads it. */
  readonly from?: string | undefined;
  readonly acts: Acts;
}

const icons: Readonly<Record<Agreement['state'], IconName>> = { open: 'clock', reportedDone: 'sent', verified: 'ok', dropped: 'stop' };

export const AgreementItem = ({ agreement, person, today, organizations, host, from, acts }: AgreementItemProps) => {
  const language = useLanguage();
  const { t, locale } = language;
  const [asked, setAsked] = useState<AgreementAct>();
  const due = agreementDueOf(agreement, today);
  const owner = [agreement.organization === undefined ? undefined : organizations.get(agreement.organization)].flatMap((one) => (one ? [wordsIn(one.name, locale)] : []));
  const who = [...owner, ...(agreement.person ? [agreement.person.name] : [])].join(', ') || t('agreements.nobody');
  const allowed = (['report', 'verify', 'drop'] as const).filter((act) => mayMove('agreement', agreement.state, moveOf[act]) && mayMoveAgreement(person, today, { to: moveOf[act], agreement, host }));
  return (
    <li className={`agreement agreement--${due.state}`}>
      <h3>{agreement.text}</h3>
      <p>
        {who}
        {due.state !== 'closed' && (
          <>
            {' · '}
            <span className="agreement__due">{agreementDueWords(language, agreement, today)}</span>
          </>
        )}{' '}
        <span className="state">
          <Icon name={icons[agreement.state]} size={18} />
          {due.state === 'closed' ? agreementDueWords(language, agreement, today) : t(`agreementState.${agreement.state}`)}
        </span>{' '}
        {agreement.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
      </p>
      {agreement.closingNote && <p>“{agreement.closingNote}”</p>}
      {from !== undefined && (
        <p>
          <Link href={addresses.meeting(agreement.meeting)}>{from}</Link>
        </p>
      )}
      {allowed.length > 0 && (
        <div className="row">
          {allowed.includes('report') && agreement.commitments.length > 0 && (
            <LinkButton look="quiet" aria-label={`${t('evidence.add')}: ${agreement.text}`} href={addresses.newEvidence({ agreement: agreement.id, commitment: agreement.commitments.length === 1 ? agreement.commitments[0] : undefined, milestone: agreement.milestone })}>
              {t('evidence.add')}
            </LinkButton>
          )}
          {allowed.map((act) => (
            <Button key={act} look="quiet" aria-label={`${t(`agreements.act.${act}`)}: ${agreement.text}`} onClick={() => setAsked(act)}>
              {t(`agreements.act.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {asked && (
        <AgreementDialog
          agreement={agreement}
          act={asked}
          onClose={() => setAsked(undefined)}
          onSent={(change) => {
            setAsked(undefined);
            acts.wrote(change, `agreements.done.${asked}`);
          }}
        />
      )}
    </li>
  );
};
