/** What can be done with a piece of evidence: put its words right, replace it, take it back, show it to everybody. */
import { useState } from 'react';
import { seenOf } from '../../domain/apply-operation';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { DescribeDialog } from './describe-dialog';
import { OriginalButton } from './original-button';
import { PublicDialog } from './public-view';
import { KeptReason } from './kept-reason';
import type { ItemReading } from './read-item';
import { useAct } from './use-act';

type Open = 'describe' | 'withdraw' | 'public';

export const ItemActs = ({ reading }: { readonly reading: ItemReading }) => {
  const { t } = useLanguage();
  const { evidence, milestones, today, mayDescribe, mayReplace, mayWithdraw, mayPublish } = reading;
  const [open, setOpen] = useState<Open>();
  const { problem, act } = useAct();
  const close = (): void => setOpen(undefined);
  const draft = `evidence-reason/${evidence.id}`;
  return (
    <div className="stack stack--2">
      {problem && open !== 'withdraw' && <Banner tone="bad" live="alert" title={t(problem)} />}
      <div className="row">
        <OriginalButton evidence={evidence} />
        <Button icon="eye" onClick={() => setOpen('public')}>
          {t(evidence.publishedOn === undefined ? 'publication.title' : 'publication.isPublic')}
        </Button>
        {mayDescribe && <Button onClick={() => setOpen('describe')}>{t('evidence.describe')}</Button>}
        {mayReplace && <LinkButton href={addresses.newEvidence({ replaces: evidence.id })}>{t('evidence.replace')}</LinkButton>}
        {mayWithdraw && (
          <Button look="stop" onClick={() => setOpen('withdraw')}>
            {t('evidence.withdraw')}
          </Button>
        )}
      </div>
      {open === 'describe' && <DescribeDialog evidence={evidence} milestones={milestones} onClose={close} />}
      {open === 'public' && (
        <PublicDialog
          evidence={evidence}
          milestones={milestones}
          today={today}
          onClose={close}
          onPublish={
            mayPublish
              ? () => {
                  close();
                  void act({ kind: 'evidence.publish', arguments: { evidence: evidence.id, seen: { [evidence.id]: seenOf('evidence', evidence.row.writers, { title: '', milestones: [], sensitivity: '' }) } } });
                }
              : undefined
          }
        />
      )}
      {open === 'withdraw' && (
        <KeptReason
          title={t('evidence.withdraw')}
          note={t('evidence.withdrawNote')}
          label={t('evidence.withdrawReason')}
          word={t('evidence.withdraw')}
          draft={draft}
          problem={problem && t(problem)}
          onClose={close}
          onSend={(reason) => void act({ kind: 'evidence.withdraw', arguments: { evidence: evidence.id, reason }, draft }).then((written) => written && close())}
        />
      )}
    </div>
  );
};
