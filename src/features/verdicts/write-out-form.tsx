/** What a voice says, in writing: typed once by the monitoring body, beside the sound and never in its place. */
import { useState, useSyncExternalStore } from 'react';
import { reviewLimits, type Review } from '../../domain/review';
import type { DecisionRefusal } from '../../domain/deciding';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { writeOutDraftKind } from '../../storage/review-drafts';
import { sendFrom, useDesk, useTyped, type Desk } from '../../storage/use-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { KeepingNote } from '../../ui/keeping-note';
import { Section } from '../../ui/section';

interface Typed {
  readonly text: string;
}

export const WriteOutForm = ({ review }: { readonly review: Review }) => {
  const desk = useDesk<Typed>({ key: `${writeOutDraftKind}/${review.id}`, kind: writeOutDraftKind, start: () => ({ text: '' }) });
  return desk ? <Form review={review} desk={desk} /> : null;
};

const Form = ({ review, desk }: { readonly review: Review; readonly desk: Desk<Typed> }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const [{ text }, type] = useTyped(desk);
  const keeping = useSyncExternalStore(desk.keeper.subscribe, desk.keeper.keeping);
  const [problem, setProblem] = useState<MessageId>();
  const [wasTried, setTried] = useState(false);
  const isMissing = text.trim() === '';
  const send = async (): Promise<void> => {
    setTried(true);
    if (isMissing) return;
    setProblem(undefined);
    const sending = await sendFrom(device, desk, { kind: 'review.write-out', arguments: { review: review.id, text: text.trim() } });
    if (sending.kind === 'refused') setProblem(refusalWords(sending.refusal));
    if (sending.kind === 'not-saved') setProblem('verdicts.notSaved');
  };
  return (
    <Section id="por-escrito" title={t('verdicts.writeOut')}>
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      <TextArea label={t('verdicts.writeOutLabel')} hint={t('verdicts.writeOutHint')} rows={5} maxLength={reviewLimits.writtenOut} value={text} onChange={(event) => type({ text: event.target.value })} error={wasTried && isMissing ? t('verdicts.refused.writtenText') : undefined} />
      <div className="row">
        <Button look="go" onClick={() => void send()}>
          {t('verdicts.writeOutSend')}
        </Button>
        <KeepingNote keeping={keeping} onAgain={() => void desk.keeper.flush()} />
      </div>
    </Section>
  );
};

const refusals: Readonly<Record<string, MessageId>> = { 'already-written-out': 'verdicts.refused.alreadyWritten', 'text-missing': 'verdicts.refused.writtenText' };

const refusalWords = ({ problem, why }: DecisionRefusal): MessageId => refusals[why] ?? (problem === 'forbidden' ? 'verdicts.refused.forbidden' : problem === 'missing' ? 'verdicts.refused.missing' : 'verdicts.refused.other');
