/** The lines being written, one state for all of them: a key changes one line, and only that line is drawn again. */
import { createStore, type StoreApi } from 'zustand';
import type { LineDraft } from '../../domain/check-in';
import type { RecordId } from '../../domain/ids';

export interface DeskState {
  readonly lines: Readonly<Record<RecordId, LineDraft>>;
  /** How often sending was tried: from the first time on, each line says what it lacks. */
  readonly attempts: number;
}

export type Desk = StoreApi<DeskState>;

export const createDesk = (lines: readonly LineDraft[]): Desk =>
  createStore<DeskState>()(() => ({ lines: Object.fromEntries(lines.map((line) => [line.milestone, line])), attempts: 0 }));

export const linesOnDesk = (desk: Desk): readonly LineDraft[] => Object.values(desk.getState().lines);

/** How many lines have their level chosen. */
export const answeredOnDesk = ({ lines }: DeskState): number => Object.values(lines).filter((line) => line.reported !== undefined).length;

export const writeLine = (desk: Desk, milestone: RecordId, part: Partial<LineDraft>): void =>
  desk.setState(({ lines }) => {
    const line = lines[milestone];
    return line ? { lines: { ...lines, [milestone]: { ...line, ...part } } } : {};
  });
