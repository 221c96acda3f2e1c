/** Words of people who may not write the official minutes: beside them, under their names. */
import { useState } from 'react';
import type { Contribution } from '../../domain/minutes';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { record } from '../../storage/record';
import { Button } from '../../ui/button';
import { Section } from '../../ui/section';
import { contribute } from './minutes-acts';
import { PointSelect } from './point-select';
import type { MinutesReading } from './read-minutes';
import { WordsForm } from './words-form';

export const ContributionList = ({ contributions }: { readonly contributions: readonly Contribution[] }) => {
  const { t } = useLanguage();
  const device = useDevice();
  const remove = (id: string): void => void record(device, { kind: 'edit', operations: [{ entity: 'contribution', id, act: 'delete' }] });
  return contributions.map(({ id, name, text, author }) => (
    <div key={id} className="said-beside">
      <p className="hint">{t('minutes.contributionOf', { name })}</p>
      <p className="prewrap">{text}</p>
      {author === device.user && (
        <Button look="quiet" onClick={() => remove(id)}>
          {t('minutes.takeBack')}
        </Button>
      )}
    </div>
  ));
};

export const NewContribution = ({ reading }: { readonly reading: MinutesReading }) => {
  const { t } = useLanguage();
  const device = useDevice();
  const [agendaItem, setAgendaItem] = useState<string>();
  const draft = `minutes-contribution/${reading.meeting.id}`;
  return (
    <Section title={t('minutes.contribute')}>
      <WordsForm
        draft={draft}
        kind="minutes-contribution"
        label={t('minutes.yourContribution')}
        hint={t('minutes.yourContributionHint')}
        acts={[{ word: t('minutes.addContribution'), look: 'go', act: (text) => contribute(device, reading, { text, agendaItem, draft }) }]}
      >
        <PointSelect agenda={reading.agenda} value={agendaItem} onChange={setAgendaItem} />
      </WordsForm>
    </Section>
  );
};
