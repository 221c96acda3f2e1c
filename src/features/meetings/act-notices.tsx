/** What came of the last act: why it was not written, or that it can still be taken back. */
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Toast } from '../../ui/toast';
import type { Acts } from './use-acts';

export const ActNotices = ({ acts: { done, problem, undo, finish } }: { readonly acts: Acts }) => {
  const { t } = useLanguage();
  return (
    <>
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      {done && <Toast key={done.change} message={t(done.message)} actionWord={t('meetings.undo')} onAction={() => void undo()} onExpire={finish} />}
    </>
  );
};
