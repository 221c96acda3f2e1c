/** This tablet, in the hands of one person and opened on one plan: the window through which screens keep and read. */
import { createContext, useContext } from 'react';
import type { Day } from '../domain/day';
import { changeId } from '../domain/ids';
import type { DecisionRefusal } from '../domain/deciding';
import type { Result } from '../domain/result';
import { DexieCache } from './dexie-cache';
import { DexieWords } from './dexie-words';
import { doLeftActs, keptOverLeaving } from './left-acts';
import { personOf } from './person-reads';
import { write, type Act, type Writing, type WritingDevice } from './write';

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

/** Writes one act of the person who holds the device: durable, then visible. */
export const record = async (device: Device, act: Act): Promise<Result<Writing, DecisionRefusal>> => {
  // Words for minutes are kept over the end of a page as words, by whoever has them.
  if (act.kind === 'minutes.append') return write(device, act, { person: await personOf(device), today: device.today() });
  const id = act.id ?? changeId(device.random(16));
  return keptOverLeaving(device.words, { id, act }, async () => write(device, { ...act, id }, { person: await personOf(device), today: device.today() }));
};

/** Does what a former page had begun when it was left. */
export const finishLeftActs = (device: Device): Promise<void> => doLeftActs(device.words, ({ id, act }) => record(device, { ...act, id }));
