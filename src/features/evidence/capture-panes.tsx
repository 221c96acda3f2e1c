/** The ways to bring something, and the one that is open: one at a time, the others wait. */
import { useState } from 'react';
import { recordId } from '../../domain/ids';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { CameraPane } from './camera-pane';
import { ScanPane } from './scan-pane';
import { SoundPane } from './sound-pane';
import { Sources, type Source } from './sources';
import type { Capture } from './use-capture';

export const CapturePanes = ({ capture }: { readonly capture: Capture }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const { typed, begin, addFiles, addPage, addRecording, addWords } = capture;
  const [open, setOpen] = useState<Source>();
  const [sound] = useState(() => typed.sound ?? recordId(device.now(), device.random(10)));
  const close = (): void => setOpen(undefined);
  switch (open) {
    case 'camera':
      return (
        <CameraPane
          taken={typed.items.filter(({ kind, origin }) => kind === 'photo' && origin === 'captured').length}
          shutterWord={t('camera.shutter')}
          doneWord={t('camera.done')}
          onOpen={() => begin('camera')}
          onShot={(photo) => void addFiles([photo], { how: 'camera', origin: 'captured' })}
          onDone={close}
        />
      );
    case 'scan':
      return <ScanPane onOpen={() => begin('scan')} onPage={addPage} onDocument={(pdf, pages) => addFiles([pdf], { how: 'scan', origin: 'captured', name: t('scan.fileName'), pages })} onClose={close} />;
    case 'sound':
      return <SoundPane id={sound} onOpen={() => begin('recorder').then(() => capture.type({ sound }))} onRecording={addRecording} onClose={close} />;
    default:
      return (
        <Sources
          onSource={setOpen}
          onPick={() => begin('files')}
          onFiles={(files) => void addFiles(files, { how: 'files', origin: 'imported' })}
          onLink={() => addWords({ kind: 'link', link: { url: '', title: '', seenOn: device.today() } })}
          onObservation={() => addWords({ kind: 'observation', text: '' })}
        />
      );
  }
};
