/** What those who were there ask of circulated minutes, and what they are answered. */
import { useState } from 'react';
import { commentKinds, type CommentKind } from '../../domain/minutes';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { Card } from '../../ui/card';
import { DemoTag } from '../../ui/demo-tag';
import { Section } from '../../ui/section';
import { Segmented } from '../../ui/segmented';
import { answer, comment } from './minutes-acts';
import { PointSelect } from './point-select';
import type { MinutesReading } from './read-minutes';
import { WordsForm } from './words-form';

export const Comments = ({ reading }: { readonly reading: MinutesReading }) => {
  const { t } = useLanguage();
  const { comments, mayComment } = reading;
  if (comments.length === 0 && !mayComment) return null;
  return (
    <Section title={t('minutes.comments')} id="comentarios">
      {comments.length === 0 && <p className="hint">{t('minutes.noComments')}</p>}
      {comments.map((one) => (
        <OneComment key={one.id} reading={reading} one={one} />
      ))}
      {mayComment && <NewComment reading={reading} />}
    </Section>
  );
};

interface OneCommentProps {
  readonly reading: MinutesReading;
  readonly one: MinutesReading['comments'][number];
}

const OneComment = ({ reading, one }: OneCommentProps) => {
  const language = useLanguage();
  const { t } = language;
  const device = useDevice();
  const point = reading.agenda.find(({ id }) => id === one.agendaItem)?.title;
  const draft = `minutes-answer/${one.id}`;
  const act = (state: 'taken' | 'declined') => (text: string) => answer(device, reading, one, { state, answer: text, draft });
  return (
    <Card look={one.state === 'open' ? 'look' : 'plain'}>
      <h3>
        {t(`commentKind.${one.kind}`)} · {one.name} {one.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
      </h3>
      <p className="hint">{[formatDay(language, one.on), point, t(`commentState.${one.state}`)].filter(Boolean).join(' · ')}</p>
      <p className="prewrap">{one.text}</p>
      {one.answer !== undefined && (
        <p className="written">
          <b>{t('minutes.answer')}:</b> {one.answer}
        </p>
      )}
      {one.state === 'open' && reading.mayAnswer && (
        <WordsForm
          draft={draft}
          kind="minutes-answer"
          label={t('minutes.answer')}
          acts={[
            { word: t('minutes.take'), look: 'go', act: act('taken') },
            { word: t('minutes.decline'), look: 'line', act: act('declined') },
          ]}
        />
      )}
    </Card>
  );
};

const NewComment = ({ reading }: { readonly reading: MinutesReading }) => {
  const { t } = useLanguage();
  const device = useDevice();
  const [kind, setKind] = useState<CommentKind>('comment');
  const [agendaItem, setAgendaItem] = useState<string>();
  const draft = `minutes-comment/${reading.meeting.id}`;
  return (
    <WordsForm
      draft={draft}
      kind="minutes-comment"
      label={t('minutes.yourComment')}
      hint={t('minutes.yourCommentHint')}
      acts={[{ word: t('minutes.sendComment'), look: 'go', act: (text) => comment(device, reading, { kind, text, agendaItem, draft }) }]}
    >
      <Segmented legend={t('minutes.commentKind')} value={kind} onChange={setKind} segments={commentKinds.map((value) => ({ value, label: t(`commentKind.${value}`) }))} />
      <PointSelect agenda={reading.agenda} value={agendaItem} onChange={setAgendaItem} />
    </WordsForm>
  );
};
