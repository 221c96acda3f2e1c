/** "We see it differently", beside what the area says of a milestone. */
import type { Milestone } from '../../domain/milestone';
import { formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useRead } from '../../storage/use-live';
import { Quote } from '../../ui/quote';
import { readDiffering } from './read-views';

export const MilestoneViews = ({ milestone }: { readonly milestone: Milestone }) => {
  const language = useLanguage();
  const { t, locale } = language;
  const differing = useRead(readDiffering, milestone.commitment, milestone.id);
  if (!differing) return null;
  return differing.map(({ view, differs, organization }) => (
    <Quote key={view.id} voice="society" title={t('views.seesDifferently', { name: organization ? wordsIn(organization.name, locale) : t('views.someOrganization'), period: formatPeriod(language, view.from, view.to) })}>
      {differs.sees !== undefined && <b>{t('views.seesIt', { level: t(`reported.${differs.sees}`) })}</b>}
      <p className="prewrap">{differs.why}</p>
    </Quote>
  ));
};
