/** The questions, and "we see it differently" beside what the area says of each milestone. Kept as it is typed. */
import { useId, useRef, useState, useSyncExternalStore } from 'react';
import { progressSeen, viewId, viewLimits } from '../../domain/civil-society-view';
import type { Commitment } from '../../domain/commitment';
import type { DecisionRefusal } from '../../domain/deciding';
import type { Milestone } from '../../domain/milestone';
import type { Organization } from '../../domain/organization';
import type { CheckInSlot } from '../../domain/schedule';
import type { Json } from '../../domain/json';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { viewDraftKind } from '../../storage/review-drafts';
import { sendFrom, useDesk, useTyped, type Desk } from '../../storage/use-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { KeepingNote } from '../../ui/keeping-note';
import { Section } from '../../ui/section';
import { Segmented } from '../../ui/segmented';
import { Differences } from './differences';
import { answersOfView, emptyView, lackingOf, type Lacking, type TypedView } from './view-draft';

interface ViewFormProps {
  readonly commitment: Commitment;
  readonly slot: CheckInSlot;
  readonly milestones: readonly Milestone[];
  /** That speaks. */
  readonly organization: Organization;
}

export const ViewForm = (asked: ViewFormProps) => {
  const key = `${viewDraftKind}/${viewId(asked.commitment.id, asked.slot.from, asked.organization.id)}`;
  const desk = useDesk<TypedView>({ key, kind: viewDraftKind, start: () => emptyView });
  return desk ? <Form {...asked} desk={desk} /> : null;
};

const Form = ({ commitment, slot, milestones, organization, desk }: ViewFormProps & { readonly desk: Desk<TypedView> }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const [typed, type] = useTyped(desk);
  const keeping = useSyncExternalStore(desk.keeper.subscribe, desk.keeper.keeping);
  const [problem, setProblem] = useState<MessageId>();
  const [isAsking, setAsking] = useState(false);
  const [wasTried, setTried] = useState(false);
  const place = useRef<HTMLFormElement>(null);
  const id = useId();
  const lacking = wasTried ? lackingOf(typed) : [];
  const errorOf = (what: Lacking): string | undefined => (lacking.includes(what) ? t('views.answerMissing') : undefined);
  const yesNo = (['yes', 'no'] as const).map((value) => ({ value, label: t(`views.${value}`) }));
  const ask = (): void => {
    setTried(true);
    if (answersOfView(typed)) return setAsking(true);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('.field--bad input, .field--bad textarea')?.focus());
  };
  const send = async (): Promise<void> => {
    setAsking(false);
    setProblem(undefined);
    const answers = answersOfView(typed);
    if (!answers) return;
    const sending = await sendFrom(device, desk, { kind: 'view.give', arguments: { commitment: commitment.id, organization: organization.id, from: slot.from, ...answers } as unknown as Json });
    if (sending.kind === 'refused') setProblem(refusalWords(sending.refusal));
    if (sending.kind === 'not-saved') setProblem('views.notSaved');
  };
  return (
    <form
      ref={place}
      className="stack stack--6"
      noValidate
      aria-labelledby={`${id}t`}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <p id={`${id}t`} className="hint">
        {t('views.formNote')}
      </p>
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      {lacking.length > 0 && <Banner tone="soon" live="alert" title={t('views.lacking', { count: lacking.length })} />}
      <Segmented legend={t('views.metLeads')} layout="row" value={typed.metLeads} segments={yesNo} onChange={(metLeads) => type({ metLeads })} error={errorOf('metLeads')} />
      <Segmented legend={t('views.knowsContact')} layout="row" value={typed.knowsContact} segments={yesNo} onChange={(knowsContact) => type({ knowsContact })} error={errorOf('knowsContact')} />
      <Segmented
        legend={t('views.seesProgress')}
        layout="four"
        value={typed.seesProgress}
        segments={progressSeen.map((value) => ({ value, label: t(`progressSeen.${value}`) }))}
        onChange={(seesProgress) => type({ seesProgress })}
        error={errorOf('seesProgress')}
      />
      <TextArea label={t('views.stretch')} hint={t('views.stretchHint')} rows={4} maxLength={viewLimits.stretch} value={typed.stretch} onChange={(event) => type({ stretch: event.target.value })} />
      {milestones.length > 0 && (
        <Section title={t('views.byMilestone')}>
          <Differences milestones={milestones} differs={typed.differs} onChange={(differs) => type({ differs })} wasTried={wasTried} />
        </Section>
      )}
      <div className="row">
        <Button look="go" type="submit">
          {t('views.send')}
        </Button>
        <KeepingNote keeping={keeping} onAgain={() => void desk.keeper.flush()} />
      </div>
      {isAsking && <SendDialog onClose={() => setAsking(false)} onSend={() => void send()} />}
    </form>
  );
};

interface SendDialogProps {
  readonly onClose: () => void;
  readonly onSend: () => void;
}

const SendDialog = ({ onClose, onSend }: SendDialogProps) => {
  const { t } = useLanguage();
  return (
    <Dialog
      title={t('views.sendTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.goBack')}</Button>
          <Button look="go" onClick={onSend}>
            {t('views.send')}
          </Button>
        </>
      }
    >
      <p>{t('views.sendNote')}</p>
    </Dialog>
  );
};

const refusals: Readonly<Record<string, MessageId>> = {
  'no-such-period': 'views.refused.period',
  'period-not-open': 'views.refused.notOpen',
  'already-given': 'views.refused.already',
  'milestone-of-another-commitment': 'views.refused.milestone',
  'milestone-twice': 'views.refused.milestone',
  'reason-too-short': 'views.refused.reason',
  forbidden: 'views.refused.forbidden',
  missing: 'views.refused.missing',
};

/** Why it was not written, in words. */
const refusalWords = ({ problem, why }: DecisionRefusal): MessageId => refusals[why] ?? refusals[problem] ?? 'views.refused.other';
