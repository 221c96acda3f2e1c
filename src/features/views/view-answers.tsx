/** What one organization said of one period, question by question. */
import type { ReactNode } from 'react';
import type { CivilSocietyView } from '../../domain/civil-society-view';
import type { Milestone } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';

interface ViewAnswersProps {
  readonly view: CivilSocietyView;
  readonly milestones: readonly Milestone[];
}

export const ViewAnswers = ({ view, milestones }: ViewAnswersProps) => {
  const { t } = useLanguage();
  const { metLeads, knowsContact, seesProgress, stretch, differs } = view;
  return (
    <dl className="facts">
      <Fact label={t('views.metLeads')}>{t(metLeads ? 'views.yes' : 'views.no')}</Fact>
      <Fact label={t('views.knowsContact')}>{t(knowsContact ? 'views.yes' : 'views.no')}</Fact>
      <Fact label={t('views.seesProgress')}>{t(`progressSeen.${seesProgress}`)}</Fact>
      {stretch !== undefined && stretch !== '' && (
        <Fact label={t('views.stretch')}>
          <span className="prewrap">{stretch}</span>
        </Fact>
      )}
      {differs.map((one) => {
        const milestone = milestones.find(({ id }) => id === one.milestone);
        return (
          <Fact key={one.milestone} label={t('views.differsOn', { number: milestone?.order ?? '' })}>
            {milestone && (
              <span className="facts__line muted">
                <Spoken words={milestone.text} />
              </span>
            )}
            {one.sees !== undefined && <b className="facts__line">{t('views.seesIt', { level: t(`reported.${one.sees}`) })}</b>}
            <span className="prewrap">{one.why}</span>
          </Fact>
        );
      })}
    </dl>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
