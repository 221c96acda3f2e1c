/** What each device owes: coordination's page, and the server that is asked for it. */
import { askServer } from '../features/accounts/ask-server';
import { orThrow, ServerQueries, troubleOf } from '../features/accounts/server-queries';
import { troubleWords } from '../features/accounts/trouble-words';
import { readOwingDevices } from '../features/coordination/owing-devices';
import { OwingDevicesPage } from '../features/coordination/owing-devices-page';
import { useLanguage } from '../language/language-context';
import { useDevice } from '../storage/device';

export const OwingDevicesPlace = () => {
  const { plan } = useDevice();
  const language = useLanguage();
  const ask = () => orThrow(askServer(`/plans/${encodeURIComponent(plan)}/devices`, { read: readOwingDevices }));
  return (
    <ServerQueries>
      <OwingDevicesPage ask={ask} wordsOf={(error) => troubleWords(language, troubleOf(error))} />
    </ServerQueries>
  );
};
