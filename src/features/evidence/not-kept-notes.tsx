/** Files that were not kept, each with its reason: nothing that failed passes for saved. */
import { useLanguage } from '../../language/language-context';
import { formatBytes } from '../../language/numbers';
import { Banner } from '../../ui/banner';
import type { NotKept } from './use-capture';

export const NotKeptNotes = ({ notKept }: { readonly notKept: readonly NotKept[] }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <>
      {notKept.map(({ name, refusal }, index) => (
        <Banner key={`${name} ${index}`} tone="bad" live="alert" title={`${t('itemState.notSaved')}${name === '' ? '' : `: ${name}`}`}>
          <p>{refusal.code === 'nearly-full' ? t('notKept.nearly-full', { used: formatBytes(language, refusal.usedBytes), all: formatBytes(language, refusal.allBytes) }) : t(`notKept.${refusal.code}`)}</p>
        </Banner>
      ))}
    </>
  );
};
