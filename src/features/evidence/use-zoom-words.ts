import { useLanguage } from '../../language/language-context';

/** What the buttons and keys of a picture are called. */
export const useZoomWords = () => {
  const { t } = useLanguage();
  return { closer: t('evidence.closer'), farther: t('evidence.farther'), whole: t('evidence.whole'), keys: t('evidence.zoomKeys') };
};
