/** The ways to bring something: the camera, a scan, the microphone, files, a link, words. Files also by dropping or pasting them. */
import { useEffect, useRef, useState, type ChangeEvent, type DragEvent } from 'react';
import { useLanguage } from '../../language/language-context';
import { Icon, type IconName } from '../../ui/icons';
import { hasCamera } from './camera';

export type Source = 'camera' | 'scan' | 'sound';

interface SourcesProps {
  readonly onSource: (source: Source) => void;
  /** Before the picker opens: another app comes to the front, and the page may die. */
  readonly onPick: () => Promise<unknown>;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onLink: () => void;
  readonly onObservation: () => void;
}

export const Sources = ({ onSource, onPick, onFiles, onLink, onObservation }: SourcesProps) => {
  const { t } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  usePasted(onFiles);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  const picked = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(target.files ?? [])];
    // The same file may be picked again.
    target.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      className={isOver ? 'sources sources--over' : 'sources'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {hasCamera() && (
        <>
          <SourceButton icon="camera" word={t('capture.camera')} onClick={() => onSource('camera')} />
          <SourceButton icon="pages" word={t('capture.scan')} onClick={() => onSource('scan')} />
        </>
      )}
      <SourceButton icon="microphone" word={t('capture.sound')} onClick={() => onSource('sound')} />
      <SourceButton icon="file" word={t('capture.files')} onClick={() => void onPick().then(() => picker.current?.click())} />
      <SourceButton icon="link" word={t('capture.link')} onClick={onLink} />
      <SourceButton icon="pencil" word={t('capture.observation')} onClick={onObservation} />
      <input ref={picker} className="vh" type="file" multiple tabIndex={-1} aria-hidden="true" onChange={picked} />
      <p className="sources__drop small muted">{t('capture.drop')}</p>
    </div>
  );
};

const SourceButton = ({ icon, word, onClick }: { readonly icon: IconName; readonly word: string; readonly onClick: () => void }) => (
  <button className="source" type="button" onClick={onClick}>
    <Icon name={icon} size={28} />
    {word}
  </button>
);

/** Pictures and files of the clipboard; words are left to the field they are pasted into. */
const usePasted = (onFiles: (files: readonly File[]) => void): void => {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  }, [onFiles]);
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent): void => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0) latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
};
