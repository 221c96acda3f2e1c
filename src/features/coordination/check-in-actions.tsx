/** What coordination can do with a check-in, and what happened when it did. */
import { useState } from 'react';
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Toast } from '../../ui/toast';
import { PublicPreview } from './public-preview';
import type { SubmittedReading } from './read-submitted';
import { ReturnDialog } from './return-dialog';
import { useCheckInActs } from './use-check-in-acts';

type Open = 'return' | 'publish' | 'acceptAndPublish' | 'preview';

export const CheckInActions = ({ reading }: { readonly reading: SubmittedReading }) => {
  const language = useLanguage();
  const { checkIn, mayAccept, mayReturn, mayPublish } = reading;
  const [open, setOpen] = useState<Open | undefined>();
  const { done, problem, act, undo, finish } = useCheckInActs(checkIn.id);
  const close = (): void => setOpen(undefined);
  const publish = (): void => {
    close();
    void act(open === 'publish' ? { acts: ['publish'], message: 'coordination.done.publish' } : { acts: ['accept', 'publish'], message: 'coordination.done.acceptAndPublish' });
  };
  const isSubmitted = checkIn.state === 'submitted';
  return (
    <div className="stack">
      <div className="row">
        {isSubmitted && mayAccept && (
          <Button look="go" onClick={() => void act({ acts: ['accept'], message: 'coordination.done.accept' })}>
            {language.t('coordination.accept')}
          </Button>
        )}
        {isSubmitted && mayAccept && mayPublish && <Button onClick={() => setOpen('acceptAndPublish')}>{language.t('coordination.acceptAndPublish')}</Button>}
        {checkIn.state === 'accepted' && mayPublish && (
          <Button look="go" onClick={() => setOpen('publish')}>
            {language.t('coordination.publish')}
          </Button>
        )}
        {isSubmitted && mayReturn && <Button onClick={() => setOpen('return')}>{language.t('coordination.return')}</Button>}
        <Button look="quiet" icon="eye" onClick={() => setOpen('preview')}>
          {language.t(checkIn.state === 'published' ? 'coordination.isPublic' : 'coordination.willBePublic')}
        </Button>
      </div>
      {isSubmitted && mayAccept && <p className="small muted">{language.t('coordination.acceptNote')}</p>}
      {problem && <Banner tone="bad" live="alert" title={language.t(problem)} />}
      {open === 'return' && (
        <ReturnDialog
          checkIn={checkIn.id}
          onClose={close}
          onReturn={(reason, draft) => {
            close();
            void act({ acts: ['return'], message: 'coordination.done.return', reason, draft });
          }}
        />
      )}
      {open && open !== 'return' && <PublicDialog reading={reading} onClose={close} {...(open === 'preview' ? {} : { onPublish: publish, word: open })} />}
      {done && <Toast key={done.changes.join()} message={language.t(done.message)} actionWord={language.t('ui.undo')} onAction={() => void undo()} onExpire={finish} />}
    </div>
  );
};

interface PublicDialogProps {
  readonly reading: SubmittedReading;
  readonly onClose: () => void;
  readonly onPublish?: () => void;
  readonly word?: 'publish' | 'acceptAndPublish';
}

/** Whoever publishes sees first what everybody will see. */
const PublicDialog = ({ reading, onClose, onPublish, word = 'publish' }: PublicDialogProps) => {
  const language = useLanguage();
  return (
    <Dialog
      title={language.t(reading.checkIn.state === 'published' ? 'coordination.isPublic' : 'coordination.willBePublic')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{language.t(onPublish ? 'ui.cancel' : 'ui.close')}</Button>
          {onPublish && (
            <Button look="go" onClick={onPublish}>
              {language.t(`coordination.${word}`)}
            </Button>
          )}
        </>
      }
    >
      <PublicPreview reading={reading} />
    </Dialog>
  );
};
