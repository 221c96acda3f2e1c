/** Who takes the notes, shown to all; the pen passes to somebody else with one tap. */
import { useState } from 'react';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { participantNamed } from './agreement-form';
import { backAct, penAct } from './room-acts';
import { useRoom } from './room-context';

export const Pen = () => {
  const { t } = useLanguage();
  const { facts, write } = useRoom();
  const [isPassing, setPassing] = useState(false);
  const { noteTaker } = facts.meeting;
  const pass = (name: string): void => {
    setPassing(false);
    void write(penAct(facts.meeting, participantNamed(facts, name)), { message: t('room.penPassed', { name }), back: () => backAct(facts.meeting, 'noteTaker') });
  };
  const names = [...new Set([...facts.attendance.flatMap(({ name, presence }) => (presence === 'present' && name !== undefined ? [name] : [])), ...facts.members.map(({ name }) => name)])];
  return (
    <div className="pen">
      <p>{noteTaker ? t('room.penOf', { name: noteTaker.name }) : t('room.penOfNobody')}</p>
      {facts.mayWrite && (
        <Button look="quiet" onClick={() => setPassing(true)}>
          {t('room.passPen')}
        </Button>
      )}
      {isPassing && (
        <Dialog title={t('room.passPenTitle')} onClose={() => setPassing(false)} actions={<Button onClick={() => setPassing(false)}>{t('ui.cancel')}</Button>}>
          <div className="stack stack--2">
            {names
              .filter((name) => name !== noteTaker?.name)
              .map((name) => (
                <Button key={name} wide onClick={() => pass(name)}>
                  {name}
                </Button>
              ))}
          </div>
        </Dialog>
      )}
    </div>
  );
};
