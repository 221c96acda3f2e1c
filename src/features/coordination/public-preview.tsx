/** What will be public: exactly what the whitelist lets out, drawn from it and from nothing else. */
import { toPublicCheckIn, type PublicCheckInLine } from '../../domain/publication';
import { formatDay, formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import type { Milestone } from '../../domain/milestone';
import { DemoTag } from '../../ui/demo-tag';
import { SaidTexts } from './said-texts';
import type { SubmittedReading } from './read-submitted';

export const PublicPreview = ({ reading }: { readonly reading: SubmittedReading }) => {
  const language = useLanguage();
  const { area, milestones, commitment, checkIn } = reading;
  const inOrder = milestones.flatMap(({ id }) => reading.lines.find(({ milestone }) => milestone === id) ?? []);
  const open = toPublicCheckIn(checkIn, inOrder);
  return (
    <div className="stack">
      <div>
        <p>
          <b>{area ? <Spoken words={area.name} /> : commitment.code}</b> {open.demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
        </p>
        <p className="small">
          {commitment.code} · {formatPeriod(language, open.from, open.to)} · {language.t('coordination.submittedOn', { day: formatDay(language, open.submittedOn) })}
          {open.round > 1 && ` · ${language.t('coordination.round', { round: open.round })}`}
          {open.onBehalf && ` · ${language.t('coordination.onBehalfShort')}`}
        </p>
      </div>
      <ol className="list">
        {open.lines.map((line) => (
          <PublicLine key={line.milestone} line={line} milestone={milestones.find(({ id }) => id === line.milestone)} />
        ))}
      </ol>
      <p className="small muted">{language.t('coordination.previewNote')}</p>
    </div>
  );
};

const PublicLine = ({ line, milestone }: { readonly line: PublicCheckInLine; readonly milestone: Milestone | undefined }) => (
  <li className="preview">
    {milestone && (
      <h3>
        {milestone.order}. <Spoken words={milestone.text} />
      </h3>
    )}
    <SaidTexts said={line} />
  </li>
);
