/** It was handed in to OGP: said here, with what they gave for it. */
import { useState } from 'react';
import { assessmentLimits } from '../../domain/assessment';
import type { Json } from '../../domain/json';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Section } from '../../ui/section';
import type { AssessmentReading } from './read-assessments';
import { refusalWords } from './refusals';

export const SubmitAssessment = ({ reading: { id, assessment } }: { readonly reading: AssessmentReading }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const [receipt, setReceipt] = useState('');
  const [problem, setProblem] = useState<MessageId>();
  const submit = async (): Promise<void> => {
    setProblem(undefined);
    const given = { assessment: id, seen: { [id]: assessment?.row.writers ?? {} }, ...(receipt.trim() === '' ? {} : { receipt: receipt.trim() }) };
    try {
      const written = await record(device, { kind: 'assessment.submit', arguments: given as unknown as Json });
      if (!written.accepted) setProblem(refusalWords(written.refusal));
    } catch {
      setProblem('assessments.notSaved');
    }
  };
  return (
    <Section title={t('assessments.submitTitle')}>
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      <p>{t('assessments.submitNote')}</p>
      <TextField label={t('assessments.receipt')} hint={t('assessments.receiptHint')} maxLength={assessmentLimits.receipt} autoComplete="off" value={receipt} onChange={(event) => setReceipt(event.target.value)} />
      <div className="row">
        <Button look="go" onClick={() => void submit()}>
          {t('assessments.submit')}
        </Button>
      </div>
    </Section>
  );
};
