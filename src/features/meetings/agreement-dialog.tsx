/** Closing an agreement: reported done, verified or dropped, always with a word on why. */
import type { AgreementMove } from '../../domain/decide-agreement';
import { useLanguage } from '../../language/language-context';
import { agreementNoteDraft } from '../../storage/meeting-drafts';
import type { Kept } from '../../storage/reads';
import type { Agreement } from '../../domain/agreement';
import { ReasonedAct } from './reasoned-act';

export type AgreementAct = 'report' | 'verify' | 'drop';

export const moveOf: Readonly<Record<AgreementAct, AgreementMove>> = { report: 'reportedDone', verify: 'verified', drop: 'dropped' };

interface AgreementDialogProps {
  readonly agreement: Kept<Agreement>;
  readonly act: AgreementAct;
  readonly onSent: (change: string) => void;
  readonly onClose: () => void;
}

export const AgreementDialog = ({ agreement, act, onSent, onClose }: AgreementDialogProps) => {
  const { t } = useLanguage();
  return (
    <ReasonedAct
      title={t(`agreements.actTitle.${act}`)}
      note={t(`agreements.actNote.${act}`)}
      label={t(`agreements.actLabel.${act}`)}
      sendWord={t(`agreements.act.${act}`)}
      draft={agreementNoteDraft(agreement.id, act)}
      start={{ reason: '' }}
      actOf={({ reason }) => ({ kind: `agreement.${act}`, arguments: { agreement: agreement.id, note: reason.trim(), seen: { [agreement.id]: agreement.row.writers } } })}
      onSent={onSent}
      onClose={onClose}
    />
  );
};
