/** What was agreed before on the same commitments and still stands: first on every agenda, by itself. */
import { useState } from 'react';
import { agreementDueOf, type Agreement } from '../../domain/agreement';
import { mayMoveAgreement, type AgreementMove } from '../../domain/decide-agreement';
import { mayMove } from '../../domain/life-cycles';
import { useLanguage } from '../../language/language-context';
import type { Kept } from '../../storage/reads';
import { AgreementMoveDialog } from './agreement-move';
import { CarriedGroup } from './carried-group';
import { ownerWords } from './owner-words';
import { useRoom } from './room-context';
import { DueWords } from './due-note';
import type { RoomFacts } from './room-facts';
import { Button } from '../../ui/button';

const moves: readonly AgreementMove[] = ['reportedDone', 'verified', 'dropped'];

/** What this person may do with it now. */
const movesOf = ({ person, today, hosts }: Pick<RoomFacts, 'person' | 'today' | 'hosts'>, agreement: Agreement): readonly AgreementMove[] =>
  moves.filter((to) => mayMove('agreement', agreement.state, to) && mayMoveAgreement(person, today, { to, agreement, host: hosts.get(agreement.meeting) }));

export const CarriedAgreements = () => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  const [moving, setMoving] = useState<{ readonly agreement: Kept<Agreement>; readonly to: AgreementMove }>();
  if (facts.carried.length === 0) return null;
  const late = facts.carried.filter((agreement) => agreementDueOf(agreement, facts.today).state === 'overdue');
  return (
    <>
      <CarriedGroup title={t('room.carried')} count={facts.carried.length} late={late.map(({ text }) => text)}>
        {facts.carried.map((agreement) => (
          <CarriedOne key={agreement.id} agreement={agreement} onMove={(to) => setMoving({ agreement, to })} />
        ))}
      </CarriedGroup>
      {moving && <AgreementMoveDialog key={`${moving.agreement.id}/${moving.to}`} agreement={moving.agreement} to={moving.to} onClose={() => setMoving(undefined)} />}
    </>
  );
};

const CarriedOne = ({ agreement, onMove }: { readonly agreement: Kept<Agreement>; readonly onMove: (to: AgreementMove) => void }) => {
  const language = useLanguage();
  const { t } = language;
  const { facts } = useRoom();
  const { state } = agreementDueOf(agreement, facts.today);
  const look = state === 'overdue' ? 'deal deal--late' : state === 'dueSoon' ? 'deal deal--soon' : 'deal';
  return (
    <li className={look}>
      <h3>{agreement.text}</h3>
      <p>
        {[t(`agreementState.${agreement.state}`), ownerWords(language, facts, agreement)].filter((part) => part !== '').join(' · ')} · <DueWords agreement={agreement} />
      </p>
      <div className="row">
        {movesOf(facts, agreement).map((to) => (
          <Button key={to} look="quiet" onClick={() => onMove(to)}>
            {t(`room.move.${to}`)}
          </Button>
        ))}
      </div>
    </li>
  );
};
