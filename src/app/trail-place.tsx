/** The trail of a record and the refused attempts, and the server that is asked for them. */
import { askServer } from '../features/accounts/ask-server';
import { orThrow, ServerQueries, troubleOf } from '../features/accounts/server-queries';
import { troubleWords } from '../features/accounts/trouble-words';
import { AttemptsPage } from '../features/trail/attempts-page';
import { TrailPage } from '../features/trail/trail-page';
import { useLanguage } from '../language/language-context';
import { useDevice } from '../storage/device';
import { readAttempts, readHistory } from '../storage/trail-answers';

export const TrailPlace = ({ entity, id }: { readonly entity: string; readonly id: string }) => {
  const { plan } = useDevice();
  const language = useLanguage();
  const ask = () => orThrow(askServer(`/plans/${encodeURIComponent(plan)}/rows/${encodeURIComponent(entity)}/${encodeURIComponent(id)}/history`, { read: readHistory }));
  return (
    <ServerQueries>
      <TrailPage entity={entity} id={id} ask={ask} wordsOf={(error) => troubleWords(language, troubleOf(error))} />
    </ServerQueries>
  );
};

export const AttemptsPlace = () => {
  const { plan } = useDevice();
  const language = useLanguage();
  const ask = (after: string | undefined) => orThrow(askServer(`/plans/${encodeURIComponent(plan)}/attempts${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`, { read: readAttempts }));
  return (
    <ServerQueries>
      <AttemptsPage ask={ask} wordsOf={(error) => troubleWords(language, troubleOf(error))} />
    </ServerQueries>
  );
};
