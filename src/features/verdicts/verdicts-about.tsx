/** What the monitoring body concluded of one thing (a commitment, a piece of evidence, a line of a check-in), where that thing is shown. */
import { useLanguage } from '../../language/language-context';
import { useRead } from '../../storage/use-live';
import { readVerdictsOfCommitment, readVerdictsOfThing, type Verdict } from './read-verdicts';
import { VerdictList } from './verdict-list';

export const VerdictsOfCommitment = ({ commitment }: { readonly commitment: string }) => {
  const { t } = useLanguage();
  const verdicts = useRead(readVerdictsOfCommitment, commitment);
  if (!verdicts) return null;
  return verdicts.length === 0 ? <p className="small muted">{t('verdicts.none')}</p> : <Standing verdicts={verdicts} />;
};

/** Nothing where nobody judged it yet. */
export const VerdictsOfThing = ({ thing }: { readonly thing: string }) => {
  const { t } = useLanguage();
  const verdicts = useRead(readVerdictsOfThing, thing);
  if (!verdicts || verdicts.length === 0) return null;
  return (
    <div className="stack stack--2">
      <p className="label">{t('verdicts.title')}</p>
      <Standing verdicts={verdicts} />
    </div>
  );
};

/** What stands is open; what it followed is folded, and one tap away. */
const Standing = ({ verdicts }: { readonly verdicts: readonly Verdict[] }) => {
  const { t } = useLanguage();
  const former = verdicts.filter(({ review }) => review.followedBy !== undefined);
  return (
    <>
      <VerdictList verdicts={verdicts.filter(({ review }) => review.followedBy === undefined)} />
      {former.length > 0 && (
        <details>
          <summary>{t('verdicts.former', { count: former.length })}</summary>
          <VerdictList verdicts={former} />
        </details>
      )}
    </>
  );
};
