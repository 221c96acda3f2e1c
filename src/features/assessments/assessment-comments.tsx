/** What members say of a shared form, each under their name; open until its day. */
import { useState } from 'react';
import { assessmentLimits, type Assessment } from '../../domain/assessment';
import { formatDay } from '../../language/dates';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import { assessmentCommentDraftKind } from '../../storage/review-drafts';
import { useKeptText } from '../../storage/use-kept-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { ItemState } from '../../ui/item-state';
import { Quote } from '../../ui/quote';
import { Section } from '../../ui/section';
import type { AssessmentReading } from './read-assessments';
import { refusalWords } from './refusals';

interface AssessmentCommentsProps {
  readonly reading: AssessmentReading;
  readonly assessment: Assessment;
}

export const AssessmentComments = ({ reading, assessment: { comments = [], commentsUntil } }: AssessmentCommentsProps) => {
  const language = useLanguage();
  const { t, locale } = language;
  const { nameOf, organizations, mayComment } = reading;
  if (comments.length === 0 && !mayComment) return null;
  return (
    <Section title={t('assessments.comments')} id="comentarios">
      {comments.length === 0 && <p className="small muted">{t('assessments.noComments')}</p>}
      {comments.map(({ text, by, organization, on }) => {
        const place = organizations.get(organization);
        return (
          <Quote key={`${by} ${on} ${text}`} title={[nameOf(by), place && wordsIn(place.name, locale), formatDay(language, on)].filter(Boolean).join(' · ')}>
            <p className="prewrap">{text}</p>
          </Quote>
        );
      })}
      {mayComment && <NewComment id={reading.id} until={commentsUntil ?? ''} />}
    </Section>
  );
};

const NewComment = ({ id, until }: { readonly id: string; readonly until: string }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const draft = `${assessmentCommentDraftKind}/${id}`;
  const { text, write, isKept } = useKeptText(draft, assessmentCommentDraftKind);
  const [problem, setProblem] = useState<MessageId>();
  const [wasTried, setTried] = useState(false);
  if (text === undefined) return null;
  const send = async (): Promise<void> => {
    setTried(true);
    setProblem(undefined);
    if (text.trim() === '') return;
    try {
      const written = await record(device, { kind: 'assessment.comment', arguments: { assessment: id, text: text.trim() }, draft });
      if (!written.accepted) return setProblem(refusalWords(written.refusal));
      setTried(false);
      write('');
    } catch {
      setProblem('assessments.notSaved');
    }
  };
  return (
    <div className="stack stack--2">
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      <TextArea
        label={t('assessments.yourComment')}
        hint={t('assessments.commentHint', { day: formatDay(language, until) })}
        rows={4}
        maxLength={assessmentLimits.comment}
        value={text}
        onChange={(event) => write(event.target.value)}
        error={wasTried && text.trim() === '' ? t('assessments.refused.text') : undefined}
      />
      <div className="row">
        <Button onClick={() => void send()}>{t('assessments.sendComment')}</Button>
        {!isKept && <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>}
      </div>
    </div>
  );
};
