/** The strip on the door: an invented commitment on an invented day, so that who comes in learns to read the picture. */
import { useLanguage } from '../../language/language-context';
import { stripWords } from '../../language/strip-words';
import { Strip } from '../../ui/strip';

const today = '2026-11-18';
const axis = { from: '2025-06-01', to: '2027-09-30' };

const milestones = [
  { order: 1, due: '2025-11-30', reported: 'complete', verified: 'complete', schedule: 'done_on_time' },
  { order: 2, due: '2026-03-31', doneOn: '2026-05-20', reported: 'complete', verified: 'substantial', schedule: 'done_late' },
  { order: 3, due: '2026-08-31', reported: 'substantial', verified: 'limited', schedule: 'overdue' },
  { order: 4, due: '2026-12-15', reported: 'substantial', verified: 'unreviewed', schedule: 'due_soon' },
  { order: 5, due: '2027-05-31', reported: 'limited', verified: 'no_evidence', schedule: 'on_time' },
  { order: 6, due: '2027-08-31', reported: 'not_started', verified: 'unreviewed', schedule: 'upcoming' },
] as const;

export const ExampleStrip = () => {
  const language = useLanguage();
  const words = { ...stripWords(language, { code: '', axis, today, milestones }), title: language.t('accounts.exampleTitle') };
  const marks = milestones.map((milestone) => ({ ...milestone, key: String(milestone.order), number: milestone.order }));
  return (
    <div className="stack stack--2">
      <Strip axis={axis} span={axis} today={today} marks={marks} words={words} />
      <p className="small">{language.t('accounts.exampleNote')}</p>
    </div>
  );
};
