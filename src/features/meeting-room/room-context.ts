/** What every pane of the room works with: its facts, and one way to write that says so when it did not work. */
import { createContext, useContext } from 'react';
import type { RowOperation } from '../../domain/change';
import type { RecordId } from '../../domain/ids';
import type { Act } from '../../storage/write';
import type { RoomFacts } from './room-facts';

/** What can be taken back for ten seconds: said in words, and how once the change has left. */
export interface Undo {
  readonly message: string;
  readonly back: () => Act;
}

export interface Room {
  readonly facts: RoomFacts;
  /** True once it is on the disk. */
  readonly write: (act: Act, undo?: Undo) => Promise<boolean>;
  readonly newId: () => RecordId;
  /** Puts a mark into the recording, where one is going on. */
  readonly mark: (at: { readonly agendaItem?: RecordId; readonly agreement?: RecordId }) => void;
  /** The point that is being talked about. */
  readonly current: RecordId | undefined;
  readonly turnTo: (item: RecordId | undefined) => void;
}

const RoomContext = createContext<Room | null>(null);

export const RoomProvider = RoomContext.Provider;

export const useRoom = (): Room => {
  const room = useContext(RoomContext);
  if (!room) throw new Error('a pane stands outside of its room');
  return room;
};

export const editAct = (...operations: readonly RowOperation[]): Act => ({ kind: 'edit', operations });
