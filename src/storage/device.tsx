/** This tablet, in the hands of one person and opened on one plan: the window through which screens keep and read. */
import { createContext, useContext } from 'react';
import type { Day } from '../domain/day';
import type { DexieCache } from './dexie-cache';
import type { DexieWords } from './dexie-words';
import type { WritingDevice } from './write';

export interface Device extends WritingDevice {
  readonly words: DexieWords;
  readonly cache: DexieCache;
  readonly user: string;
  readonly plan: string;
  /** Today where the plan is carried out. */
  readonly today: () => Day;
}

const DeviceContext = createContext<Device | null>(null);

export const DeviceProvider = DeviceContext.Provider;

export const useDevice = (): Device => {
  const device = useContext(DeviceContext);
  if (!device) throw new Error('a screen of the plan was opened without a device');
  return device;
};
