/** The area's one answer to a review: kept as it is typed, sent once, published together with what it answers. */
import { useState, useSyncExternalStore } from 'react';
import { reviewLimits, type Review } from '../../domain/review';
import type { DecisionRefusal } from '../../domain/deciding';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { replyDraftKind } from '../../storage/review-drafts';
import { sendFrom, useDesk, useTyped, type Desk } from '../../storage/use-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { KeepingNote } from '../../ui/keeping-note';
import { Section } from '../../ui/section';

interface Typed {
  readonly text: string;
}

interface ReplyFormProps {
  readonly review: Review;
  /** Whose words these are: the area's own, or coordination's for it. */
  readonly isOwn: boolean;
  readonly area: string;
}

export const ReplyForm = (asked: ReplyFormProps) => {
  const desk = useDesk<Typed>({ key: `${replyDraftKind}/${asked.review.id}`, kind: replyDraftKind, start: () => ({ text: '' }) });
  return desk ? <Form {...asked} desk={desk} /> : null;
};

const Form = ({ review, isOwn, area, desk }: ReplyFormProps & { readonly desk: Desk<Typed> }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const [{ text }, type] = useTyped(desk);
  const keeping = useSyncExternalStore(desk.keeper.subscribe, desk.keeper.keeping);
  const [problem, setProblem] = useState<MessageId>();
  const [isAsking, setAsking] = useState(false);
  const [wasTried, setTried] = useState(false);
  const isMissing = text.trim() === '';
  const ask = (): void => {
    setTried(true);
    if (!isMissing) setAsking(true);
  };
  const send = async (): Promise<void> => {
    setAsking(false);
    setProblem(undefined);
    const sending = await sendFrom(device, desk, { kind: 'review.reply', arguments: { review: review.id, text: text.trim() } });
    if (sending.kind === 'refused') setProblem(refusalWords(sending.refusal));
    if (sending.kind === 'not-saved') setProblem('verdicts.notSaved');
  };
  return (
    <Section id="responder" title={isOwn ? t('verdicts.yourAnswer') : t('verdicts.answerFor', { area })}>
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      {!isOwn && <p className="hint">{t('verdicts.onBehalfNote', { area })}</p>}
      <TextArea
        label={t('verdicts.answerLabel')}
        hint={t('verdicts.answerHint')}
        rows={6}
        maxLength={reviewLimits.reply}
        value={text}
        onChange={(event) => type({ text: event.target.value })}
        error={wasTried && isMissing ? t('verdicts.refused.text') : undefined}
      />
      <div className="row">
        <Button look="go" onClick={ask}>
          {t('verdicts.send')}
        </Button>
        <KeepingNote keeping={keeping} onAgain={() => void desk.keeper.flush()} />
      </div>
      {isAsking && (
        <Dialog
          title={t('verdicts.sendTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('ui.goBack')}</Button>
              <Button look="go" onClick={() => void send()}>
                {t('verdicts.send')}
              </Button>
            </>
          }
        >
          <p>{t('verdicts.sendNote')}</p>
        </Dialog>
      )}
    </Section>
  );
};

const refusals: Readonly<Record<string, MessageId>> = {
  'reply-window-over': 'verdicts.refused.over',
  'already-replied': 'verdicts.refused.already',
  'not-confirmed': 'verdicts.refused.notConfirmed',
  followed: 'verdicts.refused.followed',
  'text-missing': 'verdicts.refused.text',
  forbidden: 'verdicts.refused.forbidden',
  missing: 'verdicts.refused.missing',
};

/** Why it was not written, in words. */
const refusalWords = ({ problem, why }: DecisionRefusal): MessageId => refusals[why] ?? refusals[problem] ?? 'verdicts.refused.other';
